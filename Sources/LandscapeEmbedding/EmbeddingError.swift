/// Why a landscape has no map.
public enum EmbeddingError: Error, Hashable, CustomStringConvertible {
  /// No two configurations are joined.
  case noEdges(landscape: String)

  public var description: String {
    switch self {
    case .noEdges(let landscape):
      "\(landscape): no two of its configurations differ by one edit, so that nothing can be "
        + "placed beside anything; evaluate more of the grid, or link nearest neighbours"
    }
  }
}
