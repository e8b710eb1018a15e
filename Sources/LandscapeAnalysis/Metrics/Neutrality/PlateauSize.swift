import Landscapes
import Numerical

/// Connected regions of equal loss: components of two or more nodes under the neutral edges.
extension LandscapeMetric {
  private static func plateau(
    _ name: String, range: ClosedRange<Double>, _ summary: String, undefinedWhen: String = "never",
    _ value: @escaping @Sendable (MeasuredLandscape) -> Double?
  ) -> LandscapeMetric {
    LandscapeMetric(
      name, aspect: .neutrality, range: range, invariance: .rank, summary: summary,
      source: "textbook: components of the neutral edges", undefinedWhen: undefinedWhen,
      isDefinedWhenFlat: true, value: value)
  }

  public static let plateauCount = plateau(
    "plateau_count", range: 0...(.infinity), "Regions of two or more configurations of equal loss."
  ) { Double($0.topography.plateaus.count) }

  public static let plateauNodeShare = plateau(
    "plateau_node_share", range: 0...1, "High: most configurations lie on plateaus."
  ) { $0.topography.plateaus.nodeShare }

  public static let largestPlateau = plateau(
    "largest_plateau", range: 0...(.infinity), "Configurations on the largest plateau."
  ) { Double($0.topography.plateaus.largest) }

  public static let meanPlateauSize = plateau(
    "mean_plateau_size", range: 2...(.infinity), "Configurations per plateau.",
    undefinedWhen: "there are no plateaus"
  ) { $0.topography.plateaus.meanSize }
}
