package import Numerical

/// AdaGrad: each parameter's step shrinks with the gradients that it has seen.
///
/// S ← S + g²; θ ← θ − η/(1 + (t − 1) · decay) · g/(√S + ε).
///
/// - Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and
///   stochastic optimization", JMLR 12:2121, 2011.
package struct AdaGrad<Scalar: RealScalar>: UpdateRule {
  package var learningRate: Double
  /// How fast η itself falls, per step; 0 leaves that to S.
  package let learningRateDecay: Double
  /// ε, outside the root.
  package let stabilizer: Double
  /// S; empty before the first step.
  private var sum: [Scalar] = []
  private var stepCount = 0

  package init(
    learningRate: Double = 1e-2, learningRateDecay: Double = 0, stabilizer: Double = 1e-10
  ) {
    self.learningRate = learningRate
    self.learningRateDecay = learningRateDecay
    self.stabilizer = stabilizer
  }

  package var state: StoredState<Scalar> {
    get { StoredState(vectors: [sum], numbers: [Double(stepCount)]) }
    set {
      sum = newValue.vectors[0]
      stepCount = Int(newValue.numbers[0])
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package mutating func update(_ parameters: inout [Scalar], along gradient: [Scalar]) {
    precondition(parameters.count == gradient.count, "a gradient of \(gradient.count) numbers")
    if sum.isEmpty { sum = [Scalar](repeating: 0, count: gradient.count) }
    let eta = Scalar(learningRate / (1 + Double(stepCount) * learningRateDecay))
    stepCount += 1
    let epsilon = Scalar(stabilizer)
    parameters.withUnsafeMutableBufferPointer { θ in
      gradient.withUnsafeBufferPointer { g in
        sum.withUnsafeMutableBufferPointer { s in
          for i in 0..<g.count {
            s[i] += g[i] * g[i]
            // S is its own magnitude, said so that the loop is vectorised.
            θ[i] -= eta * g[i] / (s[i].magnitude.squareRoot() + epsilon)
          }
        }
      }
    }
  }
}
