package import Numerical

/// A feed-forward network over one flat parameter vector θ.
///
/// The value holds the layers alone. θ is an array that the caller owns: the tensors in order of
/// declaration, weight before bias. So is the vector of buffers, the running statistics of
/// normalisations, which training moves beside θ. ``Workspace`` holds everything else, so that
/// passes allocate nothing. Images come in as channel, row, column; an ``ImageLayout`` turns them
/// for the layers behind it.
///
/// ```swift
/// let network = MultilayerPerceptron(inputs: 4, widths: [8], outputs: 3).network(of: Float.self)
/// let parameters = network.initialParameters(seed: Seed(1))
/// let outputs = network.outputs(of: inputs, at: parameters)
/// ```
package struct Network<Scalar: RealScalar>: Sendable {
  package let layers: LayerSequence<Scalar>

  /// - Precondition: Each layer takes as many numbers as the one before it gives, and one of them
  ///   has parameters.
  package init(_ layers: [any Layer<Scalar>]) {
    self.layers = LayerSequence(layers)
    precondition(self.layers.parameterCount > 0, "a network without parameters")
  }

  /// Numbers per sample that come in.
  package var inputCount: Int { layers.inputCount }
  /// Numbers per sample that go out: logits, or predicted values.
  package var outputCount: Int { layers.outputCount }
  /// The length of θ.
  package var parameterCount: Int { layers.parameterCount }
  /// The tensors of θ, in order.
  package var tensors: [NamedTensor] { layers.tensors }
  /// The length of the vector of buffers; 0 where no layer keeps anything.
  package var bufferCount: Int { layers.bufferCount }
  /// The tensors of the vector of buffers, in order.
  package var buffers: [NamedTensor] { layers.buffers }

  /// A first θ. Tensor *i* draws from its own stream of `seed`, so that another layer behind it
  /// leaves its values as they are.
  package func initialParameters(
    seed: Seed, by initialization: Initialization = .model
  ) -> [Scalar] {
    initial(tensors, seed: seed, initialization)
  }

  /// The buffers of a network that has seen no data.
  package var initialBuffers: [Scalar] { initial(buffers, seed: Seed(0), .model) }

  private func initial(
    _ tensors: [NamedTensor], seed: Seed, _ initialization: Initialization
  ) -> [Scalar] {
    let total = tensors.reduce(0) { $0 + $1.count }
    return [Scalar](unsafeUninitializedCapacity: total) { buffer, count in
      for (index, tensor) in tensors.enumerated() {
        let part = UnsafeMutableBufferPointer(rebasing: buffer[count..<count + tensor.count])
        part.initialize(repeating: 0)
        initialization.initializer(of: tensor)
          .fill(part, seed: seed.derived("initialization", index))
        count += tensor.count
      }
    }
  }

  /// Writes `workspace.output` from the first `batchSize` rows of `workspace.input`.
  ///
  /// - Precondition: θ has ``parameterCount`` numbers and there are ``bufferCount`` buffers, the
  ///   workspace is of this network and holds the batch.
  package func forward(
    _ parameters: [Scalar], buffers: [Scalar], batchSize: Int, mode: PassMode,
    in workspace: borrowing Workspace<Scalar>
  ) {
    check(parameters, buffers, batchSize, workspace)
    parameters.withUnsafeBufferPointer { parameters in
      buffers.withUnsafeBufferPointer { buffers in
        layers.forward(
          pass(parameters.baseAddress!, buffers.baseAddress, batchSize, mode, workspace))
      }
    }
  }

  /// As ``forward(_:buffers:batchSize:mode:in:)``; in training the running statistics among the
  /// buffers move by `share` of the way to those of the batch.
  package func forward(
    _ parameters: [Scalar], updating buffers: inout [Scalar], share: Double = 0.1, batchSize: Int,
    mode: PassMode, in workspace: borrowing Workspace<Scalar>
  ) {
    check(parameters, buffers, batchSize, workspace)
    parameters.withUnsafeBufferPointer { parameters in
      buffers.withUnsafeMutableBufferPointer { buffers in
        var pass = pass(
          parameters.baseAddress!, UnsafePointer(buffers.baseAddress), batchSize, mode, workspace)
        if mode != .evaluation, let start = buffers.baseAddress {
          pass.update = StatisticsUpdate(start, share: share)
        }
        layers.forward(pass)
      }
    }
  }

  /// Writes the gradient dU/dθ from `workspace.outputGradient`, after the forward pass of the same
  /// θ, batch and mode.
  ///
  /// - Precondition: As for ``forward(_:buffers:batchSize:mode:in:)``; `gradient` is as long as θ.
  package func backward(
    _ parameters: [Scalar], batchSize: Int, mode: PassMode,
    in workspace: borrowing Workspace<Scalar>, gradient: inout [Scalar]
  ) {
    precondition(gradient.count == parameterCount, "a gradient of \(gradient.count) numbers")
    parameters.withUnsafeBufferPointer { parameters in
      gradient.withUnsafeMutableBufferPointer { gradient in
        // What a layer needs of the buffers it has kept on the way forward.
        layers.backward(
          pass(parameters.baseAddress!, nil, batchSize, mode, workspace),
          LayerGradients(
            output: UnsafePointer(workspace.outputGradient), input: nil,
            parameters: gradient.baseAddress!))
      }
    }
  }

  /// The outputs of a table of inputs in evaluation mode, for occasional use.
  ///
  /// - Parameters:
  ///   - inputs: Shape [rows, inputCount], row-major.
  ///   - buffers: The initial ones where not given.
  /// - Returns: Shape [rows, outputCount].
  package func outputs(
    of inputs: [Scalar], at parameters: [Scalar], buffers: [Scalar]? = nil
  ) -> [Scalar] {
    let rows = inputs.count / inputCount
    precondition(rows * inputCount == inputs.count, "\(inputs.count) numbers do not fill rows")
    if rows == 0 { return [] }
    let workspace = Workspace(self, capacity: rows)
    inputs.withUnsafeBufferPointer {
      workspace.input.update(from: $0.baseAddress!, count: inputs.count)
    }
    forward(
      parameters, buffers: buffers ?? initialBuffers, batchSize: rows, mode: .evaluation,
      in: workspace)
    return Array(UnsafeBufferPointer(start: workspace.output, count: rows * outputCount))
  }

  private func check(
    _ parameters: [Scalar], _ buffers: [Scalar], _ batchSize: Int,
    _ workspace: borrowing Workspace<Scalar>
  ) {
    precondition(parameters.count == parameterCount, "\(parameters.count) parameters")
    precondition(buffers.count == bufferCount, "\(buffers.count) buffers")
    precondition(batchSize <= workspace.capacity, "a batch of \(batchSize)")
  }

  private func pass(
    _ parameters: UnsafePointer<Scalar>, _ buffers: UnsafePointer<Scalar>?, _ batchSize: Int,
    _ mode: PassMode, _ workspace: borrowing Workspace<Scalar>
  ) -> LayerPass<Scalar> {
    LayerPass(
      mode, BatchParts(batchSize: batchSize, threads: workspace.threads), parameters: parameters,
      buffers: buffers ?? UnsafePointer(workspace.scratch), input: UnsafePointer(workspace.input),
      output: workspace.output, cache: workspace.cache, scratch: workspace.scratch)
  }
}
