import Numerical

/// What can be reached along arcs, *i* → *j* where *f*_i − *f*_j > ε.
enum AccessibleBasins {
  /// How many nodes have a path of arcs into some member of each optimum, members included.
  ///
  /// Arcs lead strictly down, so one pass by ascending loss carries, per node, the set of optima
  /// reached: 512 at a time, one bit each. The sets are added up in vertical counters.
  ///
  /// - Complexity: O(*n* + *m* · ⌈*o* / 512⌉), *o* optima; 64 bytes per node.
  static func sizes(
    _ graph: LandscapeGraph, scan: NeighborhoodScan, localOptima: LocalOptima,
    topologyThreshold: Double
  ) -> [Int] {
    let losses = graph.landscape.losses
    let order = Ranking.order(losses)
    var sizes: [Int] = []
    var reached = [OptimumSet](repeating: .zero, count: losses.count)
    for first in stride(from: 0, to: localOptima.count, by: 512) {
      var counters = VerticalCounters()
      for place in order {
        let node = Int(place)
        let own = losses[node]
        let bit = Int(localOptima.memberships[node]) - first
        var set = OptimumSet.zero
        if bit >= 0, bit < 512 { set[bit / 64] = 1 << UInt64(bit % 64) }
        if scan.improvingCounts[node] > 0 {
          graph.forEachNeighbor(of: node) { other in
            if own - losses[other] > topologyThreshold { set |= reached[other] }
          }
        }
        reached[node] = set
        counters.add(set)
      }
      sizes += (0..<min(512, localOptima.count - first)).map { counters.total(ofBit: $0) }
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

/// One bit per optimum.
private typealias OptimumSet = SIMD8<UInt64>

/// 512 counters below 2³², digit by digit: plane *k* holds binary digit *k* of each.
private struct VerticalCounters {
  private var planes = [OptimumSet](repeating: .zero, count: 32)

  /// Adds 1 to the counter of every bit of `set`: binary addition of all counters at once.
  mutating func add(_ set: OptimumSet) {
    var carry = set
    var digit = 0
    while carry != .zero {
      let plane = planes[digit]
      planes[digit] = plane ^ carry
      carry &= plane
      digit += 1
    }
  }

  func total(ofBit bit: Int) -> Int {
    planes.reversed().reduce(0) { $0 << 1 | Int($1[bit / 64] >> UInt64(bit % 64) & 1) }
  }
}
