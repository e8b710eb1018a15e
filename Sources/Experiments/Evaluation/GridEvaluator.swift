import Formats
import Landscapes
import Learning

/// Runs the trainings of a plan that its keeper lacks, several at once, and hands each to it.
///
/// Results are stored in batches, so that stopping at any moment loses seconds of work at most and
/// running again goes on where it stopped. Runs into one database at the same time share the work:
/// none makes what another is at, each ends when all is there, and what a run leaves that dies is
/// taken over. Which worker or run makes what changes nothing in the results.
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
  ///   - report: Called after each training, once before the first, and while others are waited for.
  /// - Returns: The state at the end.
  /// - Throws: An error of the keeper; everything kept before stays kept.
  public func run(
    _ plan: EvaluationPlan, isStopped: @Sendable () -> Bool,
    report: (EvaluationProgress) -> Void
  ) async throws -> EvaluationProgress {
    let missing = try missingJobs(of: plan)
    var progress = EvaluationProgress(total: plan.trainingCount, missing: missing.count)
    report(progress)
    guard !missing.isEmpty else { return progress }
    var jobs = ClaimedJobs(missing, claims: keeper.claims(of: plan.study, seed: plan.seed))
    defer { jobs.claims.release() }
    // `nil` is the time to look again at what others are at.
    try await withThrowingTaskGroup(of: FinishedTraining?.self) { group in
      var batch = Batch(keeper: keeper, study: plan.study, committedAt: seconds())
      var idle = Array((0..<workerCount).reversed())
      var isLookingAgain = false
      func start() throws {
        var isAtEnd = false
        while let worker = idle.last, !isAtEnd, !jobs.isEmpty {
          isAtEnd = isStopped()
          guard !isAtEnd, let job = try jobs.next(for: idle.count, at: seconds()) else { break }
          idle.removeLast()
          group.addTask { try await finished(job, worker: worker) }
        }
        if !isAtEnd, !idle.isEmpty, jobs.holder != nil, !isLookingAgain {
          isLookingAgain = true
          group.addTask {
            try await Task.sleep(for: .milliseconds(200))
            return nil
          }
        }
        progress.elsewhere = jobs.elsewhere
        let isWaiting = idle.count == workerCount && jobs.holder != nil
        (progress.awaited, progress.holder) = isWaiting ? (jobs.count, jobs.holder) : (0, nil)
      }
      try start()
      while let event = try await group.next() {
        if let finished = event {
          idle.append(finished.training.timing.worker ?? 0)
          progress.add(finished.training.evaluation)
          try batch.add(finished, at: seconds())
        } else {
          isLookingAgain = false
          // Another run may wait for these.
          try batch.commit(at: seconds())
        }
        try start()
        report(progress)
      }
      try batch.commit(at: seconds())
    }
    return progress
  }

  private func missingJobs(of plan: EvaluationPlan) throws -> [EvaluationJob] {
    var jobs: [EvaluationJob] = []
    let ranks = (plan.ranks.first ?? 0)...(plan.ranks.last ?? 0)
    for fidelity in plan.fidelities {
      let scenario = plan.scenario(at: fidelity)
      let kept = try keeper.keys(of: scenario, in: plan.study, seed: plan.seed, among: ranks)
      let objective = plan.objective(at: fidelity, seconds: seconds)
      for rank in plan.ranks {
        for fold in plan.folds
        where !kept.contains(EvaluationKey(rank: rank, fold: fold)) {
          jobs.append(
            EvaluationJob(
              objective: objective,
              key: TrainingKey(scenario: scenario, rank: rank, fold: fold)))
        }
      }
    }
    return jobs
  }

  private func finished(
    _ job: EvaluationJob, worker: Int
  ) async throws -> FinishedTraining {
    let (start, begin) = (unixSeconds?(), seconds())
    let evaluation = try await job.objective.evaluate(rank: job.key.rank, fold: job.key.fold)
    // The length is of the clock that never goes back.
    let end = start.map { $0 + seconds() - begin }
    return FinishedTraining(
      job.key.scenario,
      StoredTraining(
        evaluation, timing: EvaluationTiming(start: start, end: end, worker: worker)))
  }

  /// Evaluations that wait to be stored together, in order of completion.
  private struct Batch {
    let keeper: any TrainingKeeper
    let study: StudyIdentity
    var committedAt: Double
    var waiting: [FinishedTraining] = []

    /// Stores all when there are 64 of them, when the last were stored a quarter of a second ago, or
    /// when the training took so long that its loss would be felt.
    mutating func add(_ finished: FinishedTraining, at now: Double) throws {
      waiting.append(finished)
      if waiting.count >= 64 || now - committedAt >= 0.25
        || finished.training.evaluation.seconds >= 2
      {
        try commit(at: now)
      }
    }

    mutating func commit(at now: Double) throws {
      try keeper.add(waiting, of: study)
      waiting = []
      committedAt = now
    }
  }
}
