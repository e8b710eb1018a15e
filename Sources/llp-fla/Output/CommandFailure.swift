import Catalogs
import Experiments
import Formats
import LandscapeEmbedding
import LandscapeRendering
import Landscapes
import Learning
import SearchSpaces

/// An error that is one line for a user.
protocol CommandFailure: Error, CustomStringConvertible {
  /// What the user reads.
  var line: String { get }
}

extension CommandFailure {
  var line: String { description }
}

extension CommandFailure where Self: RemediableError {
  var line: String { worded(\.words) }
}

extension DatabaseFileError: CommandFailure {}
extension EmbeddingError: CommandFailure {
  var line: String {
    switch self {
    case .noEdges: "\(description) with --neighborhood knn"
    }
  }
}
extension ImportError: CommandFailure {}
extension LandscapeError: CommandFailure {
  var line: String {
    switch self {
    case .noiseOfSample:
      "--sample looks at single configurations, and noise at pairs of them; give --epsilon and "
        + "--neutrality numbers"
    case .noiseOfCorrection:
      "--confidence tells what metrics would be without noise, at which a threshold of noise is "
        + "0; give --epsilon and --neutrality numbers, or leave out --confidence"
    default: description
    }
  }
}
extension LearningError: CommandFailure {
  var line: String {
    guard case .tooLarge(let size) = self else { return description }
    return size.message { remedy in
      switch remedy {
      case .fewerWorkers(let count): "use --workers \(count)"
      case .moreMemory: "raise --max-memory"
      case .smaller, .lessData: remedy.words
      }
    }
  }
}
extension RenderingError: CommandFailure {}
extension SearchSpaceError: CommandFailure {}
extension StoreError: CommandFailure {}
extension UnknownNameError: CommandFailure {}

/// What a command itself finds wrong.
struct CommandError: CommandFailure {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
