import SearchSpaces

/// The edit distance δ from every node to the nearest of some nodes.
enum DistanceToOptimum {
  /// - Parameter targets: Nodes, at least one.
  /// - Complexity: O(*N* · *d*) over the *N* ranks of a space without conditions, unless it has far
  ///   more ranks than nodes; else O(*n* · *d* · targets).
  static func distances(to targets: [Int], in landscape: Landscape) -> [Int32] {
    let space = landscape.space
    let conditional = space.hyperparameters.contains { $0.condition != nil }
    let grid = space.combinationCount
    guard !conditional, grid <= 1 << 16 || grid / 64 <= landscape.count * targets.count else {
      return pairwise(from: Array(0..<landscape.count), to: targets, in: landscape)
    }
    var distances = [Int32](repeating: Int32.max / 2, count: grid)
    for node in targets { distances[landscape.rank(ofNode: node)] = 0 }
    for (index, hyperparameter) in space.hyperparameters.enumerated() {
      let domain = hyperparameter.domain
      spread(
        &distances, count: domain.count, stride: space.strides[index],
        isOrdinal: domain.kind == .ordinal)
    }
    return landscape.ranks.map { $0.map { distances[$0] } } ?? distances
  }

  /// Lets distances spread along the lines of one axis: by 1 per step, or by 1 to all of the line.
  ///
  /// δ is a sum over the axes, so that spreading along one after the other is exact.
  private static func spread(
    _ distances: inout [Int32], count: Int, stride: Int, isOrdinal: Bool
  ) {
    let block = count * stride
    guard count > 1 else { return }
    for start in Swift.stride(from: 0, to: distances.count, by: block) {
      if isOrdinal {
        for node in start + stride..<start + block {
          distances[node] = min(distances[node], distances[node - stride] + 1)
        }
        for node in (start..<start + block - stride).reversed() {
          distances[node] = min(distances[node], distances[node + stride] + 1)
        }
      } else {
        var lowest = Array(distances[start..<start + stride])
        for level in 1..<count {
          let row = start + level * stride
          for lane in 0..<stride { lowest[lane] = min(lowest[lane], distances[row + lane]) }
        }
        for level in 0..<count {
          let row = start + level * stride
          for lane in 0..<stride {
            distances[row + lane] = min(distances[row + lane], lowest[lane] + 1)
          }
        }
      }
    }
  }

  /// Pair by pair, over the hyperparameters active in both, for some nodes alone.
  ///
  /// - Complexity: O(nodes · targets · *d*).
  static func pairwise(
    from nodes: [Int], to targets: [Int], in landscape: Landscape
  ) -> [Int32] {
    let space = landscape.space
    let goals = targets.map { Point(rank: landscape.rank(ofNode: $0), in: space) }
    let isOrdinal = space.hyperparameters.map { $0.domain.kind == .ordinal }
    return nodes.map { node in
      let point = Point(rank: landscape.rank(ofNode: node), in: space)
      var nearest = Int.max
      for goal in goals {
        var distance = 0
        for index in isOrdinal.indices where point.active[index] && goal.active[index] {
          let difference = abs(point.levels[index] - goal.levels[index])
          distance += isOrdinal[index] ? difference : min(difference, 1)
        }
        nearest = min(nearest, distance)
      }
      return Int32(nearest)
    }
  }

  private struct Point {
    let levels: [Int]
    let active: [Bool]

    init(rank: Int, in space: SearchSpace) {
      let configuration = space.configuration(at: rank)
      levels = configuration.levels
      active = space.activity(of: configuration)
    }
  }
}
