import Landscapes

/// Whether improvements lead to better neighbourhoods.
extension LandscapeMetric {
  /// Share of arcs whose target has neighbours of lower mean loss than its source has.
  ///
  /// - Source: A. Wagner, "Evolvability-enhancing mutations in the fitness landscapes of an RNA and a
  ///   protein", Nat. Commun. 14:3624, 2023; here means are compared without a test.
  public static let evolvabilityEnhancingShare = LandscapeMetric(
    "evolvability_enhancing_share", aspect: .navigability, range: 0...1, invariance: .affine,
    summary: "High: an improving edit mostly leads to a better neighbourhood too.",
    source: "after A. Wagner, Nat. Commun. 14:3624, 2023",
    undefinedWhen: "there are no arcs"
  ) { ratio(Double($0.arcs.enhancingCount), Double($0.arcs.count)) }
}
