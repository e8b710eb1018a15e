import Landscapes

/// What the metrics of interactions share, each computed once, on demand.
struct InteractionSummaries: Sendable {
  private let pairwiseOnDemand: OnDemand<PairwiseInteractions?>
  private let varianceOnDemand: OnDemand<VarianceDecomposition?>
  private let effectDeviationOnDemand: OnDemand<Double?>
  private let bypassOnDemand: OnDemand<Bypasses?>

  init(_ topography: Topography) {
    let tolerance = InteractionTolerance(topography)
    let tiles = OnDemand { LevelTiles(topography.graph) }
    let pairwise = OnDemand {
      tiles.value.map { PairwiseInteractions($0, tolerance: tolerance) }
    }
    pairwiseOnDemand = pairwise
    varianceOnDemand = OnDemand { VarianceDecomposition(of: topography.graph.landscape) }
    effectDeviationOnDemand = OnDemand { tiles.value?.meanEffectDeviation }
    bypassOnDemand = OnDemand {
      guard let tiles = tiles.value, let squares = pairwise.value?.squares else { return nil }
      return Bypasses(topography, tiles: tiles, squares: squares, tolerance: tolerance)
    }
  }

  /// Squares and the correlation of effects; `nil` where a hyperparameter has too many levels.
  var pairwise: PairwiseInteractions? { pairwiseOnDemand.value }
  /// `nil` where configurations are missing.
  var variance: VarianceDecomposition? { varianceOnDemand.value }
  /// See ``LevelTiles/meanEffectDeviation``.
  var meanEffectDeviation: Double? { effectDeviationOnDemand.value }
  /// `nil` where they, or the levels of a hyperparameter, are too many.
  var bypasses: Bypasses? { bypassOnDemand.value }
}
