package import Numerical

/// A fully connected layer, y = x Wᵀ + b.
///
/// Parameters: weight [outputs, inputs], then bias [outputs].
/// Backward: dW = dyᵀ x, db = Σ dy over the batch, dx = dy W.
package struct Dense<Scalar: RealScalar>: Layer {
  package let inputCount: Int
  package let outputCount: Int

  /// - Precondition: Both counts are positive.
  package init(inputs: Int, outputs: Int) {
    precondition(inputs > 0 && outputs > 0, "a dense layer of \(inputs) to \(outputs)")
    inputCount = inputs
    outputCount = outputs
  }

  package var tensors: [NamedTensor] {
    [
      NamedTensor(
        "weight", shape: [outputCount, inputCount], initializer: .uniform(fanIn: inputCount)),
      NamedTensor("bias", shape: [outputCount], initializer: .uniform(fanIn: inputCount)),
    ]
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(_ pass: LayerPass<Scalar>) {
    let (weight, rows) = (pass.parameters, pass.batchSize)
    let bias = weight + outputCount * inputCount
    forEachBlock(of: outputCount, pass) { block in
      let output = pass.output + block.lowerBound
      for row in 0..<rows {
        (output + row * outputCount).update(from: bias + block.lowerBound, count: block.count)
      }
      MatrixProduct.multiply(
        pass.input, by: weight + block.lowerBound * inputCount, into: output,
        .init(rows: rows, inner: inputCount, columns: block.count), rightIsTransposed: true,
        isAccumulating: true,
        strides: .init(left: inputCount, right: inputCount, result: outputCount))
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    let (weight, rows) = (pass.parameters, pass.batchSize)
    let bias = gradients.parameters + outputCount * inputCount
    forEachBlock(of: outputCount, pass) { block in
      let derivatives = gradients.output + block.lowerBound
      MatrixProduct.multiply(
        derivatives, by: pass.input, into: gradients.parameters + block.lowerBound * inputCount,
        .init(rows: block.count, inner: rows, columns: inputCount), leftIsTransposed: true,
        strides: .init(left: outputCount, right: inputCount, result: inputCount))
      let sums = bias + block.lowerBound
      sums.update(repeating: 0, count: block.count)
      for row in 0..<rows {
        let derivative = derivatives + row * outputCount
        for column in 0..<block.count { sums[column] += derivative[column] }
      }
    }
    guard let input = gradients.input else { return }
    forEachBlock(of: inputCount, pass) { block in
      MatrixProduct.multiply(
        gradients.output, by: weight + block.lowerBound, into: input + block.lowerBound,
        .init(rows: rows, inner: outputCount, columns: block.count),
        strides: .init(left: outputCount, right: inputCount, result: inputCount))
    }
  }

  /// Runs `body` for blocks of `count` features, on the threads of the pass.
  ///
  /// Large products are cut in two, by their size alone; more blocks cost a single thread more than
  /// they are worth, since each packs the other operand again. A block reads all rows of the batch:
  /// nothing is summed over blocks.
  private func forEachBlock(
    of count: Int, _ pass: LayerPass<Scalar>, _ body: (Range<Int>) -> Void
  ) {
    let products = pass.batchSize * inputCount * outputCount
    let blocks = products < 2_000_000 || count < 64 ? 1 : 2
    inParallel(count: blocks, threads: pass.parts.threads) { block in
      body(block * count / blocks..<(block + 1) * count / blocks)
    }
  }
}
