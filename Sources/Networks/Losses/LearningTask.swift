/// What is learnt of a sample: its class, or a value.
///
/// Each task has two losses, by which configurations are ranked, and a score, of which more is
/// better.
public enum LearningTask: String, Sendable, Hashable, Codable, CaseIterable {
  case classification, regression

  /// The losses that apply; the first is the one of a scenario that names none.
  public var losses: [LossKind] { LossKind.allCases.filter { $0.task == self } }

  /// What configurations are ranked by where nothing else is asked for: the loss that is minimised.
  public var usualLoss: LossKind {
    switch self {
    case .classification: .crossEntropy
    case .regression: .meanSquaredError
    }
  }

  /// The name of the score: share of right classes, or coefficient of determination R².
  public var scoreName: String {
    switch self {
    case .classification: "accuracy"
    case .regression: "r2"
    }
  }
}
