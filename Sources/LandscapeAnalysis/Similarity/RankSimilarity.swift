import Numerical

/// Whether two landscapes put configurations in the same order.
extension SimilarityMeasure {
  /// Spearman's ρ of the losses.
  public static let spearman = SimilarityMeasure(
    "spearman", range: -1...1, summary: "1: the same order of all configurations.",
    undefinedWhen: "all losses of one landscape are equal", isEstimable: true
  ) { Correlation.pearson($0.firstRanking.averageRanks, $0.secondRanking.averageRanks) }

  /// Kendall's τ_b of the losses.
  public static let kendall = SimilarityMeasure(
    "kendall", range: -1...1,
    summary: "Share of pairs of configurations in the same order, less those in opposite order.",
    undefinedWhen: "all losses of one landscape are equal", isEstimable: true
  ) { Correlation.kendall($0.firstRanking.dense, $0.secondRanking.dense) }

  /// Mean |R_A − R_B| / n, R the average ranks.
  ///
  /// - Source: M. Huang, K. Li, arXiv 2311.14014, after the shake-up of contest leaderboards.
  public static let shakeUp = SimilarityMeasure(
    "shake_up", range: 0...0.5,
    summary: "0: no configuration changes its place; about 1/3: unrelated orders.",
    isDistance: true, isEstimable: true
  ) { pair in
    let (a, b) = (pair.firstRanking.averageRanks, pair.secondRanking.averageRanks)
    var moved = 0.0
    for place in a.indices { moved += abs(a[place] - b[place]) }
    return moved / Double(pair.count) / Double(pair.count)
  }
}
