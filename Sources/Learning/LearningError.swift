public import Networks
public import SearchSpaces

/// What can be wrong with a training before it starts.
public enum LearningError: Error, Equatable, Sendable, CustomStringConvertible {
  case unknownHyperparameter(String, of: String, known: [String])
  case invalidValue(hyperparameter: String, value: Level, expected: String)
  case invalidData(String)
  /// An installed library is missing, is another one, or refused a call.
  case library(String)
  /// What a network says of its data or of a checkpoint.
  case network(NetworkError)
  /// A training needs more bytes than it may take.
  case tooLarge(TrainingSize)
  /// The session stopped the training.
  case interrupted
  /// A learner that is to be tuned, over no space and with none of its own.
  case noSpace(learner: String)
  case unsupportedLoss(LossKind, task: LearningTask)
  case unsupportedFidelity(String, learner: String, counts: TrainingBudget?)

  public var description: String {
    switch self {
    case .unknownHyperparameter(let name, let owner, let known):
      "\(owner) has no hyperparameter '\(name)'; it has \(known.joined(separator: ", "))"
    case .invalidValue(let name, let value, let expected):
      "hyperparameter '\(name)': '\(value)' is not allowed; expected \(expected)"
    case .invalidData(let text), .library(let text): text
    case .network(let error): error.description
    case .tooLarge(let size): size.message(\.words)
    case .noSpace(let learner):
      "learner '\(learner)' comes without a space; give one under 'hyperparameters'"
    case .interrupted: "the training was interrupted"
    case .unsupportedFidelity(let fidelity, let learner, let counts):
      "fidelity '\(fidelity)': learner '\(learner)' "
        + (counts.map { "counts \($0.rawValue)" } ?? "has no budget beside 'data'")
    case .unsupportedLoss(let loss, let task):
      "loss '\(loss.rawValue)' does not apply to \(task.rawValue); "
        + "use one of \(task.losses.map(\.rawValue).joined(separator: ", "))"
    }
  }
}

extension LearningError {
  /// What `body` makes of a network, its refusal as an error of learning.
  static func refusing<Value: ~Copyable>(
    _ body: () throws(NetworkError) -> Value
  ) throws(LearningError) -> Value {
    do throws(NetworkError) { return try body() } catch { throw .network(error) }
  }
}
