import Foundation

/// What a sample tells about classes that it missed, from how often it met the others.
///
/// q_r is the number of classes met r times; s = Σ q_r those met at all.
package enum UnseenClasses {
  /// Chao1 = s + q₁ (q₁ − 1) / (2 (q₂ + 1)), a lower bound of the number of classes on average.
  ///
  /// - Parameter counts: How often each class was met; 0 for some is of no matter.
  /// - Source: A. Chao, "Nonparametric estimation of the number of classes in a population", Scand.
  ///   J. Stat. 11:265, 1984, in its form without bias for equal classes.
  package static func chao1(_ counts: [Int]) -> Double {
    let once = Double(counts.count { $0 == 1 })
    let twice = Double(counts.count { $0 == 2 })
    return Double(counts.count { $0 > 0 }) + once * (once - 1) / (2 * (twice + 1))
  }

  /// C, the share of the population in classes that were met, for a sample of N:
  /// 1 − q₁/N · (N − 1) q₁ / ((N − 1) q₁ + 2 q₂), with q₁ − 1 and 1 for q₁ and q₂ where q₂ = 0.
  ///
  /// - Source: A. Chao, L. Jost, "Coverage-based rarefaction and extrapolation", Ecology 93:2533,
  ///   2012, after I. J. Good, Biometrika 40:237, 1953.
  package static func coverage(_ counts: [Int]) -> Double {
    let total = Double(counts.reduce(0, +))
    let once = Double(counts.count { $0 == 1 })
    let twice = Double(counts.count { $0 == 2 })
    guard once > 0, total > 1 else { return 1 }
    let singles = (total - 1) * (twice > 0 ? once : once - 1)
    return 1 - once / total * singles / (singles + (twice > 0 ? 2 * twice : 2))
  }

  /// Estimated shares of all classes, met and unmet, that add up to 1.
  ///
  /// Shares of rarely met classes are lowered until all met ones add up to the ``coverage(_:)``;
  /// the rest is split among ⌈Chao1 − s⌉ others, one at least where a class was met only once.
  ///
  /// - Source: A. Chao et al., "Rarefaction and extrapolation with Hill numbers", Ecol. Monogr.
  ///   84:45, 2014, appendix G.
  package static func estimatedShares(_ counts: [Int]) -> [Double] {
    let total = Double(counts.reduce(0, +))
    let shares = counts.map { Double($0) / total }
    let coverage = coverage(counts)
    let missed = shares.map { $0 * pow(1 - $0, total) }
    let weight = missed.reduce(0, +)
    guard coverage < 1, weight > 0 else { return shares }
    let met = Double(counts.count { $0 > 0 })
    let unmet = max(1, Int((chao1(counts) - met).rounded(.up)))
    let lowered = zip(shares, missed).map { $0 - (1 - coverage) / weight * $1 }
    return lowered + [Double](repeating: (1 - coverage) / Double(unmet), count: unmet)
  }
}
