public import Numerical

/// A feed-forward network over one flat parameter vector θ.
///
/// The value holds the layers alone. θ is an array that the caller owns: the tensors in order of
/// declaration, weight before bias. ``Workspace`` holds everything else, so that passes allocate
/// nothing.
///
/// ```swift
/// let network = MultilayerPerceptron(inputs: 4, widths: [8], outputs: 3).network(of: Float.self)
/// let parameters = network.initialParameters(seed: Seed(1))
/// let outputs = network.outputs(of: inputs, at: parameters)
/// ```
public struct Network<Scalar: RealScalar>: Sendable {
  public let layers: LayerSequence<Scalar>

  /// - Precondition: Each layer takes as many numbers as the one before it gives, and one of them
  ///   has parameters.
  public init(_ layers: [any Layer<Scalar>]) {
    self.layers = LayerSequence(layers)
    precondition(self.layers.parameterCount > 0, "a network without parameters")
  }

  /// Numbers per sample that come in.
  public var inputCount: Int { layers.inputCount }
  /// Numbers per sample that go out: logits, or predicted values.
  public var outputCount: Int { layers.outputCount }
  /// The length of θ.
  public var parameterCount: Int { layers.parameterCount }
  /// The tensors of θ, in order.
  public var tensors: [ParameterTensor] { layers.tensors }

  /// A first θ. Tensor *i* draws from its own stream of `seed`, so that another layer behind it
  /// leaves its values as they are.
  public func initialParameters(seed: Seed) -> [Scalar] {
    [Scalar](unsafeUninitializedCapacity: parameterCount) { buffer, count in
      var start = 0
      for (index, tensor) in tensors.enumerated() {
        let part = UnsafeMutableBufferPointer(rebasing: buffer[start..<start + tensor.count])
        part.initialize(repeating: 0)
        tensor.initializer.fill(part, seed: seed.derived("initialization", index))
        start += tensor.count
      }
      count = start
    }
  }

  /// Writes `workspace.output` from the first `batchSize` rows of `workspace.input`.
  ///
  /// - Precondition: θ has ``parameterCount`` numbers, the workspace is of this network and holds
  ///   the batch.
  public func forward(
    _ parameters: [Scalar], batchSize: Int, mode: PassMode,
    in workspace: borrowing Workspace<Scalar>
  ) {
    precondition(parameters.count == parameterCount, "\(parameters.count) parameters")
    precondition(batchSize <= workspace.capacity, "a batch of \(batchSize)")
    parameters.withUnsafeBufferPointer { parameters in
      layers.forward(pass(parameters.baseAddress!, batchSize, mode, workspace))
    }
  }

  /// Writes the gradient dU/dθ from `workspace.outputGradient`, after the forward pass of the same
  /// θ, batch and mode.
  ///
  /// - Precondition: As for ``forward(_:batchSize:mode:in:)``; `gradient` is as long as θ.
  public func backward(
    _ parameters: [Scalar], batchSize: Int, mode: PassMode,
    in workspace: borrowing Workspace<Scalar>, gradient: inout [Scalar]
  ) {
    precondition(gradient.count == parameterCount, "a gradient of \(gradient.count) numbers")
    parameters.withUnsafeBufferPointer { parameters in
      gradient.withUnsafeMutableBufferPointer { gradient in
        layers.backward(
          pass(parameters.baseAddress!, batchSize, mode, workspace),
          LayerGradients(
            output: UnsafePointer(workspace.outputGradient), input: nil,
            parameters: gradient.baseAddress!))
      }
    }
  }

  /// The outputs of a table of inputs in evaluation mode, for occasional use.
  ///
  /// - Parameter inputs: Shape [rows, inputCount], row-major.
  /// - Returns: Shape [rows, outputCount].
  public func outputs(of inputs: [Scalar], at parameters: [Scalar]) -> [Scalar] {
    let rows = inputs.count / inputCount
    precondition(rows * inputCount == inputs.count, "\(inputs.count) numbers do not fill rows")
    if rows == 0 { return [] }
    let workspace = Workspace(self, capacity: rows)
    inputs.withUnsafeBufferPointer {
      workspace.input.update(from: $0.baseAddress!, count: inputs.count)
    }
    forward(parameters, batchSize: rows, mode: .evaluation, in: workspace)
    return Array(UnsafeBufferPointer(start: workspace.output, count: rows * outputCount))
  }

  private func pass(
    _ parameters: UnsafePointer<Scalar>, _ batchSize: Int, _ mode: PassMode,
    _ workspace: borrowing Workspace<Scalar>
  ) -> LayerPass<Scalar> {
    LayerPass(
      batchSize: batchSize, mode: mode, parameters: parameters,
      input: UnsafePointer(workspace.input), output: workspace.output, cache: workspace.cache)
  }
}
