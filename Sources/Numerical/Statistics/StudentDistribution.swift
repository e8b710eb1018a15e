import Foundation

/// Student's *t* distribution.
public struct StudentDistribution: Sendable, Hashable {
  /// ν > 0; need not be whole.
  public let degreesOfFreedom: Double

  /// - Precondition: ν > 0.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T ≤ `value`), by the regularised incomplete beta function.
  ///
  /// - Source: Abramowitz, Stegun, "Handbook of Mathematical Functions", 26.7.1.
  public func cumulativeProbability(at value: Double) -> Double {
    let tail = 0.5 * twoSidedTail(beyond: value)
    return value > 0 ? 1 - tail : tail
  }

  /// The probability of a value at least as far from 0 as `statistic`.
  public func twoSidedTail(beyond statistic: Double) -> Double {
    guard statistic.isFinite else { return 0 }
    return regularizedIncompleteBeta(
      degreesOfFreedom / (degreesOfFreedom + statistic * statistic), degreesOfFreedom / 2, 0.5)
  }

  /// The value whose ``twoSidedTail(beyond:)`` is `probability`.
  ///
  /// - Precondition: `probability` is in (0, 1).
  public func criticalValue(ofTail probability: Double) -> Double { -quantile(at: probability / 2) }

  /// The value that T stays below with `probability`.
  ///
  /// - Precondition: `probability` is in (0, 1).
  public func quantile(at probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    if probability == 0.5 { return 0 }
    // The tail is solved for, where the probability keeps its digits.
    let tail = min(probability, 1 - probability)
    var high = 1.0
    while cumulativeProbability(at: -high) > tail { high *= 2 }
    var low = high == 1 ? 0 : high / 2
    for _ in 0..<200 where high - low > 1e-15 * high {
      let middle = (low + high) / 2
      if cumulativeProbability(at: -middle) > tail { low = middle } else { high = middle }
    }
    return probability < 0.5 ? -(low + high) / 2 : (low + high) / 2
  }
}

/// I_x(a, b), by its continued fraction.
///
/// - Source: Abramowitz, Stegun, "Handbook of Mathematical Functions", 26.5.8; evaluated by Lentz's
///   method.
/// - Precondition: 0 ≤ x ≤ 1; a, b > 0.
func regularizedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0, x < 1 else { return x <= 0 ? 0 : 1 }
  // The fraction converges fast below the mean.
  guard x <= (a + 1) / (a + b + 2) else { return 1 - regularizedIncompleteBeta(1 - x, b, a) }
  let front = exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
  func guarded(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
  var c = 1.0
  var d = 1 / guarded(1 - (a + b) * x / (a + 1))
  var fraction = d
  for step in 1...500 {
    let m = Double(step)
    for numerator in [
      m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
      -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
    ] {
      d = 1 / guarded(1 + numerator * d)
      c = guarded(1 + numerator / c)
      fraction *= c * d
    }
    if abs(c * d - 1) < 1e-16 { break }
  }
  return front * fraction / a
}

/// ln Γ(x) of a positive number.
private func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}
