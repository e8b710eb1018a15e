import Formats
import Landscapes

extension Importer {
  /// The landscapes of the source at `path`, which is taken to be of this format.
  func collection(
    _ path: String, roles: ColumnRoles = ColumnRoles(), policy: DivergencePolicy = .exclude
  ) throws -> LandscapeCollection {
    try landscapes(Source(path), roles)(policy)
  }
}
