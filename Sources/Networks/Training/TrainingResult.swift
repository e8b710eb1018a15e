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
  /// The loss of each step of the first epoch; empty where there are no steps.
  public let firstEpochLosses: [Double]
  /// Whether a classifier finished without having learnt: its training loss ends at ln K − 0.01 or
  /// above, or its training accuracy no more than two standard errors above the largest class's
  /// share. Such networks are flat, and must not pass for good ones.
  public let isCollapsed: Bool
  /// What it cost.
  public let cost: ComputeCost

  public init(
    outcome: Outcome, curve: [CurvePoint], firstEpochLosses: [Double] = [],
    isCollapsed: Bool = false, cost: ComputeCost
  ) {
    self.outcome = outcome
    self.curve = curve
    self.firstEpochLosses = firstEpochLosses
    self.isCollapsed = isCollapsed
    self.cost = cost
  }

  /// The curve after 1, 2, 3, 5, 8, … epochs: what a search may know early.
  public var earlySignals: [CurvePoint] {
    var (step, next) = (1, 2)
    return curve.filter { point in
      while step < point.step { (step, next) = (next, step + next) }
      return step == point.step
    }
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
  /// Samples passed forward, each pass counted: F.
  public let samplesForward: Int
  /// Those of them that were passed to measure only: validation after each epoch, all parts at the
  /// end.
  public let measuredSamples: Int
  /// Samples passed backward: B. A step of sharpness-aware minimisation passes its batch twice.
  public let samplesBackward: Int
  /// Update steps of a network; trees of a forest; 1 for a single tree.
  public let steps: Int
  /// Trainable parameters of a network; nodes of all trees.
  public let parameters: Int
  /// Of a network, from the shapes of its layers; `nil` where not counted.
  public let floatingPointOperations: Double?

  public init(
    trainingSamples: Int, samplesForward: Int, measuredSamples: Int = 0, samplesBackward: Int,
    steps: Int, parameters: Int, floatingPointOperations: Double? = nil
  ) {
    self.trainingSamples = trainingSamples
    self.samplesForward = samplesForward
    self.measuredSamples = measuredSamples
    self.samplesBackward = samplesBackward
    self.steps = steps
    self.parameters = parameters
    self.floatingPointOperations = floatingPointOperations
  }

  /// (F + 2B)/3: samples whose gradient costs as much.
  public var gradientEquivalents: Double {
    (Double(samplesForward) + 2 * Double(samplesBackward)) / 3
  }
}
