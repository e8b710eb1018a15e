import Catalogs
import Experiments
import Formats
import LandscapeRendering
import Landscapes
import Learning
import SearchSpaces

/// An error whose description is the one line that a user reads.
protocol CommandFailure: Error, CustomStringConvertible {}

extension ImportError: CommandFailure {}
extension LandscapeError: CommandFailure {}
extension LearningError: CommandFailure {}
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
