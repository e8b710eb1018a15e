package import Numerical

/// A small convolutional network: three times convolution, ReLU and pooling, with c, 2c and 4c
/// channels; then a dense layer of 512 units with dropout, and a dense layer to the outputs.
///
/// On 32 × 32 colour images with 10 classes it has 273,818 parameters at c = 8.
package struct SimpleCNN: NetworkModel, Hashable {
  package static let name = "simple_cnn"

  package let image: ImageShape
  /// Classes, or 1 for regression.
  package let outputs: Int
  /// c: channels of the first convolution.
  package let channels: Int
  /// The share of the 512 units that training drops, in [0, 1).
  package let dropout: Double

  /// - Throws: ``NetworkError/unfitData(_:)`` for images below 8 × 8.
  package init(
    image: ImageShape, outputs: Int, channels: Int = 32, dropout: Double = 0
  ) throws(NetworkError) {
    try image.requireSide(8, by: Self.name)
    self.image = image
    self.outputs = outputs
    self.channels = channels
    self.dropout = dropout
  }

  package func network<Scalar: RealScalar>(of type: Scalar.Type = Scalar.self) -> Network<Scalar> {
    var stack = LayerStack<Scalar>(images: image)
    for multiple in [1, 2, 4] {
      stack.convolution(multiple * channels)
      stack.activation()
      stack.maxPooling()
    }
    stack.dense(512)
    stack.activation()
    stack.dropout(dropout)
    stack.dense(outputs)
    return stack.network
  }
}

extension ImageShape {
  /// Checks that neither side is below `side`.
  func requireSide(_ side: Int, by model: String) throws(NetworkError) {
    if min(height, width) < side || channels < 1 {
      throw .unfitData(
        "model '\(model)': images of \(height) × \(width) pixels are too small; "
          + "it needs \(side) × \(side) or more")
    }
  }
}
