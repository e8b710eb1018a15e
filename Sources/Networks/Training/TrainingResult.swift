/// What came of one training.
package struct TrainingResult: Sendable, Hashable {
  package enum Outcome: Sendable, Hashable {
    /// Finished, with finite losses on every part.
    case finished(training: Scores, validation: Scores, test: Scores)
    /// A loss, gradient or parameter stopped being finite, or the loss exploded, at that step.
    case diverged(step: Int)
  }

  package let outcome: Outcome
  /// Per epoch, or after 1, 2, 4, … trees where those are grown; empty where there is no course.
  package let curve: [CurvePoint]
  /// The loss of each step of the first epoch; empty where there are no steps.
  package let firstEpochLosses: [Double]
  /// Whether a classifier finished without having learnt: its training loss ends at ln K − 0.01 or
  /// above, or its training accuracy no more than two standard errors above the largest class's
  /// share. Such networks are flat, and must not pass for good ones.
  package let isCollapsed: Bool
  /// What it cost.
  package let cost: ComputeCost

  package init(
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
  package var earlySignals: [CurvePoint] {
    var (step, next) = (1, 2)
    return curve.filter { point in
      while step < point.step { (step, next) = (next, step + next) }
      return step == point.step
    }
  }
}

/// The state of a training after `step` epochs (networks) or trees (forests).
package struct CurvePoint: Sendable, Hashable, Codable {
  /// Epochs or trees so far.
  package let step: Int
  /// Mean training loss over the epoch, in the loss that is minimised; `nil` where not measured.
  package let training: Double?
  /// Validation scores.
  package let validation: Scores

  package init(step: Int, training: Double?, validation: Scores) {
    self.step = step
    self.training = training
    self.validation = validation
  }
}

/// What a training cost, free of the machine.
package struct ComputeCost: Sendable, Hashable, Codable {
  /// Rows that the learner was fitted on.
  package let trainingSamples: Int
  /// Samples passed forward, each pass counted: F.
  package let samplesForward: Int
  /// Those of them that were passed to measure only: validation after each epoch, all parts at the
  /// end.
  package let measuredSamples: Int
  /// Samples passed backward: B. A step of sharpness-aware minimisation passes its batch twice.
  package let samplesBackward: Int
  /// Update steps of a network; trees of a forest; 1 for a single tree.
  package let steps: Int
  /// Trainable parameters of a network; nodes of all trees.
  package let parameters: Int
  /// Of a network, from the shapes of its layers; `nil` where not counted.
  package let floatingPointOperations: Double?

  package init(
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
  package var gradientEquivalents: Double {
    (Double(samplesForward) + 2 * Double(samplesBackward)) / 3
  }
}
