public import Landscapes
import SearchSpaces

extension EvaluationStore {
  /// The trainings of a scenario, named as the ids of its landscapes begin.
  public func trainings(in stored: StoredScenario) throws(StoreError) -> EvaluatedScenario {
    EvaluatedScenario(
      name: stored.scenario.title, space: stored.study.space,
      evaluations: try evaluations(of: stored.id), scenario: stored.scenario)
  }

  /// The trainings behind a landscape of the database, named by its id; `nil` where it is of
  /// another.
  public func trainings(behind landscape: Landscape) throws(StoreError) -> EvaluatedScenario? {
    let stored = try scenarios().first {
      $0.scenario == landscape.scenario && $0.study.space == landscape.space
    }
    guard let stored else { return nil }
    return EvaluatedScenario(
      name: landscape.id, space: landscape.space, evaluations: try evaluations(of: stored.id),
      scenario: stored.scenario)
  }
}
