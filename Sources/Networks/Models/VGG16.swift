package import Numerical

/// The VGG network of 13 convolutions, with biases and without normalisation, and two dense layers
/// of 512 units between dropouts.
///
/// On 32 × 32 colour images with 10 classes it has 15,245,130 parameters.
///
/// - Source: K. Simonyan, A. Zisserman, "Very deep convolutional networks for large-scale image
///   recognition", ICLR 2015, configuration D, with a smaller head for small images.
package struct VGG16: NetworkModel, Hashable {
  package static let name = "vgg16"

  package let image: ImageShape
  /// Classes, or 1 for regression.
  package let outputs: Int
  /// The share of what enters each dense layer of 512 units that training drops, in [0, 1).
  package let dropout: Double

  /// - Throws: ``NetworkError/unfitData(_:)`` for images that five poolings leave without a pixel:
  ///   below 32 × 32.
  package init(image: ImageShape, outputs: Int, dropout: Double = 0.5) throws(NetworkError) {
    try image.requireSide(32, by: Self.name)
    self.image = image
    self.outputs = outputs
    self.dropout = dropout
  }

  package func network<Scalar: RealScalar>(of type: Scalar.Type = Scalar.self) -> Network<Scalar> {
    var stack = LayerStack<Scalar>(images: image)
    for (channels, count) in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)] {
      for _ in 0..<count {
        stack.convolution(channels, start: .heNormal)
        stack.activation()
      }
      stack.maxPooling()
    }
    for _ in 0..<2 {
      stack.dropout(dropout)
      stack.dense(512)
      stack.activation()
    }
    stack.dense(outputs)
    return stack.network
  }
}
