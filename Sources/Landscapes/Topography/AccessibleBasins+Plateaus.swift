import Numerical

extension AccessibleBasins {
  /// How many nodes have a path of arcs and neutral edges into each of `optima`, members included.
  ///
  /// All members of a plateau reach the same, and share the set of the plateau. At ε = 0 arcs lead
  /// from plateau to strictly lower plateau, and one pass by ascending loss is enough. At ε > 0, and
  /// where noise decides, plateaus may lead to each other; passes are repeated until no set grows.
  ///
  /// - Complexity: O((*n* + *m*) · ⌈*o* / 512⌉) at ε = 0, *o* optima; 64 bytes per node.
  static func sizesThroughPlateaus(
    of optima: [Int], _ graph: LandscapeGraph, plateaus: Plateaus, localOptima: LocalOptima,
    lossOrder: [Int32], arcs: ArcRule
  ) -> [Int] {
    var representatives = (0..<Int32(graph.nodeCount)).map { $0 }
    var first = [Int32](repeating: -1, count: plateaus.count)
    for (node, plateau) in plateaus.componentOf.enumerated() where plateau >= 0 {
      if first[Int(plateau)] < 0 { first[Int(plateau)] = Int32(node) }
      representatives[node] = first[Int(plateau)]
    }
    let representative = representatives
    func sizes<Set: OptimumSet>(_: Set.Type) -> [Int] {
      let groups = inParallel(0..<optima.count, by: Set.bitCount) { places in
        sizesThroughPlateaus(
          of: OptimumBits(optima[places], of: localOptima), graph, representative, lossOrder,
          arcs, as: Set.self)
      }
      return groups.flatMap(\.self)
    }
    return optima.count <= 64 ? sizes(UInt64.self) : sizes(SIMD8<UInt64>.self)
  }

  @_specialize(where Set == UInt64)
  @_specialize(where Set == SIMD8<UInt64>)
  private static func sizesThroughPlateaus<Set: OptimumSet>(
    of bits: OptimumBits, _ graph: LandscapeGraph, _ representative: [Int32], _ order: [Int32],
    _ arcs: ArcRule, as: Set.Type
  ) -> [Int] {
    let losses = graph.landscape.losses
    let isSimple = if case .threshold(0) = arcs { true } else { false }
    var counters = VerticalCounters<Set>()
    withUnsafeTemporaryAllocation(of: Set.self, capacity: graph.nodeCount) { reached in
      reached.initialize(repeating: .empty)
      for node in representative.indices {
        if let bit = bits.bit(of: node) { reached[Int(representative[node])] = Set(bit: bit) }
      }
      var grows = true
      while grows {
        grows = false
        for node in order {
          let place = Int(representative[Int(node)])
          let known = reached[place]
          var set = known
          graph.forEachNeighbor(of: Int(node)) { other in
            // At ε = 0 a neighbour that is no lower has the same set, or none yet.
            guard isSimple || arcs.isArc(from: Int(node), to: other, losses: losses) else {
              return
            }
            set = set.union(reached[Int(representative[other])])
          }
          reached[place] = set
          if !isSimple, !set.symmetricDifference(known).isEmpty { grows = true }
        }
      }
      for node in representative { counters.add(reached[Int(node)]) }
    }
    return (0..<bits.count).map { counters.total(ofBit: $0) }
  }
}
