/// A loss by which configurations are ranked; lower is better.
public enum LossKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// Mean of −log p of the true class, nats.
  case crossEntropy = "cross_entropy"
  /// Share of samples whose most probable class is wrong.
  case errorRate = "error_rate"
  /// Mean squared error, squared units of the target.
  case meanSquaredError = "mse"
  /// Mean absolute error, units of the target.
  case meanAbsoluteError = "mae"

  /// What it is a loss of.
  public var task: LearningTask {
    switch self {
    case .crossEntropy, .errorRate: .classification
    case .meanSquaredError, .meanAbsoluteError: .regression
    }
  }
}
