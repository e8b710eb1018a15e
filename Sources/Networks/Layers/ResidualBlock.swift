package import Numerical

/// y = F(x) + S(x): a branch beside a shortcut, which is the identity or a layer of its own.
///
/// The parameters of the branch come first. Gradients by the input add.
///
/// - Source: K. He et al., "Identity mappings in deep residual networks", ECCV 2016.
package struct ResidualBlock<Scalar: RealScalar>: Layer {
  package let branch: LayerSequence<Scalar>
  /// S; `nil` for the identity.
  package let shortcut: (any Layer<Scalar>)?

  /// - Precondition: Branch and shortcut take and give equally many numbers; without a shortcut the
  ///   branch gives as many as it takes.
  package init(_ branch: [any Layer<Scalar>], shortcut: (any Layer<Scalar>)? = nil) {
    self.branch = LayerSequence(branch)
    self.shortcut = shortcut
    precondition(
      self.branch.inputCount == shortcut?.inputCount ?? self.branch.inputCount
        && self.branch.outputCount == shortcut?.outputCount ?? self.branch.inputCount,
      "a branch that does not fit its shortcut")
  }

  package var inputCount: Int { branch.inputCount }
  package var outputCount: Int { branch.outputCount }

  package var tensors: [NamedTensor] {
    branch.tensors + (shortcut?.tensors ?? []).map { $0.within("shortcut") }
  }

  package var buffers: [NamedTensor] {
    branch.buffers + (shortcut?.buffers ?? []).map { $0.within("shortcut") }
  }

  package func cacheCount(batchSize: Int) -> Int {
    aligned(branch.cacheCount(batchSize: batchSize))
      + (shortcut?.cacheCount(batchSize: batchSize) ?? 0)
  }

  /// What the shortcut gives lies before the working memory of both.
  package func scratchCount(batchSize: Int) -> Int {
    aligned(batchSize * max(inputCount, outputCount))
      + max(
        branch.scratchCount(batchSize: batchSize), shortcut?.scratchCount(batchSize: batchSize) ?? 0
      )
  }

  package func forward(_ pass: LayerPass<Scalar>) {
    let (inner, beside) = passes(pass)
    branch.forward(inner)
    guard let shortcut else {
      add(pass.input, to: pass.output, count: outputCount, pass.parts)
      return
    }
    shortcut.forward(beside)
    add(UnsafePointer(beside.output), to: pass.output, count: outputCount, pass.parts)
  }

  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    let (inner, beside) = passes(pass)
    branch.backward(inner, gradients)
    guard let shortcut else {
      if let input = gradients.input {
        add(gradients.output, to: input, count: inputCount, pass.parts)
      }
      return
    }
    shortcut.backward(
      beside,
      LayerGradients(
        output: gradients.output, input: gradients.input == nil ? nil : pass.scratch,
        parameters: gradients.parameters + branch.parameterCount))
    if let input = gradients.input {
      add(UnsafePointer(pass.scratch), to: input, count: inputCount, pass.parts)
    }
  }

  /// The passes of the branch and of the shortcut, which writes to the start of the working memory.
  private func passes(_ pass: LayerPass<Scalar>) -> (LayerPass<Scalar>, LayerPass<Scalar>) {
    var inner = pass
    inner.scratch += aligned(pass.batchSize * max(inputCount, outputCount))
    var beside = inner.inner(parameter: branch.parameterCount, buffer: branch.bufferCount)
    beside.cache += aligned(branch.cacheCount(batchSize: pass.batchSize))
    beside.output = pass.scratch
    return (inner, beside)
  }

  /// Adds `count` numbers of each sample.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func add(
    _ source: UnsafePointer<Scalar>, to target: UnsafeMutablePointer<Scalar>, count: Int,
    _ parts: BatchParts
  ) {
    parts.run { _, samples in
      for index in samples.lowerBound * count..<samples.upperBound * count {
        target[index] += source[index]
      }
    }
  }
}
