import Landscapes
import Learning

/// Runs the trainings of a plan that a database lacks, several at once, and stores each.
///
/// Results are stored in batches, so that stopping at any moment loses seconds of work at most and
/// running again goes on where it stopped. Which worker runs what changes nothing in the results.
public struct GridEvaluator: Sendable {
  public let store: EvaluationStore
  /// Trainings at once.
  public let workerCount: Int
  private let seconds: @Sendable () -> Double

  /// - Parameter seconds: A clock, in seconds from any origin.
  public init(
    store: EvaluationStore, workerCount: Int, seconds: @escaping @Sendable () -> Double
  ) {
    precondition(workerCount > 0, "\(workerCount) workers")
    self.store = store
    self.workerCount = workerCount
    self.seconds = seconds
  }

  /// Evaluates what is missing, fidelity by fidelity from the cheapest.
  ///
  /// - Parameters:
  ///   - isStopped: Asked before each training; `true` lets the running ones finish and returns.
  ///   - report: Called after each training and once before the first.
  /// - Returns: The state at the end.
  /// - Throws: ``StoreError``; everything stored before stays stored.
  public func run(
    _ plan: EvaluationPlan, isStopped: @Sendable () -> Bool,
    report: (EvaluationProgress) -> Void
  ) async throws -> EvaluationProgress {
    var jobs: [Job] = []
    for fidelity in plan.fidelities {
      let scenario = try store.register(plan.scenario(at: fidelity), of: plan.study)
      let stored = try store.keys(of: scenario, seed: plan.seed)
      let objective = plan.objective(at: fidelity, seconds: seconds)
      for rank in plan.ranks {
        for fold in 0..<plan.data.foldCount
        where !stored.contains(EvaluationKey(rank: rank, fold: fold)) {
          jobs.append(Job(objective: objective, scenario: scenario, rank: rank, fold: fold))
        }
      }
    }
    var progress = EvaluationProgress(
      total: plan.trainingCount, missing: jobs.count)
    report(progress)
    let all = jobs
    try await withThrowingTaskGroup(of: (Int64, Evaluation).self) { group in
      var batch = Batch(store: store, openedAt: seconds())
      var next = 0
      func start() {
        guard next < all.count, !isStopped() else { return }
        let job = all[next]
        next += 1
        group.addTask {
          (job.scenario, try await job.objective.evaluate(rank: job.rank, fold: job.fold))
        }
      }
      for _ in 0..<workerCount { start() }
      while let (scenario, evaluation) = try await group.next() {
        start()
        progress.add(evaluation)
        try batch.add(evaluation, to: scenario, at: seconds())
        report(progress)
      }
      try batch.commit(at: seconds())
    }
    return progress
  }

  private struct Job: Sendable {
    let objective: any Objective
    let scenario: Int64
    let rank: Int
    let fold: Int
  }

  /// Evaluations that wait to be stored together.
  private struct Batch {
    let store: EvaluationStore
    var openedAt: Double
    var waiting: [Int64: [Evaluation]] = [:]
    var count = 0

    /// Stores all when there are 64 of them, or when the first has waited for a quarter of a second.
    mutating func add(_ evaluation: Evaluation, to scenario: Int64, at now: Double) throws {
      if count == 0 { openedAt = now }
      waiting[scenario, default: []].append(evaluation)
      count += 1
      if count >= 64 || now - openedAt >= 0.25 { try commit(at: now) }
    }

    mutating func commit(at now: Double) throws {
      for (scenario, evaluations) in waiting.sorted(by: { $0.key < $1.key }) {
        try store.add(evaluations, to: scenario)
      }
      waiting = [:]
      count = 0
      openedAt = now
    }
  }
}
