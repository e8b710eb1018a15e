import Numerical

/// Sums over all pixels of a batch of images with channels last, one per channel.
///
/// The pixels of a sample are added first, then the samples of a part, then the parts: sums keep
/// their digits, and their order does not depend on the number of threads.
struct ChannelSums<Scalar: RealScalar> {
  let channels: Int
  /// Per sample.
  let pixels: Int

  /// Numbers of working memory.
  static func scratchCount(batchSize: Int, channels: Int) -> Int {
    BatchParts.count(batchSize: batchSize) * aligned(channels)
  }

  /// Writes Σ `term` to `sums`. The term of the place of a number in the batch, and of its channel,
  /// is that of `count` channels at a time.
  @inline(__always)
  func sum(
    into sums: UnsafeMutablePointer<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    _ parts: BatchParts, _ term: (_ place: Int, _ channel: Int, _ count: Int) -> SIMD16<Scalar>
  ) {
    let size = aligned(channels)
    parts.run { part, samples in
      let partSums = scratch + part * size
      partSums.update(repeating: 0, count: channels)
      for sample in samples {
        let start = sample * pixels * channels
        ChannelLanes.run(channels) { first, count in
          var sum = SIMD16<Scalar>.zero
          var place = start + first
          for _ in 0..<pixels {
            sum += term(place, first, count)
            place += channels
          }
          let target = partSums + first
          target.setLanes(UnsafePointer(target).lanes(count) + sum, count)
        }
      }
    }
    sums.update(from: scratch, count: channels)
    for part in 1..<parts.count {
      let partSums = scratch + part * size
      for channel in 0..<channels { sums[channel] += partSums[channel] }
    }
  }
}
