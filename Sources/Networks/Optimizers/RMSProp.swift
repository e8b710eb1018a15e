package import Numerical

/// RMSProp: the gradient over a moving root mean square of itself, with momentum where that is not
/// zero.
///
/// q ← αq + (1 − α)g²; d = √q + ε, or centred, with m ← αm + (1 − α)g, d = √(q − m²) + ε.
/// Plain: θ ← θ − ηg/d. Momentum: b ← μb + g/d; θ ← θ − ηb.
///
/// - Source: T. Tieleman, G. Hinton, "Lecture 6.5: rmsprop", 2012; centred as in A. Graves,
///   "Generating sequences with recurrent neural networks", arXiv 1308.0850, with ε outside the
///   root.
package struct RMSProp<Scalar: RealScalar>: UpdateRule {
  package var learningRate: Double
  /// α: what the moving averages keep, per step.
  package let decay: Double
  /// μ: the share of the last step's direction that is kept.
  package let momentum: Double
  /// Whether d is a standard deviation of g rather than its root mean square.
  package let isCentered: Bool
  /// ε, outside the root.
  package let stabilizer: Double
  // q, m and b; those in use are filled at the first step.
  private var squares: [Scalar] = []
  private var means: [Scalar] = []
  private var direction: [Scalar] = []

  package init(
    learningRate: Double = 1e-3, decay: Double = 0.99, momentum: Double = 0,
    centered: Bool = false, stabilizer: Double = 1e-8
  ) {
    self.learningRate = learningRate
    self.decay = decay
    self.momentum = momentum
    isCentered = centered
    self.stabilizer = stabilizer
  }

  package var state: StoredState<Scalar> {
    get { StoredState(vectors: [squares, means, direction]) }
    set {
      squares = newValue.vectors[0]
      means = newValue.vectors[1]
      direction = newValue.vectors[2]
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package mutating func update(_ parameters: inout [Scalar], along gradient: [Scalar]) {
    precondition(parameters.count == gradient.count, "a gradient of \(gradient.count) numbers")
    if squares.isEmpty {
      squares = [Scalar](repeating: 0, count: gradient.count)
      if isCentered { means = squares }
      if momentum != 0 { direction = squares }
    }
    let eta = Scalar(learningRate)
    let mu = Scalar(momentum)
    let (alpha, fresh) = (Scalar(decay), Scalar(1 - decay))
    let epsilon = Scalar(stabilizer)
    let (isCentered, hasMomentum) = (isCentered, momentum != 0)
    parameters.withUnsafeMutableBufferPointer { θ in
      gradient.withUnsafeBufferPointer { g in
        squares.withUnsafeMutableBufferPointer { q in
          means.withUnsafeMutableBufferPointer { m in
            direction.withUnsafeMutableBufferPointer { b in
              for i in 0..<g.count {
                q[i] = alpha * q[i] + fresh * (g[i] * g[i])
                var variance = q[i]
                if isCentered {
                  m[i] = alpha * m[i] + fresh * g[i]
                  variance -= m[i] * m[i]
                }
                // Below zero only by rounding; a magnitude also lets the loop be vectorised.
                var change = g[i] / (variance.magnitude.squareRoot() + epsilon)
                if hasMomentum {
                  b[i] = mu * b[i] + change
                  change = b[i]
                }
                θ[i] -= eta * change
              }
            }
          }
        }
      }
    }
  }
}
