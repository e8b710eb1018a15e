import Numerical

/// The parts of a batch that threads share among them.
///
/// Where they are cut depends on the size of the batch alone, and what is summed over the batch is
/// summed within a part and then over the parts in order: the bits of a result do not depend on the
/// number of threads.
package struct BatchParts: Sendable, Hashable {
  /// Rows of the batch.
  package let batchSize: Int
  /// The most threads that work at the same time.
  package let threads: Int

  /// - Precondition: Both are positive.
  package init(batchSize: Int, threads: Int) {
    precondition(batchSize > 0 && threads > 0, "a batch of \(batchSize) for \(threads) threads")
    self.batchSize = batchSize
    self.threads = threads
  }

  /// The number of parts: 4, or one per sample where there are fewer.
  package var count: Int { BatchParts.count(batchSize: batchSize) }

  /// The number of parts of a batch of that size.
  package static func count(batchSize: Int) -> Int { min(batchSize, 4) }

  /// The samples of one part.
  package func samples(_ part: Int) -> Range<Int> {
    part * batchSize / count..<(part + 1) * batchSize / count
  }

  /// Runs `body` for each part and its samples. It writes to places of that part only.
  func run(_ body: (_ part: Int, _ samples: Range<Int>) -> Void) {
    inParallel(count: count, threads: threads) { body($0, samples($0)) }
  }

  /// Runs `body` for each sample. It writes to places of that sample only.
  func runSamples(_ body: (_ sample: Int) -> Void) {
    run { _, samples in
      for sample in samples { body(sample) }
    }
  }
}
