/// What came of trainings, counted.
public struct OutcomeCounts: Sendable, Hashable {
  /// All, whatever came of them.
  public private(set) var trainings: Int
  public private(set) var diverged: Int
  /// Those that could not be run.
  public private(set) var failed: Int
  /// Those that finished without having learnt more than the largest class. They have losses, so
  /// that a landscape holds them.
  public private(set) var collapsed: Int
  /// Rows that those that finished learned from, added up.
  public private(set) var trainingSamples: Int

  public init(
    trainings: Int = 0, diverged: Int = 0, failed: Int = 0, collapsed: Int = 0,
    trainingSamples: Int = 0
  ) {
    self.trainings = trainings
    self.diverged = diverged
    self.failed = failed
    self.collapsed = collapsed
    self.trainingSamples = trainingSamples
  }

  /// Rows that a training learned from, on average; `nil` where none is known.
  public var meanTrainingSamples: Double? {
    let finished = trainings - diverged - failed
    return trainingSamples > 0 ? Double(trainingSamples) / Double(finished) : nil
  }

  /// Counts one more.
  public mutating func add(_ evaluation: Evaluation) {
    trainings += 1
    switch evaluation.outcome {
    case .ok:
      trainingSamples += evaluation.trainingSamples
      if evaluation.account?.isCollapsed == true { collapsed += 1 }
    case .diverged: diverged += 1
    case .failed: failed += 1
    }
  }
}
