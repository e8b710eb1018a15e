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
  /// What the first failed training said.
  public private(set) var firstFailure: String?

  init(total: Int, missing: Int) {
    self.total = total
    self.missing = missing
  }

  /// Whether nothing of the plan is missing.
  public var isComplete: Bool { done == missing }

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
