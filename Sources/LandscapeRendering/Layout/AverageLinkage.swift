/// Hierarchical clustering that joins the two groups of the least mean distance, again and again.
///
/// - Source: R. R. Sokal, C. D. Michener, "A statistical method for evaluating systematic
///   relationships", Univ. Kansas Sci. Bull. 38:1409, 1958.
struct AverageLinkage: Sendable {
  /// The leaves from one end of the tree to the other; of two groups the one with the lower member
  /// stands first.
  let order: [Int]

  /// - Parameter distances: Square and symmetric.
  /// - Complexity: O(*n*³).
  init(_ distances: [[Double]]) {
    var groups = distances.indices.map { [$0] }
    var between = distances
    while groups.count > 1 {
      var best = (first: 0, second: 1)
      for first in groups.indices {
        for second in groups.indices.dropFirst(first + 1)
        where between[first][second] < between[best.first][best.second] {
          best = (first, second)
        }
      }
      let (a, b) = best
      let sizes = (Double(groups[a].count), Double(groups[b].count))
      for other in groups.indices where other != a && other != b {
        let mean =
          (sizes.0 * between[a][other] + sizes.1 * between[b][other]) / (sizes.0 + sizes.1)
        between[a][other] = mean
        between[other][a] = mean
      }
      groups[a] += groups.remove(at: b)
      between.remove(at: b)
      for row in between.indices { between[row].remove(at: b) }
    }
    order = groups.first ?? []
  }
}
