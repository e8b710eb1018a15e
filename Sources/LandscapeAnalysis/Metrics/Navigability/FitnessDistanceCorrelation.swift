import Landscapes
import Numerical

/// Whether the loss leads towards the optimum.
extension LandscapeMetric {
  /// Spearman(d_i, f_i), d_i the edit distance to the nearest global optimum.
  ///
  /// Near +1 the loss leads a search to the optimum; near 0 it is silent; below 0 it deceives.
  ///
  /// - Source: T. Jones, S. Forrest, "Fitness distance correlation as a measure of problem
  ///   difficulty for genetic algorithms", ICGA 1995.
  public static let fitnessDistanceCorrelation = LandscapeMetric(
    "fitness_distance_correlation", aspect: .navigability, range: -1...1, invariance: .rank,
    summary: "High: losses fall towards the optimum, so following them works.",
    source: "T. Jones, S. Forrest, ICGA 1995",
    undefinedWhen: "all losses or all distances are equal"
  ) { RankCorrelation.spearman($0.doubledDistanceRanks, $0.doubledLossRanks) }
  .estimated(by: NodeEstimator.fitnessDistanceCorrelation(.spearman))

  /// Pearson(d_i, f_i).
  public static let fitnessDistanceCorrelationPearson = LandscapeMetric(
    "fitness_distance_correlation", parameters: [("variant", "pearson")], aspect: .navigability,
    range: -1...1, invariance: .affine,
    summary: "As the rank form, but sensitive to the size of losses.",
    source: "T. Jones, S. Forrest, ICGA 1995",
    undefinedWhen: "all losses or all distances are equal"
  ) { Correlation.pearson(Array($0.distances), $0.losses) }
  .estimated(by: NodeEstimator.fitnessDistanceCorrelation(.pearson))

  /// Mean of d_i.
  public static let meanDistanceToOptimum = LandscapeMetric(
    "mean_distance_to_optimum", aspect: .navigability, range: 0...(.infinity), invariance: .rank,
    summary: "Edits from a typical configuration to the nearest global optimum.",
    source: "this project"
  ) { mean($0.distances) }
}
