import Landscapes
import Numerical

/// How many of the neighbours are better.
extension LandscapeMetric {
  /// Mean share of neighbours that are better by more than ε.
  public static let meanEvolvability = LandscapeMetric(
    "mean_evolvability", aspect: .navigability, range: 0...1, invariance: .rank,
    summary: "High: improvements are easy to find by trying neighbours.",
    source: "this project"
  ) { $0.meanShareOfNeighbors($0.scan.improvingCounts) }

  /// Spearman(share of better neighbours, d_i).
  public static let evolvabilityDistanceCorrelation = LandscapeMetric(
    "evolvability_distance_correlation", aspect: .navigability, range: -1...1, invariance: .rank,
    summary: "High: improvements get rarer only as the optimum comes near.",
    source: "this project",
    undefinedWhen: "all shares, or all distances, are equal"
  ) { $0.correlationWithDistance(ofShares: $0.scan.improvingCounts) }
}
