import Numerical

/// Images with channels last, in runs of whole pixels that are long enough for vector instructions
/// at any number of channels.
///
/// What belongs to a channel, as its mean, is repeated for each pixel of a run, so that a loop over
/// a run is one over flat numbers.
struct ChannelRuns {
  let channels: Int
  /// Per sample.
  let pixels: Int

  /// Numbers of the longest run: about 256.
  var count: Int { channels * min(pixels, max(1, 256 / channels)) }

  /// Repeats a number per channel over a run.
  @inline(__always)
  func spread<Scalar>(_ values: UnsafePointer<Scalar>, to run: UnsafeMutablePointer<Scalar>) {
    for start in stride(from: 0, to: count, by: channels) {
      for channel in 0..<channels { run[start + channel] = values[channel] }
    }
  }

  /// Adds up the pixels of a run.
  @inline(__always)
  func fold<Scalar: RealScalar>(
    _ run: UnsafePointer<Scalar>, into sums: UnsafeMutablePointer<Scalar>
  ) {
    for start in stride(from: 0, to: count, by: channels) {
      for channel in 0..<channels { sums[channel] += run[start + channel] }
    }
  }

  /// Runs `body` for the runs of a sample: the place of the first number in the batch, and how
  /// many.
  @inline(__always)
  func forEach(in sample: Int, _ body: (_ place: Int, _ count: Int) -> Void) {
    let size = pixels * channels
    var start = 0
    while start < size {
      body(sample * size + start, min(count, size - start))
      start += count
    }
  }
}

/// Sums over all pixels of a batch of images with channels last, one per channel.
///
/// The pixels of a sample are added first, then the samples of a part, then the parts: sums keep
/// their digits, and their order does not depend on the number of threads.
struct ChannelSums<Scalar: RealScalar> {
  let runs: ChannelRuns

  init(channels: Int, pixels: Int) {
    runs = ChannelRuns(channels: channels, pixels: pixels)
  }

  /// Numbers of working memory.
  func scratchCount(batchSize: Int) -> Int {
    BatchParts.count(batchSize: batchSize) * partCount
  }

  /// The sums of a part, then three runs.
  private var partCount: Int { 2 * aligned(runs.channels) + 3 * aligned(runs.count) }

  /// What `body` adds to: a run of sums of either term, and a run for its own use.
  typealias Sums = (
    first: UnsafeMutablePointer<Scalar>, second: UnsafeMutablePointer<Scalar>,
    spare: UnsafeMutablePointer<Scalar>
  )

  /// Sums a pair of terms over the samples of one part. `body` adds those of a run, the place of
  /// its first number in the batch and how many, in loops that each write to one buffer: compilers
  /// turn those into vector instructions.
  @inline(__always)
  func add(
    _ part: Int, _ samples: Range<Int>, scratch: UnsafeMutablePointer<Scalar>,
    _ body: (_ place: Int, _ count: Int, _ sums: Sums) -> Void
  ) {
    let (size, length) = (aligned(runs.channels), aligned(runs.count))
    let sums = scratch + part * partCount
    let a = sums + 2 * size
    sums.update(repeating: 0, count: 2 * size)
    for sample in samples {
      a.update(repeating: 0, count: 2 * length)
      runs.forEach(in: sample) { body($0, $1, (a, a + length, a + 2 * length)) }
      runs.fold(UnsafePointer(a), into: sums)
      runs.fold(UnsafePointer(a + length), into: sums + size)
    }
  }

  /// Writes what the parts have summed of the first and of the second term.
  func collect(
    first: UnsafeMutablePointer<Scalar>, second: UnsafeMutablePointer<Scalar>? = nil,
    scratch: UnsafePointer<Scalar>, _ parts: BatchParts
  ) {
    for (which, target) in [first, second].enumerated() {
      guard let target else { continue }
      let sums = scratch + which * aligned(runs.channels)
      target.update(from: sums, count: runs.channels)
      for part in 1..<max(parts.count, 1) {
        for channel in 0..<runs.channels { target[channel] += sums[part * partCount + channel] }
      }
    }
  }
}
