import Landscapes
import Numerical

/// Whether a biased random walk is drawn to good configurations.
extension LandscapeMetric {
  /// Spearman(PageRank, −*f*), PageRank over arcs by gain, damping 0.85. See `ArcPageRank`.
  ///
  /// Shares within 10⁻¹² of the mean share count as tied.
  ///
  /// - Source: L. Page et al., "The PageRank citation ranking", Stanford 1999; on landscapes S.
  ///   Herrmann, G. Ochoa, F. Rothlauf, "Communities of local optima as funnels in fitness
  ///   landscapes", GECCO 2016.
  public static let pageRankCorrelation = LandscapeMetric(
    "page_rank_correlation", aspect: .navigability, range: -1...1, invariance: .affine,
    summary: "High: a walk that prefers large improvements gathers on the best configurations.",
    source: "L. Page et al., Stanford 1999; S. Herrmann et al., GECCO 2016",
    undefinedWhen: "all losses or all shares are equal"
  ) { landscape in
    let shares = ArcPageRank(landscape.topography, gainSums: landscape.takeGainSums()).values
    let ranks = RankCorrelation.doubledRanks(shares, tolerance: 1e-12 / Double(shares.count))
    return RankCorrelation.spearman(ranks, landscape.doubledLossRanks).map { -$0 }
  }
  .taking(effort: 9, isRoomy: true)
}
