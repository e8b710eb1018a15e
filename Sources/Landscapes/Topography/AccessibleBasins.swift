/// What can be reached along arcs, *i* → *j* where *f*_i − *f*_j > ε.
enum AccessibleBasins {
  /// How many nodes have a path of arcs into some member of each optimum, members included.
  ///
  /// Arcs lead strictly down, so one pass by ascending loss carries, per node, the set of optima
  /// reached: 64 at a time, one bit each.
  ///
  /// - Complexity: O(*n* log *n* + *m* · ⌈*o* / 64⌉), *o* optima.
  static func sizes(
    _ graph: LandscapeGraph, scan: NeighborhoodScan, localOptima: LocalOptima,
    topologyThreshold: Double
  ) -> [Int] {
    let losses = graph.landscape.losses
    let order = losses.indices.sorted { losses[$0] < losses[$1] }
    var sizes = [Int](repeating: 0, count: localOptima.count)
    var reached = [UInt64](repeating: 0, count: losses.count)
    for first in stride(from: 0, to: localOptima.count, by: 64) {
      for node in order {
        let own = losses[node]
        let bit = Int(localOptima.memberships[node]) - first
        var set: UInt64 = bit >= 0 && bit < 64 ? 1 << UInt64(bit) : 0
        if scan.improvingCounts[node] > 0 {
          graph.forEachNeighbor(of: node) { other in
            if own - losses[other] > topologyThreshold { set |= reached[other] }
          }
        }
        reached[node] = set
        while set != 0 {
          sizes[first + set.trailingZeroBitCount] += 1
          set &= set - 1
        }
      }
    }
    return sizes
  }

  /// The fewest arcs from each node to any of `targets`; −1 where there is no path.
  ///
  /// - Complexity: O(*m*): breadth first, against the arcs.
  static func pathLengths(
    to targets: [Int], _ graph: LandscapeGraph, topologyThreshold: Double
  ) -> [Int32] {
    let losses = graph.landscape.losses
    var lengths = [Int32](repeating: -1, count: losses.count)
    var frontier = targets
    for node in frontier { lengths[node] = 0 }
    var length: Int32 = 0
    while !frontier.isEmpty {
      length += 1
      var next: [Int] = []
      for node in frontier {
        let loss = losses[node]
        graph.forEachNeighbor(of: node) { other in
          if lengths[other] < 0, losses[other] - loss > topologyThreshold {
            lengths[other] = length
            next.append(other)
          }
        }
      }
      frontier = next
    }
    return lengths
  }
}
