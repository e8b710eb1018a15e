import Numerical

/// What can be reached along arcs, *i* → *j* where *f*_i − *f*_j > ε.
enum AccessibleBasins {
  /// How many nodes have a path of arcs into some member of each of `optima`, members included.
  ///
  /// Arcs lead strictly down, so one pass by ascending loss carries, per node, the set of optima
  /// reached: 64 or 512 at a time, one bit each. The sets are added up in vertical counters.
  ///
  /// - Complexity: O(*n* + *m* · ⌈*o* / 512⌉), *o* optima; 8 or 64 bytes per node and worker.
  static func sizes(
    of optima: [Int], _ graph: LandscapeGraph, localOptima: LocalOptima, lossOrder: [Int32],
    arcs: ArcRule
  ) -> [Int] {
    func sizes<Set: OptimumSet>(_: Set.Type) -> [Int] {
      let groups = inParallel(0..<optima.count, by: Set.bitCount) { places in
        let bits = OptimumBits(optima[places], of: localOptima)
        let rule = ReachRule<Set>(bits: bits)
        return totals(AscendingSweep(graph, order: lossOrder, arcs: arcs).values(rule), of: bits)
      }
      return groups.flatMap(\.self)
    }
    return optima.count <= 64 ? sizes(UInt64.self) : sizes(SIMD8<UInt64>.self)
  }

  /// How many of the sets each bit is in.
  static func totals<Set: OptimumSet>(_ sets: [Set], of bits: OptimumBits) -> [Int] {
    var counters = VerticalCounters<Set>()
    for set in sets { counters.add(set) }
    return (0..<bits.count).map { counters.total(ofBit: $0) }
  }

  /// The fewest arcs from each node to one of the lowest loss; −1 where there is no path.
  ///
  /// - Complexity: O(*m*).
  static func pathLengths(
    _ graph: LandscapeGraph, lossOrder: [Int32], arcs: ArcRule
  ) -> [Int32] {
    let losses = graph.landscape.losses
    let lowest = losses[Int(lossOrder[0])]
    let rule = PathLengthRule(losses: losses, lowest: lowest)
    var lengths = AscendingSweep(graph, order: lossOrder, arcs: arcs).values(rule)
    for node in lengths.indices where lengths[node] == rule.empty { lengths[node] = -1 }
    return lengths
  }
}

/// Each node reaches what its arcs lead to, and its own optimum.
struct ReachRule<Set: OptimumSet>: SweepRule {
  let bits: OptimumBits
  var empty: Set { .empty }

  func join(_ first: Set, _ second: Set) -> Set { first.union(second) }

  func value(of node: Int, seeing seen: Set) -> Set {
    bits.bit(of: node).map { seen.union(Set(bit: $0)) } ?? seen
  }
}

/// Each node is an arc further than the nearest that its arcs lead to.
private struct PathLengthRule: SweepRule {
  let losses: [Double]
  let lowest: Double
  var empty: Int32 { .max }

  func join(_ first: Int32, _ second: Int32) -> Int32 { min(first, second) }

  func value(of node: Int, seeing seen: Int32) -> Int32 {
    losses[node] == lowest ? 0 : seen == empty ? empty : seen + 1
  }
}
