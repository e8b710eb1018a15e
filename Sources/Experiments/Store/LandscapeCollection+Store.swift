public import Landscapes
import SearchSpaces

extension LandscapeCollection {
  /// The landscapes of a results database: one per scenario and measure, their folds averaged.
  ///
  /// Ids are `learner/dataset/fidelity/measure`, with the loss appended where a database ranks one
  /// study by several. A configuration whose folds are not all evaluated yet is left out, so that
  /// means are over the same data.
  ///
  /// - Throws: ``StoreError``, or an error of a landscape.
  public init(
    of store: EvaluationStore, measures: [Measure] = Measure.allCases,
    policy: DivergencePolicy = .exclude
  ) throws {
    let scenarios = try store.scenarios()
    var landscapes: [Landscape] = []
    var notes: [String] = []
    for stored in scenarios {
      let scenario = stored.scenario
      let name = "\(scenario.learner)/\(scenario.dataset)/\(scenario.fidelity.label)"
      let isAmbiguous = scenarios.contains {
        $0.id != stored.id && $0.scenario.learner == scenario.learner
          && $0.scenario.dataset == scenario.dataset && $0.scenario.fidelity == scenario.fidelity
      }
      let all = try store.evaluations(of: stored.id, withDetails: false)
      let evaluations = LandscapeCollection.complete(all, folds: stored.study.folds)
      let unfinished = Set(all.map(\.rank)).subtracting(evaluations.map(\.rank)).count
      if unfinished > 0 {
        notes.append("\(name): \(unfinished) configurations lack folds and are left out")
      }
      guard !evaluations.isEmpty else { continue }
      for measure in measures {
        // A measure that no evaluation has is no landscape; failures count in the others.
        let isMeasured = evaluations.contains {
          if case .ok(let measurements) = $0.outcome { return measurements[measure] != nil }
          return false
        }
        guard isMeasured else { continue }
        landscapes.append(
          try .from(
            evaluations: evaluations,
            id: "\(name)/\(measure.rawValue)" + (isAmbiguous ? "/\(scenario.loss)" : ""),
            scenario: scenario, measure: measure, space: stored.study.space, policy: policy))
      }
    }
    guard !landscapes.isEmpty else { throw StoreError.noEvaluations(store.path) }
    self.init(landscapes: landscapes, notes: notes)
  }

  /// The evaluations of configurations that have every fold under every seed they were begun with.
  private static func complete(_ evaluations: [Evaluation], folds: Int) -> [Evaluation] {
    guard folds > 0 else { return evaluations }
    var kept: [Evaluation] = []
    var first = 0
    while first < evaluations.count {
      let end =
        evaluations[first...].firstIndex { $0.rank != evaluations[first].rank }
        ?? evaluations.count
      let same = evaluations[first..<end]
      if same.count == folds * Set(same.map(\.seed)).count { kept += same }
      first = end
    }
    return kept
  }
}
