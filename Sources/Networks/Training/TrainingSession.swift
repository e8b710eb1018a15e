/// How one training is followed while it runs: what is kept of it, how it is written down, when it
/// is stopped.
///
/// Nothing of it changes what the training arrives at.
public struct TrainingSession {
  /// The most threads that share a step of a network.
  public var threads = 1
  /// Whether steps, and trees one by one, are kept in the record, and predictions of the test part.
  public var isRecorded = false
  /// What the training is, for its checkpoints.
  public var label = ""
  /// The checkpoint of a network to go on from; `nil` begins at the start.
  public var checkpoint: [UInt8]?
  /// Gets the state after each epoch of a network, and after each tree that is measured; returns
  /// whether the training goes on.
  public var afterEpoch: (Progress) -> Next = { _ in .goOn }
  /// Takes a checkpoint that ``afterEpoch`` asked for.
  public var save: ([UInt8]) -> Void = { _ in }

  public init() {}

  /// What a training does next.
  public enum Next: Sendable {
    case goOn
    /// A network writes a checkpoint, and goes on.
    case save
    /// A network writes a checkpoint; then the learner ends as interrupted.
    case stop
  }

  /// How far a training is.
  public struct Progress: Sendable {
    /// The state now.
    public let epoch: TrainingRecord.Epoch
    /// Epochs, or trees, in all.
    public let total: Int
    /// Rows that an epoch passes; of trees those that each is grown on.
    public let samples: Int

    public init(epoch: TrainingRecord.Epoch, total: Int, samples: Int) {
      self.epoch = epoch
      self.total = total
      self.samples = samples
    }
  }
}

/// A training as a whole, with what it showed on the way.
public struct ObservedTraining: Sendable {
  public let result: TrainingResult
  /// Without steps unless the session records.
  public let record: TrainingRecord
  /// For each test row, class probabilities, shape [rows, classes], or a value in original units,
  /// shape [rows]; empty where it diverged or the session does not record.
  public let testPredictions: [Double]

  package init(
    result: TrainingResult, record: TrainingRecord = TrainingRecord(),
    testPredictions: [Double] = []
  ) {
    self.result = result
    self.record = record
    self.testPredictions = testPredictions
  }
}
