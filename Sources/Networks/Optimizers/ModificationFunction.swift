import Foundation

/// The f of landscape modification: how strongly a loss above the threshold is damped.
///
/// With u = (U − c)₊, gradients are multiplied by s = 1/(f(u) + ε), which are the gradients of
///
///     H = ∫_{Umin}^{U} dv / (f((v − c)₊) + ε).
///
/// H and U have the same stationary points. f = 0 at 0 and never falls.
///
/// - Source: M. C. H. Choi, "On the convergence of an improved and adaptive kinetic simulated
///   annealing", arXiv 2009.00195; the bounded form satisfies the conditions of its theory.
package enum ModificationFunction: Sendable, Hashable {
  /// f = u; H grows like ln u.
  case linear
  /// f = u²; H is bounded, so that high plateaus stall.
  case square
  /// f = a·u³/(1 + u³) with a > 0; s ≥ 1/(a + ε), so that no plateau stalls.
  case bounded(height: Double)

  /// f(u).
  ///
  /// - Parameter excess: u ≥ 0, infinity included.
  package func value(_ excess: Double) -> Double {
    switch self {
    case .linear: excess
    case .square: excess * excess
    case .bounded(let height): height / (1 + 1 / (excess * excess * excess))
    }
  }

  /// s = 1/(f((U − c)₊) + ε), in (0, 1/ε].
  package func scale(loss: Double, threshold: Double, epsilon: Double) -> Double {
    1 / (value(max(loss - threshold, 0)) + epsilon)
  }

  /// H, in closed form: (min(U, c) − min(Umin, c))/ε, and what lies above c.
  ///
  /// - Parameters:
  ///   - threshold: c.
  ///   - minimum: Umin, where H is 0.
  ///   - epsilon: ε > 0.
  package func modified(
    loss: Double, threshold: Double, minimum: Double, epsilon: Double
  ) -> Double {
    (min(loss, threshold) - min(minimum, threshold)) / epsilon
      + tail(max(loss - threshold, 0), epsilon)
      - tail(max(minimum - threshold, 0), epsilon)
  }

  /// ∫₀ᵘ dv / (f(v) + ε).
  private func tail(_ u: Double, _ ε: Double) -> Double {
    switch self {
    case .linear: return log1p(u / ε)
    case .square:
      let root = ε.squareRoot()
      return atan(u / root) / root
    case .bounded(let a):
      // 1/(f + ε) = (1 + v³)/(bv³ + ε) = 1/b + (a/b)/(ε(1 + (v/k)³)).
      let b = a + ε
      let k = cbrt(ε / b)
      return u / b + a / b * (k / ε) * Self.cubicIntegral(u / k)
    }
  }

  /// ∫₀ᶻ dt/(1 + t³) = ⅓ ln(1 + z) − ⅙ ln(z² − z + 1) + (atan((2z − 1)/√3) + π/6)/√3.
  private static func cubicIntegral(_ z: Double) -> Double {
    let root = 3.0.squareRoot()
    // The sum of the two arcs as one, which keeps its digits at small z.
    let arc = z < 1 ? atan(root * z / (2 - z)) : atan((2 * z - 1) / root) + .pi / 6
    return log1p(z) / 3 - log1p(z * (z - 1)) / 6 + arc / root
  }
}
