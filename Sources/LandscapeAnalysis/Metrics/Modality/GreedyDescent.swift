import Landscapes
import Numerical

/// What steepest descent costs and where it leads.
extension LandscapeMetric {
  /// Mean moves of steepest descent over all starts.
  public static let greedySteps = LandscapeMetric(
    "greedy_steps", aspect: .modality, range: 0...(.infinity), invariance: .rank,
    summary: "High: descents are long before they stop.",
    source: "this project"
  ) { landscape in
    let moves = landscape.topography.basins.moves
    return ratio(moves.reduce(0.0) { $0 + Double($1) }, Double(moves.count))
  }

  /// Mean over starts of (loss at the end − min f) / (median f − min f).
  public static let greedyRegret = LandscapeMetric(
    "greedy_regret", aspect: .modality, range: 0...(.infinity), invariance: .affine,
    summary: "High: descent ends far above the best; 1 is the loss of a typical configuration.",
    source: "this project",
    undefinedWhen: "all losses are equal, or half of them are the lowest"
  ) { landscape in
    let optima = landscape.topography.localOptima.nodes.map { landscape.losses[$0] }
    let lowest = landscape.quantiles.value(at: 0)
    var regret = 0.0
    for (optimum, size) in landscape.topography.basins.sizes.enumerated() {
      regret += Double(size) * (optima[optimum] - lowest)
    }
    return ratio(
      regret / Double(landscape.losses.count), landscape.quantiles.median - lowest)
  }
}
