import SearchSpaces

extension LandscapeGraph {
  /// The edit distance δ from each of some nodes to the nearest of others, by declared levels.
  ///
  /// - Parameter targets: Nodes, at least one.
  /// - Complexity: O(nodes · targets · *d*), or one pass over the space where that is less.
  public func distances(from nodes: [Int], to targets: [Int]) -> [Double] {
    let space = landscape.space
    let conditional = space.hyperparameters.contains { $0.condition != nil }
    if !conditional, space.combinationCount / targets.count <= nodes.count {
      let all = DistanceToOptimum.distances(to: targets, in: landscape)
      return nodes.map { Double(all[$0]) }
    }
    return DistanceToOptimum.pairwise(from: nodes, to: targets, in: landscape).map { Double($0) }
  }
}
