/// What a trained model scores on one part of the data.
///
/// Two losses are kept whatever the scenario ranks by, so that another can be looked at later.
public struct Scores: Sendable, Hashable, Codable {
  /// Cross-entropy (nats) or mean squared error.
  public let first: Double
  /// Error rate or mean absolute error.
  public let second: Double
  /// Accuracy, or the coefficient of determination R².
  public let score: Double
  /// Share of samples whose class is among the five most probable ones; `nil` for regression and
  /// where not measured.
  public let topFiveAccuracy: Double?

  public init(crossEntropy: Double, errorRate: Double, topFiveAccuracy: Double? = nil) {
    first = crossEntropy
    second = errorRate
    score = 1 - errorRate
    self.topFiveAccuracy = topFiveAccuracy
  }

  public init(meanSquaredError: Double, meanAbsoluteError: Double, determination: Double) {
    first = meanSquaredError
    second = meanAbsoluteError
    score = determination
    topFiveAccuracy = nil
  }

  /// Scores that were written down.
  init(first: Double, second: Double, score: Double, topFiveAccuracy: Double?) {
    self.first = first
    self.second = second
    self.score = score
    self.topFiveAccuracy = topFiveAccuracy
  }

  /// The loss of that kind. The caller asks for a kind of its own task.
  public func loss(_ kind: LossKind) -> Double {
    switch kind {
    case .crossEntropy, .meanSquaredError: first
    case .errorRate, .meanAbsoluteError: second
    }
  }
}
