import Landscapes

/// How gains depend on where one stands. An arc leads from *i* to a better neighbour *j*; its gain
/// is *f*_i − *f*_j.
extension LandscapeMetric {
  private static let constant =
    "there are fewer than two arcs, or all their gains, or losses on that side, are equal"

  /// Pearson(−*f*_source, gain) over arcs.
  ///
  /// - Source: after H.-H. Chou et al., "Diminishing returns epistasis among beneficial mutations
  ///   decelerates adaptation", Science 332:1190, 2011.
  public static let diminishingReturns = LandscapeMetric(
    "diminishing_returns", aspect: .navigability, range: -1...1, invariance: .affine,
    summary: "Below 0: the better a configuration, the less an improving edit brings.",
    source: "L. Chou et al., Science 332:1190, 2011",
    undefinedWhen: constant
  ) { $0.arcs.sourceGainCorrelation.map { -$0 } }
  .taking(effort: 11)

  /// Pearson(−*f*_target, gain) over arcs.
  ///
  /// - Source: after M. S. Johnson et al., "Epistasis and evolution: recent advances and an outlook
  ///   for prediction", BMC Biol. 21:120, 2023.
  public static let increasingCosts = LandscapeMetric(
    "increasing_costs", aspect: .navigability, range: -1...1, invariance: .affine,
    summary: "High: the better a configuration, the more is lost by the edits that spoil it.",
    source: "M. S. Johnson et al., BMC Biol. 21:120, 2023",
    undefinedWhen: constant
  ) { $0.arcs.targetGainCorrelation.map { -$0 } }
}
