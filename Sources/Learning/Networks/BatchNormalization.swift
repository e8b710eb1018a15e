public import Numerical

/// Every channel of a batch brought to mean 0 and variance 1, then to a mean and a deviation that are
/// learnt: y = γ (x − μ)/√(σ² + 10⁻⁵) + β, over images with channels last.
///
/// In training μ and σ² are those of the batch, over its M = N · height · width pixels, and gradients
/// flow through them; σ² divides by M. Running statistics move towards μ and the variance that
/// divides by M − 1; evaluation uses them, an affine map.
///
/// Parameters: weight γ, then bias β. Buffers: running mean, then running variance.
///
/// - Source: S. Ioffe, C. Szegedy, "Batch normalization", ICML 2015.
public struct BatchNormalization<Scalar: RealScalar>: Layer {
  public let shape: ImageShape

  public init(_ shape: ImageShape) {
    self.shape = shape
  }

  public var inputCount: Int { shape.count }
  public var outputCount: Int { shape.count }

  public var tensors: [NamedTensor] {
    [
      NamedTensor("weight", shape: [shape.channels], initializer: .constant(1)),
      NamedTensor("bias", shape: [shape.channels], initializer: .constant(0)),
    ]
  }

  public var buffers: [NamedTensor] {
    [
      NamedTensor("running_mean", shape: [shape.channels], initializer: .constant(0)),
      NamedTensor("running_var", shape: [shape.channels], initializer: .constant(1)),
    ]
  }

  /// μ, then 1/√(σ² + 10⁻⁵).
  public func cacheCount(batchSize: Int) -> Int { 2 * aligned(shape.channels) }

  /// Two numbers per channel, then the sums of parts.
  public func scratchCount(batchSize: Int) -> Int {
    2 * aligned(shape.channels)
      + ChannelSums<Scalar>.scratchCount(batchSize: batchSize, channels: shape.channels)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ pass: LayerPass<Scalar>) {
    let (channels, pixels) = (shape.channels, shape.pixelCount)
    let (mean, scale) = (pass.cache, pass.cache + aligned(channels))
    if case .training = pass.mode {
      measure(pass, mean: mean, variance: scale)
    } else {
      mean.update(from: pass.buffers, count: channels)
      scale.update(from: pass.buffers + channels, count: channels)
    }
    for channel in 0..<channels { scale[channel] = 1 / (scale[channel] + 1e-5).squareRoot() }
    let (x, y, gamma, beta) = (pass.input, pass.output, pass.parameters, pass.parameters + channels)
    pass.parts.runSamples { sample in
      ChannelLanes.run(channels) { first, count in
        let centre = UnsafePointer(mean + first).lanes(count)
        let factor = (gamma + first).lanes(count) * UnsafePointer(scale + first).lanes(count)
        let offset = (beta + first).lanes(count)
        var place = sample * pixels * channels + first
        for _ in 0..<pixels {
          (y + place).setLanes(((x + place).lanes(count) - centre) * factor + offset, count)
          place += channels
        }
      }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    let (channels, pixels) = (shape.channels, shape.pixelCount)
    let (mean, scale) = (UnsafePointer(pass.cache), UnsafePointer(pass.cache + aligned(channels)))
    let (x, dy) = (pass.input, gradients.output)
    let sums = ChannelSums<Scalar>(channels: channels, pixels: pixels)
    let scratch = pass.scratch + 2 * aligned(channels)
    let (slopes, shifts) = (gradients.parameters, gradients.parameters + channels)
    sums.sum(into: shifts, scratch: scratch, pass.parts) { place, _, count in
      (dy + place).lanes(count)
    }
    sums.sum(into: slopes, scratch: scratch, pass.parts) { place, channel, count in
      (dy + place).lanes(count) * ((x + place).lanes(count) - (mean + channel).lanes(count))
    }
    for channel in 0..<channels { slopes[channel] *= scale[channel] }
    guard let dx = gradients.input else { return }
    // dx = γs (dy − dβ/M − (x − μ)s · dγ/M) with s = 1/√(σ² + 10⁻⁵), and γs dy in evaluation.
    let (meanShift, meanSlope) = (pass.scratch, pass.scratch + aligned(channels))
    let isTraining = pass.mode != .evaluation
    let count = Scalar(pass.batchSize * pixels)
    for channel in 0..<channels {
      meanShift[channel] = isTraining ? shifts[channel] / count : 0
      meanSlope[channel] = isTraining ? slopes[channel] * scale[channel] / count : 0
    }
    let gamma = pass.parameters
    pass.parts.runSamples { sample in
      ChannelLanes.run(channels) { first, count in
        let centre = (mean + first).lanes(count)
        let factor = (gamma + first).lanes(count) * (scale + first).lanes(count)
        let a = UnsafePointer(meanShift + first).lanes(count)
        let b = UnsafePointer(meanSlope + first).lanes(count)
        var place = sample * pixels * channels + first
        for _ in 0..<pixels {
          let centred = (x + place).lanes(count) - centre
          (dx + place).setLanes(((dy + place).lanes(count) - a - centred * b) * factor, count)
          place += channels
        }
      }
    }
  }

  /// Writes μ and σ² of the batch, and moves the running statistics towards them.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func measure(
    _ pass: LayerPass<Scalar>, mean: UnsafeMutablePointer<Scalar>,
    variance: UnsafeMutablePointer<Scalar>
  ) {
    let (x, channels) = (pass.input, shape.channels)
    let sums = ChannelSums<Scalar>(channels: channels, pixels: shape.pixelCount)
    let scratch = pass.scratch + 2 * aligned(channels)
    let total = pass.batchSize * shape.pixelCount
    sums.sum(into: mean, scratch: scratch, pass.parts) { place, _, count in
      (x + place).lanes(count)
    }
    for channel in 0..<channels { mean[channel] /= Scalar(total) }
    let centre = UnsafePointer(mean)
    sums.sum(into: variance, scratch: scratch, pass.parts) { place, channel, count in
      let centred = (x + place).lanes(count) - (centre + channel).lanes(count)
      return centred * centred
    }
    for channel in 0..<channels { variance[channel] /= Scalar(total) }
    guard let update = pass.update else { return }
    let share = Scalar(update.share)
    let unbiased = Scalar(total) / Scalar(max(total - 1, 1))
    let (runningMean, runningVariance) = (update.buffers, update.buffers + channels)
    for channel in 0..<channels {
      runningMean[channel] += share * (mean[channel] - runningMean[channel])
      runningVariance[channel] +=
        share * (variance[channel] * unbiased - runningVariance[channel])
    }
  }
}
