import Foundation
import Landscapes
import Numerical

/// The basins of attraction of steepest descent.
extension LandscapeMetric {
  private static func basin(
    _ name: String, range: ClosedRange<Double>, _ summary: String,
    source: String = "after G. Ochoa et al., GECCO 2008",
    undefinedWhen: String = "all losses are equal",
    _ value: @escaping @Sendable (MeasuredLandscape) -> Double?
  ) -> LandscapeMetric {
    LandscapeMetric(
      name, aspect: .modality, range: range, invariance: .rank, summary: summary,
      source: source, undefinedWhen: undefinedWhen, value: value)
  }

  public static let meanBasinSize = basin(
    "mean_basin_size", range: 1...(.infinity), "Configurations per local optimum."
  ) { mean($0.topography.basins.sizes.map(Double.init)) }

  public static let medianBasinSize = basin(
    "median_basin_size", range: 1...(.infinity),
    "Low beside the mean: few basins hold most of the space."
  ) { Quantiles(of: $0.topography.basins.sizes.map(Double.init)).median }

  public static let largestBasinShare = basin(
    "largest_basin_share", range: 0...1, "High: most descents end in one optimum."
  ) { Double($0.topography.basins.sizes.max() ?? 0) / Double($0.losses.count) }

  /// The basins of all global optima together.
  public static let globalBasinShare = basin(
    "global_basin_share", range: 0...1,
    "High: descent from a random start ends in the global optimum; 1/x starts are needed."
  ) { landscape in
    let sizes = landscape.topography.basins.sizes
    let global = sizes.prefix(landscape.topography.localOptima.globalCount).reduce(0, +)
    return Double(global) / Double(landscape.losses.count)
  }
  .estimated(by: NodeEstimator.globalBasinShare)

  /// −Σ p ln p / ln(count) over basins, p = B/n; 1 when all are equal.
  public static let basinEntropy = basin(
    "basin_entropy", range: 0...1, "High: basins are even, and no optimum draws most descents.",
    undefinedWhen: "there is one local optimum"
  ) { landscape in
    let sizes = landscape.topography.basins.sizes
    guard sizes.count > 1 else { return nil }
    let entropy = sizes.reduce(0.0) { sum, size in
      let p = Double(size) / Double(landscape.losses.count)
      return sum - p * log(p)
    }
    return entropy / log(Double(sizes.count))
  }

  /// −Spearman(B_P, f_P) over optima.
  public static let basinSizeLossCorrelation = basin(
    "basin_size_loss_correlation", range: -1...1, "High: better optima have larger basins.",
    undefinedWhen:
      "there are fewer than two local optima, or all basins or all their losses are equal"
  ) { landscape in
    let optima = landscape.topography.localOptima.nodes
    return Correlation.spearman(
      landscape.topography.basins.sizes.map(Double.init), optima.map { landscape.losses[$0] }
    ).map { -$0 }
  }
}
