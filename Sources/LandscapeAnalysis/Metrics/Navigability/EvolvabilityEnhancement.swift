import Landscapes

/// Whether improvements lead to better neighbourhoods.
extension LandscapeMetric {
  /// Share of arcs whose target has neighbours of lower mean loss than its source has.
  ///
  /// - Source: A. Wagner, "Evolvability-enhancing mutations in the fitness landscapes of an RNA and
  ///   a protein", Nat. Commun. 14:3624, 2023; here means are compared without a test.
  public static let evolvabilityEnhancingShare = LandscapeMetric(
    "evolvability_enhancing_share", aspect: .navigability, range: 0...1, invariance: .affine,
    summary: "High: an improving edit mostly leads to a better neighbourhood too.",
    source: "after A. Wagner, Nat. Commun. 14:3624, 2023",
    undefinedWhen: "there are no arcs"
  ) { ratio(Double($0.arcs.enhancingCount), Double($0.arcs.count)) }
  /// Share of edits, in both directions of every edge, that enhance evolvability significantly, at
  /// a false discovery rate of 1 %. See `EnhancingEdits`.
  ///
  /// - Source: A. Wagner, "Evolvability-enhancing mutations in the fitness landscapes of an RNA and
  ///   a protein", Nat. Commun. 14:3624, 2023.
  public static let evolvabilityEnhancingShareSignificant = LandscapeMetric(
    "evolvability_enhancing_share", parameters: [("variant", "significant")],
    aspect: .navigability, range: 0...1, invariance: .affine,
    summary: "High: many edits improve the neighbourhood by clearly more than themselves.",
    source: "A. Wagner, Nat. Commun. 14:3624, 2023",
    undefinedWhen: "no edge has two neighbours or more at either end along other hyperparameters"
  ) { landscape in
    let test = EnhancingEdits(landscape.topography)
    guard test.testableCount > 0 else { return nil }
    return Double(test.enhancingCount) / Double(2 * landscape.scan.edgeCount)
  }
  .toCompare()
}
