package import Numerical

/// Sets each number to zero with a given probability while training, and scales the others up so
/// that the mean stays.
///
/// Training: y = x · m / (1 − p), m ~ Bernoulli(1 − p), drawn from the seed of the pass;
/// evaluation: y = x.
///
/// - Source: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from
///   overfitting", JMLR 15:1929, 2014; scaled while training rather than at test.
package struct Dropout<Scalar: RealScalar>: Layer {
  /// Numbers per sample.
  package let inputCount: Int
  /// The share p of numbers that are dropped, in [0, 1).
  package let probability: Double

  /// - Precondition: `probability` is in [0, 1).
  package init(_ probability: Double, count: Int) {
    precondition(probability >= 0 && probability < 1, "dropout probability \(probability)")
    self.probability = probability
    inputCount = count
  }

  package var outputCount: Int { inputCount }

  /// The mask: 0 or 1 / (1 − p) per number.
  package func cacheCount(batchSize: Int) -> Int { batchSize * inputCount }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(_ pass: LayerPass<Scalar>) {
    let (x, y, mask) = (pass.input, pass.output, pass.cache)
    let count = pass.batchSize * inputCount
    guard case .training(let seed) = pass.mode else {
      y.update(from: x, count: count)
      return
    }
    var generator = seed.generator()
    // 2⁶⁴ p, as far as a double resolves it; below 2⁶⁴ because p < 1.
    let threshold = UInt64(probability * 0x1p53) << 11
    let scale = Scalar(1 / (1 - probability))
    for index in 0..<count { mask[index] = generator.next() < threshold ? 0 : scale }
    for index in 0..<count { y[index] = x[index] * mask[index] }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    guard let dx = gradients.input else { return }
    let (dy, mask) = (gradients.output, UnsafePointer(pass.cache))
    let count = pass.batchSize * inputCount
    guard case .training = pass.mode else {
      dx.update(from: dy, count: count)
      return
    }
    for index in 0..<count { dx[index] = dy[index] * mask[index] }
  }
}
