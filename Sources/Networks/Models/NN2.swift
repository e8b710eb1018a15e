package import Numerical

/// A convolutional network with batch normalisation after pooling: two convolutions, pooling and
/// normalisation, three times, with 32 and 64, 128 and 128, 256 and 256 channels; then dense layers
/// of 1024 and 512 units.
///
/// On 32 × 32 colour images with 10 classes it has 5,852,234 parameters.
///
/// - Source: A.-M. Todea, 2022, the network of that name.
package struct NN2: NetworkModel, Hashable {
  package static let name = "nn2"

  package let image: ImageShape
  /// Classes, or 1 for regression.
  package let outputs: Int

  /// - Throws: ``NetworkError/unfitData(_:)`` for images below 8 × 8.
  package init(image: ImageShape, outputs: Int) throws(NetworkError) {
    try image.requireSide(8, by: Self.name)
    self.image = image
    self.outputs = outputs
  }

  package func network<Scalar: RealScalar>(of type: Scalar.Type = Scalar.self) -> Network<Scalar> {
    var stack = LayerStack<Scalar>(images: image)
    for channels in [[32, 64], [128, 128], [256, 256]] {
      for count in channels {
        stack.convolution(count)
        stack.activation()
      }
      stack.maxPooling()
      stack.normalization()
    }
    for units in [1024, 512] {
      stack.dense(units)
      stack.activation()
    }
    stack.dense(outputs)
    return stack.network
  }
}
