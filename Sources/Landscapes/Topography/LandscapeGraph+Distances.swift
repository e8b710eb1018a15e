import SearchSpaces

extension LandscapeGraph {
  /// The distance δ from each of some nodes to the nearest of others: edits by declared levels,
  /// whatever the kernel, or that of `RangeEncoding` where nodes are joined to their nearest.
  ///
  /// - Parameter targets: Nodes, at least one.
  /// - Complexity: O(nodes · targets · *d*), or one pass over the space where that is less.
  public func distances(from nodes: [Int], to targets: [Int]) -> [Double] {
    let space = landscape.space
    if !hasGrid {
      let encoding = RangeEncoding(space)
      func coordinates(_ node: Int) -> [Double] {
        encoding.coordinates(at: landscape.rank(ofNode: node))
      }
      let goals = targets.map(coordinates)
      return nodes.map { node in
        let own = coordinates(node)
        return goals.reduce(.infinity) { min($0, RangeEncoding.distance(own, $1)) }
      }
    }
    let conditional = space.hyperparameters.contains { $0.condition != nil }
    if !conditional, space.combinationCount / targets.count <= nodes.count {
      let all = DistanceToOptimum.distances(to: targets, in: landscape)
      return nodes.map { Double(all[$0]) }
    }
    return DistanceToOptimum.pairwise(from: nodes, to: targets, in: landscape).map { Double($0) }
  }

  /// The distance δ from every node to the nearest of some.
  func distances(to targets: [Int]) -> NodeDistances {
    hasGrid
      ? NodeDistances(edits: DistanceToOptimum.distances(to: targets, in: landscape))
      : NodeDistances(distances(from: Array(0..<nodeCount), to: targets))
  }
}
