import Numerical

/// Mean and variance over all pixels of a batch of images with channels last, per channel, in one
/// pass over memory.
///
/// The moments of a sample, which fits into a cache, are taken in two passes; those of samples,
/// then those of parts are merged in order, so that they do not depend on the number of threads.
///
/// - Source: T. F. Chan, G. H. Golub, R. J. LeVeque, "Algorithms for computing the sample
///   variance", The American Statistician 37:242, 1983.
struct ChannelMoments<Scalar: RealScalar> {
  let runs: ChannelRuns

  init(_ runs: ChannelRuns) {
    self.runs = runs
  }

  /// Numbers of working memory.
  func scratchCount(batchSize: Int) -> Int {
    BatchParts.count(batchSize: batchSize) * partCount
  }

  /// Mean and squares of a part, those of a sample, a run of means, a run of sums.
  private var partCount: Int { 4 * aligned(runs.channels) + 2 * aligned(runs.count) }

  /// Writes the mean, and the variance that divides by the number of pixels.
  @inline(__always)
  func measure(
    _ x: UnsafePointer<Scalar>, mean: UnsafeMutablePointer<Scalar>,
    variance: UnsafeMutablePointer<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    _ parts: BatchParts
  ) {
    let (channels, size) = (runs.channels, aligned(runs.channels))
    parts.run { part, samples in
      let partMean = scratch + part * partCount
      let (partSquares, sampleMean) = (partMean + size, partMean + 2 * size)
      let sampleSquares = partMean + 3 * size
      let centre = partMean + 4 * size
      let sums = centre + aligned(runs.count)
      partMean.update(repeating: 0, count: 2 * size)
      for (before, sample) in samples.enumerated() {
        sampleMean.update(repeating: 0, count: 2 * size)
        sums.update(repeating: 0, count: runs.count)
        runs.forEach(in: sample) { place, count in
          let x = x + place
          for index in 0..<count { sums[index] += x[index] }
        }
        runs.fold(UnsafePointer(sums), into: sampleMean)
        for channel in 0..<channels { sampleMean[channel] /= Scalar(runs.pixels) }
        runs.spread(UnsafePointer(sampleMean), to: centre)
        sums.update(repeating: 0, count: runs.count)
        runs.forEach(in: sample) { place, count in
          let x = x + place
          for index in 0..<count {
            let centred = x[index] - centre[index]
            sums[index] += centred * centred
          }
        }
        runs.fold(UnsafePointer(sums), into: sampleSquares)
        merge(
          sampleMean, sampleSquares, Scalar(runs.pixels), into: partMean, partSquares,
          Scalar(before * runs.pixels))
      }
    }
    mean.update(from: scratch, count: channels)
    variance.update(from: scratch + size, count: channels)
    for part in 1..<max(parts.count, 1) {
      let moments = scratch + part * partCount
      let samples = parts.samples(part)
      merge(
        moments, moments + size, Scalar(samples.count * runs.pixels), into: mean, variance,
        Scalar(samples.lowerBound * runs.pixels))
    }
    for channel in 0..<channels { variance[channel] /= Scalar(parts.batchSize * runs.pixels) }
  }

  /// Adds `count` numbers of that mean and sum of squares around it to `before` others.
  @inline(__always)
  private func merge(
    _ mean: UnsafeMutablePointer<Scalar>, _ squares: UnsafeMutablePointer<Scalar>, _ count: Scalar,
    into target: UnsafeMutablePointer<Scalar>, _ targetSquares: UnsafeMutablePointer<Scalar>,
    _ before: Scalar
  ) {
    let share = count / (before + count)
    for channel in 0..<runs.channels {
      let distance = mean[channel] - target[channel]
      target[channel] += distance * share
      targetSquares[channel] += squares[channel] + distance * distance * before * share
    }
  }
}
