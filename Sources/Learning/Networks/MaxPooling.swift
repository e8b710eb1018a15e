public import Numerical

/// The maximum of every window of k × k pixels, windows side by side; rows and columns that do not
/// fill a window are left out. Images have channels last.
///
/// The gradient goes to the first maximum in the order of rows. Not-a-number wins every window.
public struct MaxPooling<Scalar: RealScalar>: Layer {
  public let input: ImageShape
  /// k.
  public let side: Int
  public let output: ImageShape

  /// - Precondition: A window fits into the image.
  public init(_ input: ImageShape, side: Int = 2) {
    self.input = input
    self.side = side
    output = input.pooled(height: side, width: side)
  }

  public var inputCount: Int { input.count }
  public var outputCount: Int { output.count }

  /// Which pixel of its window each maximum is.
  public func cacheCount(batchSize: Int) -> Int { batchSize * outputCount }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ pass: LayerPass<Scalar>) {
    let channels = input.channels
    forEachWindow(pass.parts) { window, target in
      ChannelLanes.run(channels) { first, count in
        var best = (pass.input + window + first).lanes(count)
        var winner = SIMD8<Scalar>.zero
        for pixel in 1..<max(side * side, 1) {
          let place = window + (pixel / side * input.width + pixel % side) * channels + first
          let value = (pass.input + place).lanes(count)
          let wins = (value .> best) .| (value .!= value)
          best.replace(with: value, where: wins)
          winner.replace(with: SIMD8(repeating: Scalar(pixel)), where: wins)
        }
        (pass.output + target + first).setLanes(best, count)
        (pass.cache + target + first).setLanes(winner, count)
      }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    guard let dx = gradients.input else { return }
    let channels = input.channels
    pass.parts.run { _, samples in
      (dx + samples.lowerBound * inputCount).update(
        repeating: 0, count: samples.count * inputCount)
    }
    forEachWindow(pass.parts) { window, target in
      ChannelLanes.run(channels) { first, count in
        let winner = UnsafePointer(pass.cache + target + first).lanes(count)
        let dy = (gradients.output + target + first).lanes(count)
        for pixel in 0..<side * side {
          let place = window + (pixel / side * input.width + pixel % side) * channels + first
          var part = SIMD8<Scalar>.zero
          part.replace(with: dy, where: winner .== SIMD8(repeating: Scalar(pixel)))
          (dx + place).setLanes(part, count)
        }
      }
    }
  }

  /// Runs `body` for the place of each window's first number in the input, and of its maximum in the
  /// output.
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
