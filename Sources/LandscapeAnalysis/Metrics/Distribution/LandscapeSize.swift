import Landscapes
import Numerical

/// How many configurations and edges there are.
extension LandscapeMetric {
  private static func count(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (MeasuredLandscape) -> Int
  ) -> LandscapeMetric {
    LandscapeMetric(
      name, aspect: .distribution, range: 0...(.infinity), invariance: .rank, summary: summary,
      source: "textbook",
      undefinedWhen: "never", isDefinedWhenFlat: true
    ) { Double(value($0)) }
  }

  /// *n*, the configurations present.
  public static let configurationCount = count(
    "configuration_count", "Configurations with a loss."
  ) { $0.losses.count }

  /// *m*, the undirected edges, neutral ones included.
  public static let edgeCount = count("edge_count", "Pairs of configurations one edit apart.") {
    $0.scan.edgeCount
  }

  /// Edges with |Δ| ≤ ε.
  public static let neutralEdgeCount = count(
    "neutral_edge_count", "Pairs one edit apart with the same loss."
  ) { $0.scan.neutralEdgeCount }

  /// Nodes without neighbours; each is a local optimum of its own.
  public static let isolatedCount = count(
    "isolated_count", "Configurations of which no neighbour was evaluated."
  ) { $0.scan.isolatedCount }
}
