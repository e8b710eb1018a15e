public import SearchSpaces

extension Landscape {
  /// The landscape of one measure: per configuration the mean loss over its folds and seeds.
  ///
  /// A configuration with a fold that diverged, failed, or has no finite loss of this measure is
  /// treated as `policy` says; ``failedCount`` is the number of such configurations.
  ///
  /// Losses are added in order of fold and seed, so that the order of `evaluations` is of no
  /// matter.
  ///
  /// - Throws: ``LandscapeError/empty(id:)`` when no configuration has a loss,
  ///   ``LandscapeError/invalidRank(id:rank:)`` for an evaluation outside `space`.
  public static func from(
    evaluations: [Evaluation], id: String, scenario: Scenario, measure: Measure = .validation,
    space: SearchSpace, policy: DivergencePolicy
  ) throws(LandscapeError) -> Landscape {
    let ordered = evaluations.sorted { ($0.rank, $0.fold, $0.seed) < ($1.rank, $1.fold, $1.seed) }
    var losses = RepeatedLosses()
    for evaluation in ordered {
      var loss: Double?
      if case .ok(let measurements) = evaluation.outcome { loss = measurements[measure]?.loss }
      losses.add(
        rank: evaluation.rank, fold: evaluation.fold, seed: evaluation.seed, loss: loss)
    }
    return try losses.landscape(
      id: id, scenario: scenario, measure: measure, space: space, policy: policy)
  }
}
