package import Numerical

/// Layers one after the other, as one layer.
///
/// The cache holds, for each layer, its output (but for the last) and its own cache. The working
/// memory begins with two areas for the gradients that travel back.
package struct LayerSequence<Scalar: RealScalar>: Layer {
  package let layers: [any Layer<Scalar>]
  package let tensors: [NamedTensor]
  package let buffers: [NamedTensor]
  /// Where the parameters of each layer begin, and their number at the end.
  package let parameterOffsets: [Int]
  /// Where the buffers of each layer begin, and their number at the end.
  package let bufferOffsets: [Int]
  private let widestInner: Int

  /// - Precondition: There is a layer, and each takes as many numbers as the one before it gives.
  package init(_ layers: [any Layer<Scalar>]) {
    precondition(!layers.isEmpty, "a sequence of no layers")
    for (first, second) in zip(layers, layers.dropFirst()) {
      precondition(
        first.outputCount == second.inputCount,
        "a layer of \(first.outputCount) outputs before one of \(second.inputCount) inputs")
    }
    self.layers = layers
    var (tensors, buffers): ([NamedTensor], [NamedTensor]) = ([], [])
    var (parameterOffsets, bufferOffsets) = ([0], [0])
    for (place, layer) in layers.enumerated() {
      tensors += layer.tensors.map { $0.within("\(place)") }
      buffers += layer.buffers.map { $0.within("\(place)") }
      parameterOffsets.append(parameterOffsets[place] + layer.parameterCount)
      bufferOffsets.append(bufferOffsets[place] + layer.bufferCount)
    }
    self.tensors = tensors
    self.buffers = buffers
    self.parameterOffsets = parameterOffsets
    self.bufferOffsets = bufferOffsets
    widestInner = layers.dropLast().map(\.outputCount).max() ?? 0
  }

  package var inputCount: Int { layers[0].inputCount }
  package var outputCount: Int { layers[layers.count - 1].outputCount }
  package var parameterCount: Int { parameterOffsets[layers.count] }
  package var bufferCount: Int { bufferOffsets[layers.count] }

  package func cacheCount(batchSize: Int) -> Int {
    var count = 0
    for place in layers.indices {
      if place + 1 < layers.count { count += aligned(batchSize * layers[place].outputCount) }
      count += aligned(layers[place].cacheCount(batchSize: batchSize))
    }
    return count
  }

  package func scratchCount(batchSize: Int) -> Int {
    gradientCount(batchSize) + (layers.map { $0.scratchCount(batchSize: batchSize) }.max() ?? 0)
  }

  package func forward(_ pass: LayerPass<Scalar>) {
    var input = pass.input
    var free = pass.cache
    for place in layers.indices {
      let inner = innerPass(place, of: pass, input: input, at: &free)
      layers[place].forward(inner)
      input = UnsafePointer(inner.output)
    }
  }

  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    backward(from: 0, pass, input: pass.input, free: pass.cache, gradients)
  }

  /// Back through the layers behind `place`, then through it; the way there recovers where each
  /// layer's numbers lie.
  private func backward(
    from place: Int, _ pass: LayerPass<Scalar>, input: UnsafePointer<Scalar>,
    free: UnsafeMutablePointer<Scalar>, _ gradients: LayerGradients<Scalar>
  ) {
    var free = free
    let inner = innerPass(place, of: pass, input: input, at: &free)
    var part = gradients
    part.parameters += parameterOffsets[place]
    if place + 1 < layers.count {
      backward(
        from: place + 1, pass, input: UnsafePointer(inner.output), free: free, gradients)
      part.output = UnsafePointer(gradientArea(before: place + 1, of: pass))
    }
    if place > 0 { part.input = gradientArea(before: place, of: pass) }
    layers[place].backward(inner, part)
  }

  /// The size of the two areas of ``gradientArea(before:of:)``.
  private func gradientCount(_ batchSize: Int) -> Int { 2 * aligned(batchSize * widestInner) }

  /// Where the gradient between the layers `place` − 1 and `place` lies: in two areas by turns, as
  /// one is read while the other is written.
  private func gradientArea(
    before place: Int, of pass: LayerPass<Scalar>
  ) -> UnsafeMutablePointer<Scalar> {
    pass.scratch + (place % 2) * aligned(pass.batchSize * widestInner)
  }

  /// The pass of the layer at `place`, whose numbers begin at `free`, which moves behind them.
  private func innerPass(
    _ place: Int, of pass: LayerPass<Scalar>, input: UnsafePointer<Scalar>,
    at free: inout UnsafeMutablePointer<Scalar>
  ) -> LayerPass<Scalar> {
    let layer = layers[place]
    var inner = pass.inner(parameter: parameterOffsets[place], buffer: bufferOffsets[place])
    inner.cache = free
    free += aligned(layer.cacheCount(batchSize: pass.batchSize))
    if place + 1 < layers.count {
      inner.output = free
      free += aligned(pass.batchSize * layer.outputCount)
    }
    if case .training(let seed) = pass.mode {
      inner.mode = .training(seed: seed.derived("layer", place))
    }
    inner.input = input
    inner.scratch += gradientCount(pass.batchSize)
    return inner
  }
}

/// `count` rounded up to a multiple of 16 numbers, so that each area begins on its own cache line.
func aligned(_ count: Int) -> Int { (count + 15) & ~15 }
