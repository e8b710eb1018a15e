package import Numerical

/// Stochastic gradient descent, with momentum μ where it is not zero.
///
/// - Plain: θ ← θ − ηg.
/// - Momentum: b₁ = g₁, then b ← μb + (1 − δ)g; θ ← θ − ηb.
/// - Nesterov: b alike with δ = 0; θ ← θ − η(g + μb).
///
/// - Source: I. Sutskever et al., "On the importance of initialization and momentum in deep
///   learning", ICML 2013, in the form that takes η outside of b.
package struct SGD<Scalar: RealScalar>: UpdateRule {
  package var learningRate: Double
  /// μ: the share of the last step's direction that is kept.
  package let momentum: Double
  /// δ: how much less the new gradient counts.
  package let dampening: Double
  package let isNesterov: Bool
  /// b; empty before the first step.
  private var direction: [Scalar] = []

  /// - Precondition: Nesterov's form has momentum and no dampening.
  package init(
    learningRate: Double, momentum: Double = 0, dampening: Double = 0, nesterov: Bool = false
  ) {
    precondition(!nesterov || momentum > 0 && dampening == 0, "Nesterov without momentum")
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    isNesterov = nesterov
  }

  package var state: StoredState<Scalar> {
    get { StoredState(vectors: [direction]) }
    set { direction = newValue.vectors[0] }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package mutating func update(_ parameters: inout [Scalar], along gradient: [Scalar]) {
    precondition(parameters.count == gradient.count, "a gradient of \(gradient.count) numbers")
    let eta = Scalar(learningRate)
    if momentum == 0 {
      VectorKernels.add(gradient, times: -eta, to: &parameters)
      return
    }
    let isFirst = direction.isEmpty
    if isFirst { direction = [Scalar](repeating: 0, count: gradient.count) }
    let mu = Scalar(momentum)
    let share = isFirst ? 1 : Scalar(1 - dampening)
    let isNesterov = isNesterov
    parameters.withUnsafeMutableBufferPointer { θ in
      gradient.withUnsafeBufferPointer { g in
        direction.withUnsafeMutableBufferPointer { b in
          if isNesterov {
            for i in 0..<g.count {
              b[i] = mu * b[i] + g[i]
              θ[i] -= eta * (g[i] + mu * b[i])
            }
          } else {
            for i in 0..<g.count {
              b[i] = mu * b[i] + share * g[i]
              θ[i] -= eta * b[i]
            }
          }
        }
      }
    }
  }
}
