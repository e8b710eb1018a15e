/// What one training cost, free of the machine, and what it showed early.
public struct EvaluationAccount: Sendable, Hashable {
  /// Samples passed forward, each pass counted, and those of them that were passed to measure only.
  public var samplesForward, measuredSamples: Int
  /// Samples passed backward.
  public var samplesBackward: Int
  /// Trainable parameters, or nodes of trees.
  public var parameters: Int
  /// `nil` where not counted.
  public var floatingPointOperations: Double?
  /// Whether a classifier finished without having learnt more than the largest class.
  public var isCollapsed: Bool
  /// After 1, 2, 3, 5, 8, … epochs or trees, of those that were measured.
  public var earlySignals: [EarlySignal]
  /// The loss of each step of the first epoch.
  public var firstEpochLosses: [Double]

  public init(
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
public struct EarlySignal: Sendable, Hashable, Codable {
  /// Epochs or trees so far.
  public let step: Int
  /// Mean training loss of the epoch; `nil` where not measured.
  public let train: Double?
  /// Validation accuracy, or R².
  public let score: Double

  public init(step: Int, train: Double?, score: Double) {
    self.step = step
    self.train = train
    self.score = score
  }
}
