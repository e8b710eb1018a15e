public import SearchSpaces

/// What can be wrong with a training before it starts.
public enum LearningError: Error, Equatable, Sendable, CustomStringConvertible {
  case unknownHyperparameter(String, learner: String, known: [String])
  case invalidValue(hyperparameter: String, value: Level, expected: String)
  case invalidData(String)
  /// An installed library is missing, is another one, or refused a call.
  case library(String)
  case invalidCheckpoint(String)
  /// A training needs more bytes than it may take.
  case tooLarge(learner: String, bytes: Double, limit: Double)
  /// The session stopped the training.
  case interrupted
  case unsupportedLoss(LossKind, task: String)
  case unsupportedFidelity(String, learner: String, counts: TrainingBudget?)

  public var description: String {
    switch self {
    case .unknownHyperparameter(let name, let learner, let known):
      "learner '\(learner)' has no hyperparameter '\(name)'; it has \(known.joined(separator: ", "))"
    case .invalidValue(let name, let value, let expected):
      "hyperparameter '\(name)': '\(value)' is not allowed; expected \(expected)"
    case .invalidData(let text), .library(let text): text
    case .invalidCheckpoint(let text):
      "the checkpoint cannot be resumed: \(text); remove it to start anew"
    case .tooLarge(let learner, let bytes, let limit):
      "a training of '\(learner)' takes about \(Self.gigabytes(bytes)), and "
        + "\(Self.gigabytes(limit)) are allowed; make the model or 'batch_size' smaller"
    case .interrupted: "the training was interrupted"
    case .unsupportedFidelity(let fidelity, let learner, let counts):
      "fidelity '\(fidelity)': learner '\(learner)' "
        + (counts.map { "counts \($0.rawValue)" } ?? "has no budget beside 'data'")
    case .unsupportedLoss(let loss, let task):
      "loss '\(loss.rawValue)' does not apply to \(task); "
        + "use one of \(LossKind.allCases.filter { $0.task == task }.map(\.rawValue).joined(separator: ", "))"
    }
  }

  /// 0.3 GB, 12.5 GB, over 100,000 GB.
  private static func gigabytes(_ bytes: Double) -> String {
    let tenths = (bytes / 1e8).rounded(.up)
    return tenths >= 1e6 ? "over 100,000 GB" : "\(tenths / 10) GB"
  }
}
