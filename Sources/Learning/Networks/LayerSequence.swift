public import Numerical

/// Layers one after the other, as one layer.
///
/// The cache holds, for each layer, its output (but for the last) and its own cache, then two areas
/// for the gradients that travel back.
public struct LayerSequence<Scalar: RealScalar>: Layer {
  public let layers: [any Layer<Scalar>]
  public let tensors: [ParameterTensor]
  /// Where the parameters of each layer begin, and their number at the end.
  public let parameterOffsets: [Int]
  private let widestInner: Int

  /// - Precondition: There is a layer, and each takes as many numbers as the one before it gives.
  public init(_ layers: [any Layer<Scalar>]) {
    precondition(!layers.isEmpty, "a sequence of no layers")
    for (first, second) in zip(layers, layers.dropFirst()) {
      precondition(
        first.outputCount == second.inputCount,
        "a layer of \(first.outputCount) outputs before one of \(second.inputCount) inputs")
    }
    self.layers = layers
    var tensors: [ParameterTensor] = []
    var offsets = [0]
    for (place, layer) in layers.enumerated() {
      for var tensor in layer.tensors {
        tensor.name = "\(place).\(tensor.name)"
        tensors.append(tensor)
      }
      offsets.append(offsets[place] + layer.parameterCount)
    }
    self.tensors = tensors
    parameterOffsets = offsets
    widestInner = layers.dropLast().map(\.outputCount).max() ?? 0
  }

  public var inputCount: Int { layers[0].inputCount }
  public var outputCount: Int { layers[layers.count - 1].outputCount }
  public var parameterCount: Int { parameterOffsets[layers.count] }

  public func cacheCount(batchSize: Int) -> Int {
    var count = 2 * aligned(batchSize * widestInner)
    for place in layers.indices {
      if place + 1 < layers.count { count += aligned(batchSize * layers[place].outputCount) }
      count += aligned(layers[place].cacheCount(batchSize: batchSize))
    }
    return count
  }

  public func forward(_ pass: LayerPass<Scalar>) {
    var input = pass.input
    var free = pass.cache + 2 * aligned(pass.batchSize * widestInner)
    for place in layers.indices {
      let inner = innerPass(place, of: pass, input: input, at: &free)
      layers[place].forward(inner)
      input = UnsafePointer(inner.output)
    }
  }

  public func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    let free = pass.cache + 2 * aligned(pass.batchSize * widestInner)
    backward(from: 0, pass, input: pass.input, free: free, gradients)
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

  /// Where the gradient between the layers `place` − 1 and `place` lies: in two areas by turns, as
  /// one is read while the other is written.
  private func gradientArea(
    before place: Int, of pass: LayerPass<Scalar>
  ) -> UnsafeMutablePointer<Scalar> {
    pass.cache + (place % 2) * aligned(pass.batchSize * widestInner)
  }

  /// The pass of the layer at `place`, whose numbers begin at `free`, which moves behind them.
  private func innerPass(
    _ place: Int, of pass: LayerPass<Scalar>, input: UnsafePointer<Scalar>,
    at free: inout UnsafeMutablePointer<Scalar>
  ) -> LayerPass<Scalar> {
    let layer = layers[place]
    let cache = free
    free += aligned(layer.cacheCount(batchSize: pass.batchSize))
    var output = pass.output
    if place + 1 < layers.count {
      output = free
      free += aligned(pass.batchSize * layer.outputCount)
    }
    var mode = pass.mode
    if case .training(let seed) = mode { mode = .training(seed: seed.derived("layer", place)) }
    return LayerPass(
      batchSize: pass.batchSize, mode: mode, parameters: pass.parameters + parameterOffsets[place],
      input: input, output: output, cache: cache)
  }
}

/// `count` rounded up to a multiple of 16 numbers, so that each area begins on its own cache line.
func aligned(_ count: Int) -> Int { (count + 15) & ~15 }
