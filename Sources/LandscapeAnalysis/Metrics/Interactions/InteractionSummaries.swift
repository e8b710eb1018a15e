import Landscapes

/// What the metrics of interactions share, each computed once, on demand.
struct InteractionSummaries: Sendable {
  private let pairwiseOnDemand: OnDemand<PairwiseInteractions>
  private let varianceOnDemand: OnDemand<VarianceDecomposition?>
  private let effectDeviationOnDemand: OnDemand<Double?>
  private let bypassOnDemand: OnDemand<Bypasses?>

  init(_ topography: Topography) {
    let tolerance = InteractionTolerance(topography)
    let tiles = OnDemand { LevelTiles(topography.graph) }
    let pairwise = OnDemand { PairwiseInteractions(tiles.value, tolerance: tolerance) }
    pairwiseOnDemand = pairwise
    varianceOnDemand = OnDemand { VarianceDecomposition(of: topography.graph.landscape) }
    effectDeviationOnDemand = OnDemand { tiles.value.meanEffectDeviation }
    bypassOnDemand = OnDemand {
      Bypasses(
        topography, tiles: tiles.value, squares: pairwise.value.squares, tolerance: tolerance)
    }
  }

  /// Squares and the correlation of effects.
  var pairwise: PairwiseInteractions { pairwiseOnDemand.value }
  /// `nil` where configurations are missing.
  var variance: VarianceDecomposition? { varianceOnDemand.value }
  /// See ``LevelTiles/meanEffectDeviation``.
  var meanEffectDeviation: Double? { effectDeviationOnDemand.value }
  /// `nil` where they are too many to follow.
  var bypasses: Bypasses? { bypassOnDemand.value }
}
