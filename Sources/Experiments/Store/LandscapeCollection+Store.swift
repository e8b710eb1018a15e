public import Landscapes
import SearchSpaces

extension LandscapeCollection {
  /// The landscapes of a results database, each with the mean losses over its folds.
  ///
  /// - Throws: ``StoreError``, or an error of a landscape.
  public init(of store: EvaluationStore, policy: DivergencePolicy = .exclude) throws {
    let scenarios = try store.scenarios().map { stored in
      ImportedScenario(
        scenario: stored.scenario, study: stored.study,
        evaluations: try store.evaluations(of: stored.id, withDetails: false))
    }
    try self.init(of: scenarios, policy: policy)
    if landscapes.isEmpty { throw StoreError.noEvaluations(store.path) }
  }

  /// One landscape per scenario and measure.
  ///
  /// Ids are `learner/dataset/fidelity/measure`, with the loss appended where one study is ranked
  /// by several. A configuration whose folds are not all evaluated yet is left out, so that means
  /// are over the same data.
  init(of scenarios: [ImportedScenario], policy: DivergencePolicy) throws {
    var landscapes: [Landscape] = []
    var notes: [String] = []
    for part in scenarios {
      let scenario = part.scenario
      let name = [scenario.learner, scenario.dataset, scenario.fidelity.label]
        .filter { !$0.isEmpty }.joined(separator: "/")
      let isAmbiguous = scenarios.contains {
        $0.scenario.loss != scenario.loss && $0.scenario.learner == scenario.learner
          && $0.scenario.dataset == scenario.dataset && $0.scenario.fidelity == scenario.fidelity
      }
      let evaluations = LandscapeCollection.complete(part.evaluations, folds: part.study.folds)
      let unfinished = Set(part.evaluations.map(\.rank)).subtracting(evaluations.map(\.rank)).count
      if unfinished > 0 {
        notes.append(
          unfinished == 1
            ? "\(name): 1 configuration lacks folds and is left out"
            : "\(name): \(unfinished) configurations lack folds and are left out")
      }
      for note in part.notes where !notes.contains(note) { notes.append(note) }
      for measure in Measure.allCases {
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
            scenario: scenario, measure: measure, space: part.study.space, policy: policy))
      }
    }
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
