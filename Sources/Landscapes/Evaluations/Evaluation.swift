/// One training of one configuration on one fold, and what it measured.
public struct Evaluation: Sendable, Hashable {
  /// A loss and a score on each part of the data.
  public struct Measurement: Sendable, Hashable {
    /// Lower is better.
    public let loss: Double
    /// Named losses beside the scenario's own and scores: `accuracy`, `cross_entropy`, …
    public let details: [String: Double]

    public init(loss: Double, details: [String: Double] = [:]) {
      self.loss = loss
      self.details = details
    }
  }

  public enum Outcome: Sendable, Hashable {
    /// Finished; absent parts were not measured.
    case ok([Measure: Measurement])
    /// The training diverged at that step.
    case diverged(step: Int)
    /// The training could not be run, with one line that says why.
    case failed(String)
  }

  /// Of the configuration in its space.
  public let rank: Int
  public let fold: Int
  /// The study's seed that all randomness was derived from.
  public let seed: UInt64
  public let outcome: Outcome
  /// Wall seconds.
  public let seconds: Double
  /// Rows that the learner was fitted on.
  public let trainingSamples: Int
  /// Update steps or trees.
  public let steps: Int
  /// Learning curve, per epoch or number of trees: step, mean training loss, validation loss.
  public let curve: [CurveSample]
  /// Cost and early signals; `nil` where they are not known.
  package let account: EvaluationAccount?

  package init(
    rank: Int, fold: Int, seed: UInt64, outcome: Outcome, seconds: Double,
    trainingSamples: Int = 0, steps: Int = 0, curve: [CurveSample] = [],
    account: EvaluationAccount? = nil
  ) {
    self.rank = rank
    self.fold = fold
    self.seed = seed
    self.outcome = outcome
    self.seconds = seconds
    self.trainingSamples = trainingSamples
    self.steps = steps
    self.curve = curve
    self.account = account
  }
}

/// One point of a learning curve.
public struct CurveSample: Sendable, Hashable, Codable {
  /// Epochs or trees so far.
  public let step: Int
  /// Mean training loss of the epoch; `nil` where not measured.
  public let train: Double?
  /// Validation loss, in the scenario's loss.
  public let validation: Double?

  public init(step: Int, train: Double?, validation: Double?) {
    self.step = step
    self.train = train
    self.validation = validation
  }
}
