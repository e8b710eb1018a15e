/// The sizes of a convolution: square kernel, equal stride and padding in both directions.
///
/// Output height is ⌊(height + 2 · padding − side) / stride⌋ + 1, and the width alike.
package struct ConvolutionShape: Sendable, Hashable {
  package let input: ImageShape
  package let output: ImageShape
  /// Pixels of the kernel along one side.
  package let side: Int
  package let stride: Int
  /// Rows and columns of zeros around the image.
  package let padding: Int

  /// - Precondition: All counts are positive, and the kernel fits into the padded image.
  package init(_ input: ImageShape, channels: Int, side: Int, stride: Int = 1, padding: Int = 0) {
    precondition(
      input.count > 0 && channels > 0 && side > 0 && stride > 0 && padding >= 0
        && min(input.height, input.width) + 2 * padding >= side,
      "a convolution of side \(side) over \(input)")
    self.input = input
    self.side = side
    self.stride = stride
    self.padding = padding
    output = ImageShape(
      channels: channels, height: (input.height + 2 * padding - side) / stride + 1,
      width: (input.width + 2 * padding - side) / stride + 1)
  }

  /// Numbers that go into one output: channels · side².
  package var windowCount: Int { input.channels * side * side }
  /// Numbers of the weight.
  package var weightCount: Int { output.channels * windowCount }
}
