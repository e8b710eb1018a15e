import Landscapes
import SearchSpaces

/// Losses of configurations for a search: from the database where it has them, else by training,
/// which the database then keeps.
package struct StoredAnswer: Sendable {
  package let plan: EvaluationPlan
  package let evaluator: GridEvaluator
  private let scenario: Int64

  /// - Parameter plan: Its last fidelity is what the search is told.
  /// - Throws: ``StoreError``.
  package init(_ plan: EvaluationPlan, evaluator: GridEvaluator) throws {
    self.plan = plan
    self.evaluator = evaluator
    scenario = try evaluator.store.register(
      plan.scenario(at: plan.fidelities[plan.fidelities.count - 1]), of: plan.study)
  }

  /// What came of a configuration.
  package enum Outcome: Sendable, Hashable {
    /// The mean validation loss over the folds.
    case loss(Double)
    /// A fold failed or diverged.
    case failed
    /// A fold is missing, because the evaluator was told to stop.
    case stopped
  }

  /// - Returns: The outcome, and the number of trainings that it took.
  /// - Throws: ``StoreError``.
  package func outcome(
    of rank: Int, isStopped: @Sendable () -> Bool
  ) async throws -> (outcome: Outcome, trainings: Int) {
    let progress = try await evaluator.run(
      plan.restricted(to: [rank]), isStopped: isStopped, report: { _ in })
    guard progress.isComplete else { return (.stopped, progress.done) }
    let evaluations = try evaluator.store.evaluations(of: scenario, rank: rank, seed: plan.seed)
    var sum = 0.0
    for evaluation in evaluations {
      guard case .ok(let measurements) = evaluation.outcome,
        let loss = measurements[.validation]?.loss, loss.isFinite
      else { return (.failed, progress.done) }
      sum += loss
    }
    return (.loss(sum / Double(evaluations.count)), progress.done)
  }
}
