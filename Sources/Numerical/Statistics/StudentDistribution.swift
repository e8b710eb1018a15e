import Foundation

/// Student's *t* distribution with a whole number of degrees of freedom.
public struct StudentDistribution: Sendable {
  public let degreesOfFreedom: Int

  /// - Precondition: `degreesOfFreedom` ≥ 1.
  public init(degreesOfFreedom: Int) {
    precondition(degreesOfFreedom >= 1, "\(degreesOfFreedom) degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value at least as far from 0 as `statistic`, to an absolute 10⁻¹⁴.
  ///
  /// - Complexity: O(degrees of freedom).
  /// - Source: M. Abramowitz, I. A. Stegun, "Handbook of mathematical functions", 26.7.3 and 26.7.4.
  public func twoSidedTail(beyond statistic: Double) -> Double {
    let ratio = abs(statistic) / Double(degreesOfFreedom).squareRoot()
    guard ratio.isFinite else { return 0 }
    let cosine = 1 / (1 + ratio * ratio).squareRoot()
    let sine = ratio * cosine
    let isOdd = !degreesOfFreedom.isMultiple(of: 2)
    // Terms of even powers of the cosine, each from the one before.
    var term = isOdd ? cosine : 1
    var sum = 0.0
    var power = isOdd ? 1 : 0
    while power <= degreesOfFreedom - 2 {
      sum += term
      term *= cosine * cosine * Double(power + 1) / Double(power + 2)
      power += 2
    }
    let inside = isOdd ? 2 / Double.pi * (atan(ratio) + sine * sum) : sine * sum
    return max(0, 1 - inside)
  }

  /// The value whose ``twoSidedTail(beyond:)`` is `probability`, by bisection.
  ///
  /// - Precondition: `probability` is in (0, 1).
  public func criticalValue(ofTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a tail of \(probability)")
    var low = 0.0
    var high = 1.0
    while twoSidedTail(beyond: high) > probability {
      low = high
      high *= 2
    }
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return high }
      if twoSidedTail(beyond: middle) > probability { low = middle } else { high = middle }
    }
  }
}
