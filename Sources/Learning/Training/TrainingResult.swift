/// What came of one training.
public struct TrainingResult: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    /// Finished, with finite losses on every part.
    case finished(training: Scores, validation: Scores, test: Scores)
    /// A loss, gradient or parameter stopped being finite, or the loss exploded, at that step.
    case diverged(step: Int)
  }

  public let outcome: Outcome
  /// Per epoch, or after 1, 2, 4, … trees where those are grown; empty where there is no course.
  public let curve: [CurvePoint]
  /// What it cost.
  public let cost: ComputeCost

  public init(outcome: Outcome, curve: [CurvePoint], cost: ComputeCost) {
    self.outcome = outcome
    self.curve = curve
    self.cost = cost
  }
}

/// The state of a training after `step` epochs (networks) or trees (forests).
public struct CurvePoint: Sendable, Hashable, Codable {
  /// Epochs or trees so far.
  public let step: Int
  /// Mean training loss over the epoch, in the loss that is minimised; `nil` where not measured.
  public let training: Double?
  /// Validation scores.
  public let validation: Scores

  public init(step: Int, training: Double?, validation: Scores) {
    self.step = step
    self.training = training
    self.validation = validation
  }
}

/// What a training cost, free of the machine.
public struct ComputeCost: Sendable, Hashable, Codable {
  /// Rows that the learner was fitted on.
  public let trainingSamples: Int
  /// Samples passed forward, each pass counted.
  public let samplesForward: Int
  /// Samples passed backward.
  public let samplesBackward: Int
  /// Update steps of a network; trees of a forest; 1 for a single tree.
  public let steps: Int
  /// Trainable parameters of a network; nodes of all trees.
  public let parameters: Int

  public init(
    trainingSamples: Int, samplesForward: Int, samplesBackward: Int, steps: Int, parameters: Int
  ) {
    self.trainingSamples = trainingSamples
    self.samplesForward = samplesForward
    self.samplesBackward = samplesBackward
    self.steps = steps
    self.parameters = parameters
  }
}
