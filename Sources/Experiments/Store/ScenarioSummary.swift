public import Landscapes

/// What a database holds of one scenario of a plan.
public struct ScenarioSummary: Sendable, Hashable {
  public let scenario: Scenario
  /// Configurations with at least one evaluation.
  public let configurations: Int
  /// Evaluations, whatever came of them.
  public let trainings: Int
  public let diverged: Int
  public let failed: Int

  /// One per fidelity of `plan`, under its seed, from cheap to full.
  ///
  /// - Throws: ``StoreError``.
  public static func all(
    of plan: EvaluationPlan, in store: EvaluationStore
  ) throws(StoreError) -> [ScenarioSummary] {
    var summaries: [ScenarioSummary] = []
    for fidelity in plan.fidelities {
      let scenario = plan.scenario(at: fidelity)
      let id = try store.register(scenario, of: plan.study)
      var (diverged, failed, trainings) = (0, 0, 0)
      var ranks: Set<Int> = []
      for evaluation in try store.evaluations(of: id, withDetails: false)
      where evaluation.seed == plan.seed {
        trainings += 1
        ranks.insert(evaluation.rank)
        switch evaluation.outcome {
        case .ok: break
        case .diverged: diverged += 1
        case .failed: failed += 1
        }
      }
      summaries.append(
        ScenarioSummary(
          scenario: scenario, configurations: ranks.count, trainings: trainings,
          diverged: diverged, failed: failed))
    }
    return summaries
  }
}
