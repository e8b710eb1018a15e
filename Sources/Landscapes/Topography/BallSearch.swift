/// Finds the nodes within some moves of a set of nodes, again and again.
struct BallSearch {
  /// The last search that met each node.
  private var lastSearch: [Int32]
  private var search: Int32 = 0
  private var frontier: [Int32] = []
  private var next: [Int32] = []

  init(nodeCount: Int) { lastSearch = [Int32](repeating: 0, count: nodeCount) }

  /// Calls `body` once with each node within `distance` moves of some of `members`, without these.
  ///
  /// - Complexity: O(neighbours of all nodes nearer than `distance`).
  @inline(__always)
  mutating func forEach(
    around members: ArraySlice<Int32>, within distance: Int, of graph: LandscapeGraph,
    _ body: (Int) -> Void
  ) {
    search += 1
    frontier.removeAll(keepingCapacity: true)
    for member in members {
      lastSearch[Int(member)] = search
      frontier.append(member)
    }
    for move in 1...distance {
      next.removeAll(keepingCapacity: true)
      for node in frontier {
        graph.forEachNeighbor(of: Int(node)) { other in
          guard lastSearch[other] != search else { return }
          lastSearch[other] = search
          if move < distance { next.append(Int32(other)) }
          body(other)
        }
      }
      swap(&frontier, &next)
    }
  }
}
