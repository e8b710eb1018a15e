/// What one training cost, free of the machine, and what it showed early.
package struct EvaluationAccount: Sendable, Hashable {
  /// Samples passed forward, each pass counted, and those of them that were passed to measure only.
  package var samplesForward, measuredSamples: Int
  /// Samples passed backward.
  package var samplesBackward: Int
  /// Trainable parameters, or nodes of trees.
  package var parameters: Int
  /// `nil` where not counted.
  package var floatingPointOperations: Double?
  /// Whether a classifier finished without having learnt more than the largest class.
  package var isCollapsed: Bool
  /// After 1, 2, 3, 5, 8, … epochs or trees, of those that were measured.
  package var earlySignals: [EarlySignal]
  /// The loss of each step of the first epoch.
  package var firstEpochLosses: [Double]

  package init(
    samplesForward: Int, measuredSamples: Int, samplesBackward: Int, parameters: Int,
    floatingPointOperations: Double? = nil, isCollapsed: Bool = false,
    earlySignals: [EarlySignal] = [], firstEpochLosses: [Double] = []
  ) {
    self.samplesForward = samplesForward
    self.measuredSamples = measuredSamples
    self.samplesBackward = samplesBackward
    self.parameters = parameters
    self.floatingPointOperations = floatingPointOperations
    self.isCollapsed = isCollapsed
    self.earlySignals = earlySignals
    self.firstEpochLosses = firstEpochLosses
  }
}

/// The state of a training early on.
package struct EarlySignal: Sendable, Hashable, Codable {
  /// Epochs or trees so far.
  package let step: Int
  /// Mean training loss of the epoch; `nil` where not measured.
  package let train: Double?
  /// Validation accuracy, or R².
  package let score: Double

  package init(step: Int, train: Double?, score: Double) {
    self.step = step
    self.train = train
    self.score = score
  }
}
