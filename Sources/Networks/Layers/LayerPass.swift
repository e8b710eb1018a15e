package import Numerical

/// Whether a pass is part of training.
package enum PassMode: Sendable, Hashable {
  /// Random layers draw from `seed`, which belongs to one step of one run; normalisation is by the
  /// statistics of the batch.
  case training(seed: Seed)
  /// Nothing is random, and normalisation is by running statistics.
  case evaluation
}

/// How a training pass moves the running statistics: r ← (1 − share) · r + share · (that of the
/// batch).
package struct StatisticsUpdate<Scalar: RealScalar> {
  /// The network's or the layer's part of the flat vector of buffers.
  package var buffers: UnsafeMutablePointer<Scalar>
  /// In [0, 1].
  package let share: Double

  package init(_ buffers: UnsafeMutablePointer<Scalar>, share: Double) {
    self.buffers = buffers
    self.share = share
  }
}

/// Where one layer reads and writes in one pass.
package struct LayerPass<Scalar: RealScalar> {
  package var mode: PassMode
  /// The rows of this pass, and the threads that share them.
  package var parts: BatchParts
  /// The layer's part of the flat parameter vector.
  package var parameters: UnsafePointer<Scalar>
  /// The layer's part of the flat vector of buffers.
  package var buffers: UnsafePointer<Scalar>
  /// Writes to the same numbers as ``buffers``; `nil` where the pass leaves them as they are.
  package var update: StatisticsUpdate<Scalar>?
  /// Shape [batchSize, inputCount].
  package var input: UnsafePointer<Scalar>
  /// Shape [batchSize, outputCount].
  package var output: UnsafeMutablePointer<Scalar>
  /// What the layer keeps for the way back, `cacheCount(batchSize:)` numbers.
  package var cache: UnsafeMutablePointer<Scalar>
  /// Working memory, `scratchCount(batchSize:)` numbers, which other layers use too.
  package var scratch: UnsafeMutablePointer<Scalar>

  package init(
    _ mode: PassMode, _ parts: BatchParts, parameters: UnsafePointer<Scalar>,
    buffers: UnsafePointer<Scalar>, update: StatisticsUpdate<Scalar>? = nil,
    input: UnsafePointer<Scalar>, output: UnsafeMutablePointer<Scalar>,
    cache: UnsafeMutablePointer<Scalar>, scratch: UnsafeMutablePointer<Scalar>
  ) {
    self.mode = mode
    self.parts = parts
    self.parameters = parameters
    self.buffers = buffers
    self.update = update
    self.input = input
    self.output = output
    self.cache = cache
    self.scratch = scratch
  }

  /// Rows in this pass.
  package var batchSize: Int { parts.batchSize }

  /// The same pass for a layer inside of this one, whose parameters and buffers begin `parameter`
  /// and `buffer` numbers behind those of this one.
  func inner(parameter: Int, buffer: Int) -> LayerPass {
    var pass = self
    pass.parameters += parameter
    pass.buffers += buffer
    pass.update?.buffers += buffer
    return pass
  }
}

/// Derivatives of the loss U that one layer reads and writes on the way back.
package struct LayerGradients<Scalar: RealScalar> {
  /// dU/doutput, shape [batchSize, outputCount].
  package var output: UnsafePointer<Scalar>
  /// dU/dinput, shape [batchSize, inputCount]; `nil` where nobody reads it.
  package var input: UnsafeMutablePointer<Scalar>?
  /// The layer's part of the flat gradient; written, not added to.
  package var parameters: UnsafeMutablePointer<Scalar>

  package init(
    output: UnsafePointer<Scalar>, input: UnsafeMutablePointer<Scalar>?,
    parameters: UnsafeMutablePointer<Scalar>
  ) {
    self.output = output
    self.input = input
    self.parameters = parameters
  }
}
