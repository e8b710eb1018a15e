import Landscapes
import Numerical

/// How often an edit changes nothing, at the neutrality threshold τ.
extension LandscapeMetric {
  /// Share of edges with |Δ| ≤ τ.
  ///
  /// - Source: after C. M. Reidys, P. F. Stadler, "Neutrality in fitness landscapes", Appl. Math.
  ///   Comput. 117:321, 2001.
  public static let neutralityRatio = LandscapeMetric(
    "neutrality_ratio", aspect: .neutrality, range: 0...1, invariance: .affine,
    summary: "High: many single edits do not matter.",
    source: "after C. M. Reidys, P. F. Stadler, Appl. Math. Comput. 117:321, 2001",
    undefinedWhen: "there are no edges",
    isDefinedWhenFlat: true
  ) { landscape in
    ratio(
      Double(landscape.scan.neutralEdgeCountAtThreshold), Double(landscape.scan.edgeCount))
  }
  .estimated(by: EdgeEstimator.neutralityRatio)

  /// Mean over nodes of the share ν_i of neighbours with |Δ| ≤ τ.
  public static let meanNeutrality = LandscapeMetric(
    "mean_neutrality", aspect: .neutrality, range: 0...1, invariance: .affine,
    summary: "High: from a typical configuration, most single edits do not matter.",
    source: "L. Vanneschi et al., GECCO 2007",
    undefinedWhen: "there are no edges", isDefinedWhenFlat: true
  ) { $0.meanShareOfNeighbors($0.scan.neutralCounts) }

  /// −Spearman(ν_i, d_i): positive where the landscape gets flatter towards the optimum.
  public static let neutralityDistanceCorrelation = LandscapeMetric(
    "neutrality_distance_correlation", aspect: .neutrality, range: -1...1, invariance: .affine,
    summary: "High: the landscape flattens towards the optimum, which then tolerates mistakes.",
    source: "M. Huang, K. Li, arXiv 2311.14014; the sign follows its prose",
    undefinedWhen: "all shares of neutral neighbours, or all distances, are equal"
  ) { landscape in
    landscape.correlationWithDistance(ofShares: landscape.scan.neutralCounts).map { -$0 }
  }
  .estimated(by: NodeEstimator.neutralityDistanceCorrelation)
  .taking(effort: 1)

  /// Spearman(mean |Δ| over neighbours, d_i): the same question without a threshold.
  ///
  /// Means that are equal in exact arithmetic come out of the sums with different last bits, and
  /// would be ranked by these. Hence means within 10⁻¹² of the largest |f| count as tied.
  public static let slopeDistanceCorrelation = LandscapeMetric(
    "slope_distance_correlation", aspect: .neutrality, range: -1...1, invariance: .affine,
    summary: "High: slopes get gentler towards the optimum.",
    source: "this project",
    undefinedWhen: "all mean differences, or all distances, are equal"
  ) { landscape in
    let scan = landscape.scan
    let largest = max(
      abs(landscape.quantiles.value(at: 0)), abs(landscape.quantiles.value(at: 1)))
    return landscape.correlationWithDistance(
      landscape.overConnected { scan.absoluteDifferenceSums[$0] / Double(scan.degrees[$0]) },
      tolerance: 1e-12 * largest)
  }
  .taking(effort: 5, isRoomy: true)
}
