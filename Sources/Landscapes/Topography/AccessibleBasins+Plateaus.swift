import Numerical

extension AccessibleBasins {
  /// How many nodes have a path of arcs and neutral edges into each of `optima`, members included.
  ///
  /// All members of a plateau reach the same, and share the set of the plateau. At ε = 0 arcs lead
  /// from plateau to strictly lower plateau, and one pass by ascending loss is enough. At ε > 0,
  /// and where noise decides, plateaus may lead to each other; passes are repeated until no set
  /// grows.
  ///
  /// - Complexity: O((*n* + *m*) · ⌈*o* / 512⌉) at ε = 0, *o* optima; 64 bytes per node.
  static func sizesThroughPlateaus(
    of optima: [Int], _ graph: LandscapeGraph, plateaus: Plateaus, localOptima: LocalOptima,
    lossOrder: [Int32], arcs: ArcRule
  ) -> [Int] {
    func sizes<Set: OptimumSet>(_: Set.Type) -> [Int] {
      let groups = inParallel(0..<optima.count, by: Set.bitCount) { places in
        let bits = OptimumBits(optima[places], of: localOptima)
        if case .threshold(0) = arcs {
          let rule = PlateauReachRule<Set>(bits: bits, plateaus: plateaus)
          return totals(AscendingSweep(graph, order: lossOrder, arcs: arcs).values(rule), of: bits)
        }
        return sizesThroughPlateaus(of: bits, graph, plateaus, lossOrder, arcs, as: Set.self)
      }
      return groups.flatMap(\.self)
    }
    return optima.count <= 64 ? sizes(UInt64.self) : sizes(SIMD8<UInt64>.self)
  }

  /// The sizes by arcs alone, and through plateaus too, of up to 64 optima at ε = 0, in one pass.
  static func sizesBothWays(
    of optima: [Int], _ graph: LandscapeGraph, plateaus: Plateaus, localOptima: LocalOptima,
    lossOrder: [Int32]
  ) -> (byArcs: [Int], throughPlateaus: [Int]) {
    let bits = OptimumBits(optima[...], of: localOptima)
    let rule = BothRules(
      first: ReachRule<UInt64>(bits: bits),
      second: PlateauReachRule<UInt64>(bits: bits, plateaus: plateaus))
    let reached = AscendingSweep(graph, order: lossOrder, arcs: .threshold(0)).values(rule)
    var byArcs = VerticalCounters<UInt64>()
    var throughPlateaus = byArcs
    for sets in reached {
      byArcs.add(sets.first)
      throughPlateaus.add(sets.second)
    }
    let places = 0..<bits.count
    return (
      places.map { byArcs.total(ofBit: $0) }, places.map { throughPlateaus.total(ofBit: $0) }
    )
  }

  private static func sizesThroughPlateaus<Set: OptimumSet>(
    of bits: OptimumBits, _ graph: LandscapeGraph, _ plateaus: Plateaus, _ order: [Int32],
    _ arcs: ArcRule, as: Set.Type
  ) -> [Int] {
    let losses = graph.landscape.losses
    var representative = (0..<Int32(graph.nodeCount)).map { $0 }
    var first = [Int32](repeating: -1, count: plateaus.count)
    for (node, plateau) in plateaus.componentOf.enumerated() where plateau >= 0 {
      if first[Int(plateau)] < 0 { first[Int(plateau)] = Int32(node) }
      representative[node] = first[Int(plateau)]
    }
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
            guard arcs.isArc(from: Int(node), to: other, losses: losses) else { return }
            set = set.union(reached[Int(representative[other])])
          }
          reached[place] = set
          if !set.symmetricDifference(known).isEmpty { grows = true }
        }
      }
      for node in representative { counters.add(reached[Int(node)]) }
    }
    return (0..<bits.count).map { counters.total(ofBit: $0) }
  }
}

/// At ε = 0, each node reaches what the arcs of all members of its plateau lead to.
private struct PlateauReachRule<Set: OptimumSet>: SweepRule {
  private let rule: ReachRule<Set>
  private let componentOf: [Int32]
  /// What the members of each plateau that have been met reach.
  private var setOf: [Set]

  init(bits: OptimumBits, plateaus: Plateaus) {
    rule = ReachRule(bits: bits)
    componentOf = plateaus.componentOf
    setOf = [Set](repeating: .empty, count: plateaus.count)
  }

  var empty: Set { .empty }

  func join(_ first: Set, _ second: Set) -> Set { first.union(second) }

  mutating func value(of node: Int, seeing seen: Set) -> Set {
    let set = rule.value(of: node, seeing: seen)
    let plateau = Int(componentOf[node])
    if plateau >= 0 { setOf[plateau] = setOf[plateau].union(set) }
    return set
  }

  func shown(_ value: Set, of node: Int) -> Set {
    let plateau = Int(componentOf[node])
    return plateau >= 0 ? setOf[plateau] : value
  }
}
