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

  public init(crossEntropy: Double, errorRate: Double) {
    first = crossEntropy
    second = errorRate
    score = 1 - errorRate
  }

  public init(meanSquaredError: Double, meanAbsoluteError: Double, determination: Double) {
    first = meanSquaredError
    second = meanAbsoluteError
    score = determination
  }

  /// The loss of that kind. The caller asks for a kind of its own task.
  public func loss(_ kind: LossKind) -> Double {
    switch kind {
    case .crossEntropy, .meanSquaredError: first
    case .errorRate, .meanAbsoluteError: second
    }
  }
}
