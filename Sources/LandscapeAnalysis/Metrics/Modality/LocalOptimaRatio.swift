import Landscapes
import Numerical

/// How many local optima there are; a plateau without a way down counts once.
extension LandscapeMetric {
  public static let localOptimaCount = LandscapeMetric(
    "local_optima_count", aspect: .modality, range: 1...(.infinity), invariance: .rank,
    summary: "High: a local search that stops at the first optimum needs many restarts.",
    source: "textbook; plateaus count once",
    undefinedWhen: "never", isDefinedWhenFlat: true
  ) { Double($0.topography.localOptima.count) }
  .estimated(by: OptimaCountEstimator.optimaCount)

  /// Local optima over configurations.
  public static let localOptimaRatio = LandscapeMetric(
    "local_optima_ratio", aspect: .modality, range: 0...1, invariance: .rank,
    summary: "High: local search stops after few steps wherever it starts.",
    source: "textbook; plateaus count once",
    undefinedWhen: "never", isDefinedWhenFlat: true
  ) { Double($0.topography.localOptima.count) / Double($0.losses.count) }
  .estimated(by: NodeEstimator.localOptimaRatio)
}
