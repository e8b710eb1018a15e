package import Numerical

/// The maximum of every window of k × k pixels, windows side by side; rows and columns that do not
/// fill a window are left out. Images have channels last.
///
/// The gradient goes to the first maximum in the order of rows. Not-a-number wins every window.
package struct MaxPooling<Scalar: RealScalar>: Layer {
  package let input: ImageShape
  /// k.
  package let side: Int
  package let output: ImageShape

  /// - Precondition: A window fits into the image.
  package init(_ input: ImageShape, side: Int = 2) {
    self.input = input
    self.side = side
    output = input.pooled(height: side, width: side)
  }

  package var inputCount: Int { input.count }
  package var outputCount: Int { output.count }

  /// Which pixel of its window each maximum is.
  package func cacheCount(batchSize: Int) -> Int { batchSize * outputCount }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(_ pass: LayerPass<Scalar>) {
    let channels = input.channels
    forEachWindow(pass.parts) { window, target in
      let (best, winner) = (pass.output + target, pass.cache + target)
      best.update(from: pass.input + window, count: channels)
      winner.update(repeating: 0, count: channels)
      for pixel in 1..<max(side * side, 1) {
        let x = pass.input + window + offset(pixel)
        let number = Scalar(pixel)
        for channel in 0..<channels {
          let (value, before) = (x[channel], best[channel])
          let stays = value <= before || before != before
          best[channel] = stays ? before : value
          winner[channel] = stays ? winner[channel] : number
        }
      }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    guard let dx = gradients.input else { return }
    let channels = input.channels
    if output.height * side != input.height || output.width * side != input.width {
      // Pixels outside of every window.
      pass.parts.runSamples { sample in
        (dx + sample * inputCount).update(repeating: 0, count: inputCount)
      }
    }
    forEachWindow(pass.parts) { window, target in
      let (dy, winner) = (gradients.output + target, pass.cache + target)
      for pixel in 0..<side * side {
        let part = dx + window + offset(pixel)
        let number = Scalar(pixel)
        for channel in 0..<channels {
          part[channel] = winner[channel] == number ? dy[channel] : 0
        }
      }
    }
  }

  /// Where a pixel of a window lies behind the window's first number.
  private func offset(_ pixel: Int) -> Int {
    (pixel / side * input.width + pixel % side) * input.channels
  }

  /// Runs `body` for the place of each window's first number in the input, and of its maximum in
  /// the output.
  @inline(__always)
  private func forEachWindow(_ parts: BatchParts, _ body: (_ window: Int, _ target: Int) -> Void) {
    parts.run { _, samples in
      for sample in samples {
        for row in 0..<output.height {
          for column in 0..<output.width {
            body(
              ((sample * input.height + row * side) * input.width + column * side)
                * input.channels,
              ((sample * output.height + row) * output.width + column) * output.channels)
          }
        }
      }
    }
  }
}

extension ImageShape {
  /// The size after pooling windows of that size, side by side.
  ///
  /// - Precondition: A window fits into the image.
  func pooled(height windowHeight: Int, width windowWidth: Int) -> ImageShape {
    precondition(
      (1...height).contains(windowHeight) && (1...width).contains(windowWidth),
      "windows of \(windowHeight) × \(windowWidth) over \(self)")
    return ImageShape(
      channels: channels, height: height / windowHeight, width: width / windowWidth)
  }
}
