/// What came of trainings, counted.
public struct OutcomeCounts: Sendable, Hashable {
  /// All, whatever came of them.
  public private(set) var trainings: Int
  public private(set) var diverged: Int
  /// Those that could not be run.
  public private(set) var failed: Int
  /// Those that finished without having learnt more than the largest class. They have losses, so that
  /// a landscape holds them.
  public private(set) var collapsed: Int

  public init(trainings: Int = 0, diverged: Int = 0, failed: Int = 0, collapsed: Int = 0) {
    self.trainings = trainings
    self.diverged = diverged
    self.failed = failed
    self.collapsed = collapsed
  }

  /// Counts one more.
  public mutating func add(_ evaluation: Evaluation) {
    trainings += 1
    switch evaluation.outcome {
    case .ok: if evaluation.account?.isCollapsed == true { collapsed += 1 }
    case .diverged: diverged += 1
    case .failed: failed += 1
    }
  }
}
