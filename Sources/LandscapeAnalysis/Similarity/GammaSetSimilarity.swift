/// Whether two landscapes agree on the best configurations.
extension SimilarityMeasure {
  /// |T_A ∩ T_B| / |T_A ∪ T_B|, T the configurations no worse than the ⌈γ n⌉-th best; ties at the
  /// border are all in.
  ///
  /// Unrelated landscapes score about γ / (2 − γ).
  ///
  /// - Precondition: `gamma` is in (0, 1].
  /// - Source: S. Watanabe et al., arXiv 2212.06751, 2022.
  public static func gammaSet(_ gamma: Double = 0.1) -> SimilarityMeasure {
    SimilarityMeasure(
      "gamma_set", parameters: [("gamma", "\(gamma)")], range: 0...1,
      summary: "1: the same configurations are among the best.", isEstimable: true
    ) { pair in
      let (a, b) = topSets(pair, gamma)
      var (both, either) = (0, 0)
      for place in a.indices {
        both += a[place] && b[place] ? 1 : 0
        either += a[place] || b[place] ? 1 : 0
      }
      return Double(both) / Double(either)
    }
  }

  /// |T_A ∩ T_B| / |T_A|.
  public static func gammaSetContainment(_ gamma: Double = 0.1) -> SimilarityMeasure {
    SimilarityMeasure(
      "gamma_set_containment", parameters: [("gamma", "\(gamma)")], range: 0...1,
      summary: "1: what is best in the first is among the best in the second.", isEstimable: true
    ) { pair in
      let (a, b) = topSets(pair, gamma)
      return Double(zip(a, b).count { $0 && $1 }) / Double(a.count { $0 })
    }
  }

  /// How far above B's best the mean of A's optima lies in B, over B's range.
  public static let regretTransfer = SimilarityMeasure(
    "regret_transfer", range: 0...1,
    summary: "0: the best of the first is the best of the second.",
    undefinedWhen: "all losses of the second landscape are equal", isDistance: true
  ) { pair in
    let lowest = pair.firstLosses.min()
    let chosen = zip(pair.firstLosses, pair.secondLosses).filter { $0.0 == lowest }.map(\.1)
    return regret(chosen.reduce(0, +) / Double(chosen.count), pair)
  }

  /// How far above B's best the best of A's top set lies in B, over B's range.
  public static func topTransfer(_ gamma: Double = 0.1) -> SimilarityMeasure {
    SimilarityMeasure(
      "top_transfer", parameters: [("gamma", "\(gamma)")], range: 0...1,
      summary: "0: re-evaluating the best of the first finds the best of the second.",
      undefinedWhen: "all losses of the second landscape are equal", isDistance: true
    ) { pair in
      let top = topSets(pair, gamma).first
      let best = pair.secondLosses.indices.filter { top[$0] }.map { pair.secondLosses[$0] }.min()
      return best.flatMap { regret($0, pair) }
    }
  }

  private static func regret(_ loss: Double, _ pair: LandscapePair) -> Double? {
    guard let lowest = pair.secondLosses.min(), let highest = pair.secondLosses.max(),
      highest > lowest
    else { return nil }
    return (loss - lowest) / (highest - lowest)
  }

  /// Membership in the top sets of either landscape.
  private static func topSets(
    _ pair: LandscapePair, _ gamma: Double
  ) -> (first: [Bool], second: [Bool]) {
    (pair.firstRanking.topSet(gamma), pair.secondRanking.topSet(gamma))
  }
}
