public import Numerical

/// A fully connected layer, y = x Wᵀ + b.
///
/// Parameters: weight [outputs, inputs], then bias [outputs].
/// Backward: dW = dyᵀ x, db = Σ dy over the batch, dx = dy W.
public struct Dense<Scalar: RealScalar>: Layer {
  public let inputCount: Int
  public let outputCount: Int

  /// - Precondition: Both counts are positive.
  public init(inputs: Int, outputs: Int) {
    precondition(inputs > 0 && outputs > 0, "a dense layer of \(inputs) to \(outputs)")
    inputCount = inputs
    outputCount = outputs
  }

  public var tensors: [NamedTensor] {
    [
      NamedTensor(
        "weight", shape: [outputCount, inputCount], initializer: .uniform(fanIn: inputCount)),
      NamedTensor("bias", shape: [outputCount], initializer: .uniform(fanIn: inputCount)),
    ]
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ pass: LayerPass<Scalar>) {
    let bias = pass.parameters + outputCount * inputCount
    for row in 0..<pass.batchSize {
      (pass.output + row * outputCount).update(from: bias, count: outputCount)
    }
    MatrixProduct.multiply(
      pass.input, by: pass.parameters, into: pass.output,
      .init(rows: pass.batchSize, inner: inputCount, columns: outputCount),
      rightIsTransposed: true, isAccumulating: true)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    MatrixProduct.multiply(
      gradients.output, by: pass.input, into: gradients.parameters,
      .init(rows: outputCount, inner: pass.batchSize, columns: inputCount), leftIsTransposed: true)
    let bias = gradients.parameters + outputCount * inputCount
    bias.update(repeating: 0, count: outputCount)
    for row in 0..<pass.batchSize {
      let derivative = gradients.output + row * outputCount
      for column in 0..<outputCount { bias[column] += derivative[column] }
    }
    if let input = gradients.input {
      MatrixProduct.multiply(
        gradients.output, by: pass.parameters, into: input,
        .init(rows: pass.batchSize, inner: outputCount, columns: inputCount))
    }
  }
}
