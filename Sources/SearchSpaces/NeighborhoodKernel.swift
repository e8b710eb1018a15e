/// Which configurations are next to each other.
///
/// A kernel must be symmetric: `a` is a neighbour of `b` exactly when `b` is one of `a`.
public protocol NeighborhoodKernel: Sendable {
  /// The name on the command line: `one_edit`.
  var name: String { get }

  /// Calls `body` once with the rank of each neighbour of `rank` that is valid in `space`, in no
  /// stated order.
  func forEachNeighbor(of rank: Int, in space: SearchSpace, _ body: (Int) -> Void)

  /// Whether one step along hyperparameter `index` goes to any other level (`true`) or only to the
  /// level before and after (`false`). This is all that a scan of a complete grid needs to know.
  func reachesEveryLevel(of index: Int, in space: SearchSpace) -> Bool
}
