package import Numerical

/// The mean of every window of pixels, windows side by side; rows and columns that do not fill a
/// window are left out. Images have channels last.
package struct AveragePooling<Scalar: RealScalar>: Layer {
  package let input: ImageShape
  /// Pixels of a window.
  package let windowHeight, windowWidth: Int
  package let output: ImageShape

  /// Windows of `side` × `side` pixels.
  ///
  /// - Precondition: A window fits into the image.
  package init(_ input: ImageShape, side: Int) {
    self.init(input, height: side, width: side)
  }

  /// One window, the whole image.
  package static func global(_ input: ImageShape) -> AveragePooling {
    AveragePooling(input, height: input.height, width: input.width)
  }

  private init(_ input: ImageShape, height: Int, width: Int) {
    self.input = input
    windowHeight = height
    windowWidth = width
    output = input.pooled(height: height, width: width)
  }

  package var inputCount: Int { input.count }
  package var outputCount: Int { output.count }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(_ pass: LayerPass<Scalar>) {
    let (x, y) = (pass.input, pass.output)
    let share = 1 / Scalar(windowHeight * windowWidth)
    pass.parts.run { _, samples in
      (y + samples.lowerBound * outputCount).update(
        repeating: 0, count: samples.count * outputCount)
      forEachPixel(of: samples) { pixel, window in
        for channel in 0..<input.channels { y[window + channel] += x[pixel + channel] * share }
      }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    guard let dx = gradients.input else { return }
    let dy = gradients.output
    let share = 1 / Scalar(windowHeight * windowWidth)
    pass.parts.run { _, samples in
      (dx + samples.lowerBound * inputCount).update(
        repeating: 0, count: samples.count * inputCount)
      forEachPixel(of: samples) { pixel, window in
        for channel in 0..<input.channels { dx[pixel + channel] = dy[window + channel] * share }
      }
    }
  }

  /// Runs `body` for each pixel that lies in a window: the place of its first channel in the input,
  /// and that of its window in the output.
  @inline(__always)
  private func forEachPixel(
    of samples: Range<Int>, _ body: (_ pixel: Int, _ window: Int) -> Void
  ) {
    for sample in samples {
      for row in 0..<output.height * windowHeight {
        for column in 0..<output.width * windowWidth {
          let window =
            (sample * output.height + row / windowHeight) * output.width
            + column / windowWidth
          body(
            ((sample * input.height + row) * input.width + column) * input.channels,
            window * output.channels)
        }
      }
    }
  }
}
