import Landscapes

/// How far an evaluation of a plan is.
public struct EvaluationProgress: Sendable, Hashable {
  /// Trainings of the whole plan.
  public let total: Int
  /// Those that were not stored yet when the run began.
  public let missing: Int
  /// Those of this run that ended, however they ended.
  public private(set) var done = 0
  public private(set) var diverged = 0
  public private(set) var failed = 0
  /// Those that another run stored meanwhile.
  public internal(set) var elsewhere = 0
  /// Those that another run is at and this one, with nothing else left to do, waits for.
  public internal(set) var awaited = 0
  /// The run that is waited for, as a user would look for it: `process 4711`.
  public internal(set) var holder: String?
  /// What the first failed training said.
  public private(set) var firstFailure: String?

  init(total: Int, missing: Int) {
    self.total = total
    self.missing = missing
  }

  /// Whether nothing of the plan is missing.
  public var isComplete: Bool { done + elsewhere == missing }

  mutating func add(_ evaluation: Evaluation) {
    done += 1
    switch evaluation.outcome {
    case .ok: break
    case .diverged: diverged += 1
    case .failed(let message):
      failed += 1
      firstFailure = firstFailure ?? message
    }
  }
}
