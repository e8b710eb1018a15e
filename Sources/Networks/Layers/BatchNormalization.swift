package import Numerical

/// Every channel of a batch brought to mean 0 and variance 1, then to a mean and a deviation that
/// are learnt: y = γ (x − μ)/√(σ² + 10⁻⁵) + β, over images with channels last.
///
/// In training μ and σ² are those of the batch, over its M = N · height · width pixels, and
/// gradients flow through them; σ² divides by M. Running statistics move towards μ and the variance
/// that divides by M − 1; evaluation uses them, an affine map.
///
/// With an activation, y is max(0, that), in the same passes over memory.
///
/// Parameters: weight γ, then bias β. Buffers: running mean, then running variance.
///
/// - Source: S. Ioffe, C. Szegedy, "Batch normalization", ICML 2015.
package struct BatchNormalization<Scalar: RealScalar>: Layer {
  package let shape: ImageShape
  /// Whether negative results become 0, as by a ReLU behind the layer.
  package let isRectified: Bool

  package init(_ shape: ImageShape, rectified: Bool = false) {
    self.shape = shape
    isRectified = rectified
  }

  package var inputCount: Int { shape.count }
  package var outputCount: Int { shape.count }

  package var tensors: [NamedTensor] {
    [
      NamedTensor("weight", shape: [shape.channels], initializer: .constant(1)),
      NamedTensor("bias", shape: [shape.channels], initializer: .constant(0)),
    ]
  }

  package var buffers: [NamedTensor] {
    [
      NamedTensor("running_mean", shape: [shape.channels], initializer: .constant(0)),
      NamedTensor("running_var", shape: [shape.channels], initializer: .constant(1)),
    ]
  }

  private var runs: ChannelRuns { ChannelRuns(channels: shape.channels, pixels: shape.pixelCount) }
  private var sums: ChannelSums<Scalar> {
    ChannelSums(channels: shape.channels, pixels: shape.pixelCount)
  }

  /// μ, then 1/√(σ² + 10⁻⁵), then γ/√(σ² + 10⁻⁵).
  package func cacheCount(batchSize: Int) -> Int { 3 * aligned(shape.channels) }

  /// Five runs of numbers per channel, two numbers per channel, then the sums of parts.
  package func scratchCount(batchSize: Int) -> Int {
    5 * aligned(runs.count) + 2 * aligned(shape.channels)
      + max(
        sums.scratchCount(batchSize: batchSize),
        ChannelMoments<Scalar>(runs).scratchCount(batchSize: batchSize))
  }

  /// Runs of μ, γ/√(σ² + 10⁻⁵) and β, at the start of the working memory.
  @inline(__always)
  private func spread(_ pass: LayerPass<Scalar>) -> (
    centre: UnsafePointer<Scalar>, factor: UnsafePointer<Scalar>, offset: UnsafePointer<Scalar>
  ) {
    let (channels, size) = (aligned(shape.channels), aligned(runs.count))
    let (centre, factor, offset) = (pass.scratch, pass.scratch + size, pass.scratch + 2 * size)
    runs.spread(UnsafePointer(pass.cache), to: centre)
    runs.spread(UnsafePointer(pass.cache + 2 * channels), to: factor)
    runs.spread(pass.parameters + shape.channels, to: offset)
    return (UnsafePointer(centre), UnsafePointer(factor), UnsafePointer(offset))
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(_ pass: LayerPass<Scalar>) {
    let channels = shape.channels
    let (mean, scale) = (pass.cache, pass.cache + aligned(channels))
    if case .training = pass.mode {
      measure(pass, mean: mean, variance: scale)
    } else {
      mean.update(from: pass.buffers, count: channels)
      scale.update(from: pass.buffers + channels, count: channels)
    }
    let slope = pass.cache + 2 * aligned(channels)
    for channel in 0..<channels {
      scale[channel] = 1 / (scale[channel] + 1e-5).squareRoot()
      slope[channel] = pass.parameters[channel] * scale[channel]
    }
    let (centre, factor, offset) = spread(pass)
    let runs = runs
    let isRectified = isRectified
    pass.parts.runSamples { sample in
      runs.forEach(in: sample) { place, count in
        let (x, y) = (pass.input + place, pass.output + place)
        for index in 0..<count {
          let value = (x[index] - centre[index]) * factor[index] + offset[index]
          y[index] = isRectified && value < 0 ? 0 : value
        }
      }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    let (channels, size) = (shape.channels, aligned(runs.count))
    let scale = UnsafePointer(pass.cache + aligned(channels))
    let (x, dy) = (pass.input, gradients.output)
    let (centre, factor, offset) = spread(pass)
    let perChannel = pass.scratch + 5 * size
    let (slopes, shifts) = (gradients.parameters, gradients.parameters + channels)
    let isRectified = isRectified
    let (sums, sumScratch) = (sums, perChannel + 2 * aligned(channels))
    pass.parts.run { part, samples in
      sums.add(part, samples, scratch: sumScratch) { place, count, sums in
        let (x, dy, derivative) = (x + place, dy + place, sums.spare)
        // The value is computed again, to the bit, rather than read: memory is what costs here.
        for index in 0..<count {
          let value = (x[index] - centre[index]) * factor[index] + offset[index]
          let given = dy[index]
          derivative[index] = isRectified && !(value > 0) ? 0 : given
        }
        for index in 0..<count { sums.first[index] += derivative[index] }
        for index in 0..<count {
          sums.second[index] += derivative[index] * (x[index] - centre[index])
        }
      }
    }
    sums.collect(first: shifts, second: slopes, scratch: sumScratch, pass.parts)
    for channel in 0..<channels { slopes[channel] *= scale[channel] }
    guard let dx = gradients.input else { return }
    // dx = γs (dy − dβ/M − (x − μ)s · dγ/M) with s = 1/√(σ² + 10⁻⁵), and γs dy in evaluation.
    let isTraining = pass.mode != .evaluation
    let total = Scalar(pass.batchSize * shape.pixelCount)
    let (shift, slope) = (perChannel, perChannel + aligned(channels))
    for channel in 0..<channels {
      shift[channel] = isTraining ? shifts[channel] / total : 0
      slope[channel] = isTraining ? slopes[channel] * scale[channel] / total : 0
    }
    let (meanShift, meanSlope) = (pass.scratch + 3 * size, pass.scratch + 4 * size)
    runs.spread(UnsafePointer(shift), to: meanShift)
    runs.spread(UnsafePointer(slope), to: meanSlope)
    let (a, b) = (UnsafePointer(meanShift), UnsafePointer(meanSlope))
    let runs = runs
    pass.parts.runSamples { sample in
      runs.forEach(in: sample) { place, count in
        let (x, dy, dx) = (x + place, dy + place, dx + place)
        for index in 0..<count {
          let centred = x[index] - centre[index]
          let value = centred * factor[index] + offset[index]
          let given = dy[index]
          let derivative = isRectified && !(value > 0) ? 0 : given
          dx[index] = (derivative - a[index] - centred * b[index]) * factor[index]
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
    let channels = shape.channels
    let total = pass.batchSize * shape.pixelCount
    ChannelMoments(runs).measure(
      pass.input, mean: mean, variance: variance,
      scratch: pass.scratch + 5 * aligned(runs.count) + 2 * aligned(channels), pass.parts)
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
