public import Landscapes
import Learning

/// What a database holds of one scenario of a plan.
public struct ScenarioSummary: Sendable {
  public let scenario: Scenario
  /// Configurations with at least one evaluation.
  public let configurations: Int
  /// Evaluations, whatever came of them.
  public let trainings: Int
  public let diverged: Int
  public let failed: Int
  /// Those that finished without having learnt more than the largest class.
  public let collapsed: Int
  /// Of the configurations with every fold, the one of lowest mean validation loss.
  public let best: (rank: Int, loss: Double)?

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
      var sums: [Int: (loss: Double, folds: Int)] = [:]
      for evaluation in try store.evaluations(of: id, withDetails: false)
      where evaluation.seed == plan.seed {
        trainings += 1
        ranks.insert(evaluation.rank)
        switch evaluation.outcome {
        case .ok(let measurements):
          guard let loss = measurements[.validation]?.loss else { continue }
          let sum = sums[evaluation.rank] ?? (0, 0)
          sums[evaluation.rank] = (sum.loss + loss, sum.folds + 1)
        case .diverged: diverged += 1
        case .failed: failed += 1
        }
      }
      let means = sums.filter { $0.value.folds == plan.data.foldCount }
        .map { (rank: $0.key, loss: $0.value.loss / Double($0.value.folds)) }
      summaries.append(
        ScenarioSummary(
          scenario: scenario, configurations: ranks.count, trainings: trainings,
          diverged: diverged, failed: failed,
          collapsed: try store.collapsedCount(of: id, seed: plan.seed),
          best: means.min { ($0.loss, $0.rank) < ($1.loss, $1.rank) }))
    }
    return summaries
  }
}
