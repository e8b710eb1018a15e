import Formats
package import LandscapeSearch
import Landscapes
import SearchSpaces

/// Answers queries of a search: from the database where it has the trainings, else by making them,
/// which the database then keeps.
package struct AnswerStore: Sendable {
  package let plan: EvaluationPlan
  private let store: EvaluationStore
  private let evaluator: GridEvaluator
  /// Of the fidelities of the plan.
  private let scenarios: [Fidelity: Int64]

  /// - Parameters:
  ///   - store: Where the evaluator keeps what it makes.
  ///   - evaluator: Makes what is missing.
  /// - Throws: ``StoreError``.
  package init(
    _ plan: EvaluationPlan, in store: EvaluationStore, evaluator: GridEvaluator
  ) throws(StoreError) {
    self.plan = plan
    self.store = store
    self.evaluator = evaluator
    var scenarios: [Fidelity: Int64] = [:]
    for fidelity in plan.fidelities {
      scenarios[fidelity] = try store.register(plan.scenario(at: fidelity), of: plan.study)
    }
    self.scenarios = scenarios
  }

  /// What comes of a query: the validation loss, the mean over the folds where it asks for no one
  /// fold; `nil` where a training is missing, because the evaluator was told to stop.
  ///
  /// - Returns: With the number of trainings that it took.
  /// - Precondition: The query is at a fidelity of the plan.
  /// - Throws: ``StoreError``.
  package func outcome(
    of query: Query, isStopped: @Sendable () -> Bool
  ) async throws -> (outcome: Answer.Outcome?, trainings: Int) {
    if let known = try known(query) { return (known, 0) }
    let progress = try await evaluator.run(
      plan.restricted(
        to: [query.rank], at: [query.fidelity], folds: query.fold.map { [$0] }),
      isStopped: isStopped, report: { _ in })
    return (try known(query), progress.done)
  }

  /// The answer from what is stored; `nil` where a training is missing.
  private func known(_ query: Query) throws(StoreError) -> Answer.Outcome? {
    guard let scenario = scenarios[query.fidelity] else {
      preconditionFailure("a query at \(query.fidelity.label), which is not of the plan")
    }
    let folds = query.fold.map { [$0] } ?? plan.folds
    let evaluations = try store.evaluations(of: scenario, rank: query.rank, seed: plan.seed)
      .filter { folds.contains($0.fold) }
    guard evaluations.count == folds.count else { return nil }
    var sum = 0.0
    for evaluation in evaluations {
      switch evaluation.outcome {
      case .diverged: return .diverged
      case .failed: return .failed
      case .ok(let measurements):
        guard let loss = measurements[.validation]?.loss, loss.isFinite else { return .failed }
        sum += loss
      }
    }
    return .loss(sum / Double(evaluations.count))
  }
}
