package import Numerical

/// The memory of a network's passes, used again from step to step.
///
/// Owned by one thread at a time; its size is fixed by the largest batch.
package struct Workspace<Scalar: RealScalar>: ~Copyable {
  /// Rows of the largest batch.
  package let capacity: Int
  /// The most threads that share a pass; results do not depend on it.
  package let threads: Int
  /// Shape [capacity, inputCount]; the caller fills it before a pass.
  package let input: UnsafeMutablePointer<Scalar>
  /// Shape [capacity, outputCount]; written by the forward pass.
  package let output: UnsafeMutablePointer<Scalar>
  /// dU/doutput, shape [capacity, outputCount]; the caller fills it before the way back.
  package let outputGradient: UnsafeMutablePointer<Scalar>
  let cache: UnsafeMutablePointer<Scalar>
  let scratch: UnsafeMutablePointer<Scalar>
  private let memory: UnsafeMutableRawBufferPointer

  /// - Precondition: `capacity` and `threads` are positive.
  package init(_ network: Network<Scalar>, capacity: Int, threads: Int = 1) {
    precondition(capacity > 0, "a workspace for batches of \(capacity)")
    precondition(threads > 0, "a workspace for \(threads) threads")
    self.capacity = capacity
    self.threads = threads
    let inputs = aligned(capacity * network.inputCount)
    let outputs = aligned(capacity * network.outputCount)
    let cached = aligned(network.layers.cacheCount(batchSize: capacity))
    let working = aligned(network.layers.scratchCount(batchSize: capacity))
    let count = inputs + 2 * outputs + cached + working
    memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: count * MemoryLayout<Scalar>.stride, alignment: 64)
    input = memory.bindMemory(to: Scalar.self).baseAddress!
    input.initialize(repeating: 0, count: count)
    output = input + inputs
    outputGradient = output + outputs
    cache = outputGradient + outputs
    scratch = cache + cached
  }

  deinit {
    memory.deallocate()
  }
}
