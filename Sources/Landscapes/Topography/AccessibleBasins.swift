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
    of optima: [Int], _ graph: LandscapeGraph, scan: NeighborhoodScan, localOptima: LocalOptima,
    lossOrder: [Int32], arcs: ArcRule
  ) -> [Int] {
    func sizes<Set: OptimumSet>(_: Set.Type) -> [Int] {
      let groups = inParallel(0..<optima.count, by: Set.bitCount) { places in
        Self.sizes(
          of: OptimumBits(optima[places], of: localOptima), graph, scan, lossOrder, arcs,
          as: Set.self)
      }
      return groups.flatMap(\.self)
    }
    return optima.count <= 64 ? sizes(UInt64.self) : sizes(SIMD8<UInt64>.self)
  }

  @_specialize(where Set == UInt64)
  @_specialize(where Set == SIMD8<UInt64>)
  private static func sizes<Set: OptimumSet>(
    of bits: OptimumBits, _ graph: LandscapeGraph, _ scan: NeighborhoodScan, _ order: [Int32],
    _ arcs: ArcRule, as: Set.Type
  ) -> [Int] {
    var counters = VerticalCounters<Set>()
    let sweep = AscendingSweep(graph, order: order, arcs: arcs)
    withUnsafeTemporaryAllocation(of: Set.self, capacity: graph.nodeCount) { reached in
      reached.initialize(repeating: .empty)
      sweep.forEach(publishingTo: reached) { node in
        var set = bits.bit(of: node).map { Set(bit: $0) } ?? .empty
        if scan.improvingCounts[node] > 0 {
          sweep.forEachLower(of: node) { set = set.union(reached[$0]) }
        }
        counters.add(set)
        return set
      }
    }
    return (0..<bits.count).map { counters.total(ofBit: $0) }
  }

  /// The fewest arcs from each node to one of the lowest loss; −1 where there is no path.
  ///
  /// - Complexity: O(*m*).
  static func pathLengths(
    _ graph: LandscapeGraph, lossOrder: [Int32], arcs: ArcRule
  ) -> [Int32] {
    let far = Int32.max - 1
    var lengths = [Int32](repeating: far, count: graph.nodeCount)
    let losses = graph.landscape.losses
    let lowest = losses[Int(lossOrder[0])]
    let sweep = AscendingSweep(graph, order: lossOrder, arcs: arcs)
    lengths.withUnsafeMutableBufferPointer { lengths in
      sweep.forEach(publishingTo: lengths) { node in
        var nearest = far
        sweep.forEachLower(of: node) { nearest = min(nearest, lengths[$0]) }
        if losses[node] == lowest { return 0 }
        return nearest == far ? far : nearest + 1
      }
      for node in lengths.indices where lengths[node] == far { lengths[node] = -1 }
    }
    return lengths
  }
}
