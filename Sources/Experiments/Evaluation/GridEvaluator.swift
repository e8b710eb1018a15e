import Formats
import Landscapes
import Learning

/// Runs the trainings of a plan that its keeper lacks, several at once, and hands each to it.
///
/// Results are stored in batches, so that stopping at any moment loses seconds of work at most and
/// running again goes on where it stopped. Which worker runs what changes nothing in the results.
public struct GridEvaluator: Sendable {
  public let keeper: any TrainingKeeper
  /// Trainings at once.
  public let workerCount: Int
  private let seconds: @Sendable () -> Double
  private let unixSeconds: (@Sendable () -> Double)?

  /// - Parameters:
  ///   - seconds: A clock that never goes back, in seconds from any origin.
  ///   - unixSeconds: The wall clock, in seconds since 1970; without, no times are stored.
  public init(
    keeper: any TrainingKeeper, workerCount: Int, unixSeconds: (@Sendable () -> Double)? = nil,
    seconds: @escaping @Sendable () -> Double
  ) {
    precondition(workerCount > 0, "\(workerCount) workers")
    self.keeper = keeper
    self.workerCount = workerCount
    self.seconds = seconds
    self.unixSeconds = unixSeconds
  }

  /// Evaluates what is missing, fidelity by fidelity from the cheapest.
  ///
  /// - Parameters:
  ///   - isStopped: Asked before each training; `true` lets the running ones finish and returns.
  ///   - report: Called after each training and once before the first.
  /// - Returns: The state at the end.
  /// - Throws: An error of the keeper; everything kept before stays kept.
  public func run(
    _ plan: EvaluationPlan, isStopped: @Sendable () -> Bool,
    report: (EvaluationProgress) -> Void
  ) async throws -> EvaluationProgress {
    var jobs: [Job] = []
    let ranks = (plan.ranks.first ?? 0)...(plan.ranks.last ?? 0)
    for fidelity in plan.fidelities {
      let scenario = plan.scenario(at: fidelity)
      let kept = try keeper.keys(of: scenario, in: plan.study, seed: plan.seed, among: ranks)
      let objective = plan.objective(at: fidelity, seconds: seconds)
      for rank in plan.ranks {
        for fold in plan.folds
        where !kept.contains(EvaluationKey(rank: rank, fold: fold)) {
          jobs.append(Job(objective: objective, scenario: scenario, rank: rank, fold: fold))
        }
      }
    }
    var progress = EvaluationProgress(
      total: plan.trainingCount, missing: jobs.count)
    report(progress)
    let all = jobs
    try await withThrowingTaskGroup(of: FinishedTraining.self) { group in
      var batch = Batch(keeper: keeper, study: plan.study, openedAt: seconds())
      var next = 0
      func start(on worker: Int) {
        guard next < all.count, !isStopped() else { return }
        let job = all[next]
        next += 1
        group.addTask { [seconds, unixSeconds] in
          let (start, begin) = (unixSeconds?(), seconds())
          let evaluation = try await job.objective.evaluate(rank: job.rank, fold: job.fold)
          // The length is of the clock that never goes back.
          let end = start.map { $0 + seconds() - begin }
          return FinishedTraining(
            job.scenario,
            StoredTraining(
              evaluation, timing: EvaluationTiming(start: start, end: end, worker: worker)))
        }
      }
      for worker in 0..<workerCount { start(on: worker) }
      while let finished = try await group.next() {
        start(on: finished.training.timing.worker ?? 0)
        progress.add(finished.training.evaluation)
        try batch.add(finished, at: seconds())
        report(progress)
      }
      try batch.commit(at: seconds())
    }
    return progress
  }

  private struct Job: Sendable {
    let objective: any Objective
    let scenario: Scenario
    let rank: Int
    let fold: Int
  }

  /// Evaluations that wait to be stored together, in order of completion.
  private struct Batch {
    let keeper: any TrainingKeeper
    let study: StudyIdentity
    var openedAt: Double
    var waiting: [FinishedTraining] = []

    /// Stores all when there are 64 of them, or when the first has waited for a quarter of a
    /// second.
    mutating func add(_ finished: FinishedTraining, at now: Double) throws {
      if waiting.isEmpty { openedAt = now }
      waiting.append(finished)
      if waiting.count >= 64 || now - openedAt >= 0.25 { try commit(at: now) }
    }

    mutating func commit(at now: Double) throws {
      try keeper.add(waiting, of: study)
      waiting = []
      openedAt = now
    }
  }
}
