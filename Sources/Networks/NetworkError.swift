/// What can be wrong with a network or with a training that is taken up again.
public enum NetworkError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A model is asked to read what it is not made for.
  case unfitData(String)
  /// A count of layers that the blocks of a model do not add up to.
  case invalidDepth(Int, expected: String)
  /// Bytes that are no whole checkpoint, or that of another training.
  case invalidCheckpoint(String)

  public var description: String {
    switch self {
    case .unfitData(let text): text
    case .invalidDepth(let depth, let expected):
      "hyperparameter 'depth': '\(depth)' is not allowed; expected \(expected)"
    case .invalidCheckpoint(let text):
      "the checkpoint cannot be resumed: \(text); remove it to start anew"
    }
  }
}
