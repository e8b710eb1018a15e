/// The exact test of whether paired differences are centred at zero, by flipping their signs.
///
/// Were the two sides of each pair alike, every sign of a difference would be as likely as the
/// other. p is the share of the 2ⁿ patterns of signs whose mean is at least as far from zero as
/// that of the sample, so that p ≥ 2¹⁻ⁿ where no difference is zero.
///
/// - Source: R. A. Fisher, "The design of experiments", 1935, §21.
package enum SignFlipTest {
  /// The most differences whose patterns are counted: a million of them.
  package static let mostDifferences = 20

  /// The two-sided p; `nil` of no differences, and where one is not finite.
  ///
  /// Sums that agree to rounding, 10⁻¹² of the sum of magnitudes, count as equal.
  ///
  /// - Precondition: There are at most ``mostDifferences``.
  /// - Complexity: O(2ⁿ).
  package static func p(of differences: [Double]) -> Double? {
    precondition(differences.count <= mostDifferences, "\(differences.count) differences")
    guard !differences.isEmpty, differences.allSatisfy(\.isFinite) else { return nil }
    let magnitudes = differences.map(abs)
    let total = magnitudes.reduce(0, +)
    let observed = abs(differences.reduce(0, +)) - 1e-12 * total
    var sum = total
    var isNegative = [Bool](repeating: false, count: magnitudes.count)
    var extreme = sum >= observed ? 1 : 0
    let patterns = 1 << magnitudes.count
    for pattern in 1..<patterns {
      // In the order of the Gray code, neighbours differ by one sign.
      let place = pattern.trailingZeroBitCount
      sum += (isNegative[place] ? 2 : -2) * magnitudes[place]
      isNegative[place].toggle()
      if abs(sum) >= observed { extreme += 1 }
    }
    return Double(extreme) / Double(patterns)
  }
}
