/// One training of one configuration on one fold, and what it measured.
package struct Evaluation: Sendable, Hashable {
  /// A loss and a score on each part of the data.
  package struct Measurement: Sendable, Hashable {
    /// Lower is better.
    package let loss: Double
    /// Named losses beside the scenario's own and scores: `accuracy`, `cross_entropy`, …
    package let details: [String: Double]

    package init(loss: Double, details: [String: Double] = [:]) {
      self.loss = loss
      self.details = details
    }
  }

  package enum Outcome: Sendable, Hashable {
    /// Finished; absent parts were not measured.
    case ok([Measure: Measurement])
    /// The training diverged at that step.
    case diverged(step: Int)
    /// The training could not be run, with one line that says why.
    case failed(String)
  }

  /// Of the configuration in its space.
  package let rank: Int
  package let fold: Int
  /// The study's seed that all randomness was derived from.
  package let seed: UInt64
  package let outcome: Outcome
  /// Wall seconds.
  package let seconds: Double
  /// Rows that the learner was fitted on.
  package let trainingSamples: Int
  /// Update steps or trees.
  package let steps: Int
  /// Learning curve, per epoch or number of trees: step, mean training loss, validation loss.
  package let curve: [CurveSample]
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
package struct CurveSample: Sendable, Hashable, Codable {
  /// Epochs or trees so far.
  package let step: Int
  /// Mean training loss of the epoch; `nil` where not measured.
  package let train: Double?
  /// Validation loss, in the scenario's loss.
  package let validation: Double?

  package init(step: Int, train: Double?, validation: Double?) {
    self.step = step
    self.train = train
    self.validation = validation
  }
}
