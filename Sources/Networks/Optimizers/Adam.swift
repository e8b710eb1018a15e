import Foundation
package import Numerical

/// Adam, and AdamW where the weight decay is decoupled.
///
/// m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
/// θ ← θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε). AdamW first takes θ ← θ(1 − ηλ).
///
/// ε stands outside the root, as in the programs behind published numbers; some texts have it
/// inside.
///
/// - Source: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015;
///   I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR 2019.
package struct Adam<Scalar: RealScalar>: UpdateRule {
  package var learningRate: Double
  /// β₁, β₂: what the moving averages of g and g² keep, per step.
  package let decays: (first: Double, second: Double)
  /// ε: larger values make steps shorter where gradients are small.
  package let stabilizer: Double
  /// λ, taken off θ and not part of g; 0 is Adam itself.
  package let decoupledWeightDecay: Double
  private var first: [Scalar] = []
  private var second: [Scalar] = []
  private var stepCount = 0

  package init(
    learningRate: Double = 1e-3, decays: (first: Double, second: Double) = (0.9, 0.999),
    stabilizer: Double = 1e-8, decoupledWeightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.decays = decays
    self.stabilizer = stabilizer
    self.decoupledWeightDecay = decoupledWeightDecay
  }

  package var state: StoredState<Scalar> {
    get { StoredState(vectors: [first, second], numbers: [Double(stepCount)]) }
    set {
      first = newValue.vectors[0]
      second = newValue.vectors[1]
      stepCount = Int(newValue.numbers[0])
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package mutating func update(_ parameters: inout [Scalar], along gradient: [Scalar]) {
    precondition(parameters.count == gradient.count, "a gradient of \(gradient.count) numbers")
    if first.isEmpty {
      first = [Scalar](repeating: 0, count: gradient.count)
      second = first
    }
    stepCount += 1
    let t = Double(stepCount)
    let step = Scalar(learningRate / (1 - pow(decays.first, t)))
    let scale = Scalar(1 / (1 - pow(decays.second, t)).squareRoot())
    let (beta1, beta2) = (Scalar(decays.first), Scalar(decays.second))
    let (fresh1, fresh2) = (Scalar(1 - decays.first), Scalar(1 - decays.second))
    let epsilon = Scalar(stabilizer)
    let kept = Scalar(1 - learningRate * decoupledWeightDecay)
    parameters.withUnsafeMutableBufferPointer { θ in
      gradient.withUnsafeBufferPointer { g in
        first.withUnsafeMutableBufferPointer { m in
          second.withUnsafeMutableBufferPointer { v in
            for i in 0..<g.count {
              // v is its own magnitude, which tells the compiler that the root cannot fail: only
              // then is the loop vectorised.
              m[i] = beta1 * m[i] + fresh1 * g[i]
              v[i] = beta2 * v[i] + fresh2 * (g[i] * g[i])
              θ[i] = kept * θ[i] - step * m[i] / (v[i].magnitude.squareRoot() * scale + epsilon)
            }
          }
        }
      }
    }
  }
}
