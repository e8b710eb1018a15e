import Numerical

/// What can be reached along arcs, *i* → *j* where *f*_i − *f*_j > ε.
enum AccessibleBasins {
  /// How many nodes have a path of arcs into some member of each optimum, members included.
  ///
  /// Arcs lead strictly down, so one pass by ascending loss carries, per node, the set of optima
  /// reached: 64 or 512 at a time, one bit each. The sets are added up in vertical counters.
  ///
  /// - Complexity: O(*n* + *m* · ⌈*o* / 512⌉), *o* optima; 64 bytes per node.
  static func sizes(
    _ graph: LandscapeGraph, scan: NeighborhoodScan, localOptima: LocalOptima, lossOrder: [Int32],
    arcs: ArcRule
  ) -> [Int] {
    func sizes<Set: OptimumSet>(_: Set.Type) -> [Int] {
      let groups = inParallel(0..<localOptima.count, by: Set.bitCount) { optima in
        Self.sizes(
          of: optima, graph, scan, localOptima, lossOrder, arcs, as: Set.self)
      }
      return groups.flatMap(\.self)
    }
    return localOptima.count <= 64 ? sizes(UInt64.self) : sizes(SIMD8<UInt64>.self)
  }

  @_specialize(where Set == UInt64)
  @_specialize(where Set == SIMD8<UInt64>)
  private static func sizes<Set: OptimumSet>(
    of optima: Range<Int>, _ graph: LandscapeGraph, _ scan: NeighborhoodScan,
    _ localOptima: LocalOptima, _ order: [Int32], _ arcs: ArcRule, as: Set.Type
  ) -> [Int] {
    var counters = VerticalCounters<Set>()
    let sweep = AscendingSweep(graph, order: order, arcs: arcs)
    withUnsafeTemporaryAllocation(of: Set.self, capacity: graph.nodeCount) { reached in
      reached.initialize(repeating: .empty)
      sweep.forEach(publishingTo: reached) { node in
        let optimum = Int(localOptima.memberships[node])
        var set = optima.contains(optimum) ? Set(bit: optimum - optima.lowerBound) : .empty
        if scan.improvingCounts[node] > 0 {
          sweep.forEachLower(of: node) { set = set.union(reached[$0]) }
        }
        counters.add(set)
        return set
      }
    }
    return optima.indices.map { counters.total(ofBit: $0 - optima.lowerBound) }
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

/// One bit per optimum.
private protocol OptimumSet: Sendable {
  static var bitCount: Int { get }
  static var empty: Self { get }
  var isEmpty: Bool { get }
  init(bit: Int)
  func contains(bit: Int) -> Bool
  func union(_ other: Self) -> Self
  func intersection(_ other: Self) -> Self
  func symmetricDifference(_ other: Self) -> Self
}

extension UInt64: OptimumSet {
  static var bitCount: Int { 64 }
  static var empty: UInt64 { 0 }
  var isEmpty: Bool { self == 0 }
  init(bit: Int) { self = 1 << UInt64(bit) }
  func contains(bit: Int) -> Bool { self >> UInt64(bit) & 1 == 1 }
  func union(_ other: UInt64) -> UInt64 { self | other }
  func intersection(_ other: UInt64) -> UInt64 { self & other }
  func symmetricDifference(_ other: UInt64) -> UInt64 { self ^ other }
}

extension SIMD8<UInt64>: OptimumSet {
  static var bitCount: Int { 512 }
  static var empty: Self { .zero }
  var isEmpty: Bool { self == .zero }
  init(bit: Int) {
    self = .zero
    self[bit / 64] = 1 << UInt64(bit % 64)
  }
  func contains(bit: Int) -> Bool { self[bit / 64] >> UInt64(bit % 64) & 1 == 1 }
  func union(_ other: Self) -> Self { self | other }
  func intersection(_ other: Self) -> Self { self & other }
  func symmetricDifference(_ other: Self) -> Self { self ^ other }
}

/// Counters below 2³², one per bit of a set, digit by digit: plane *k* holds binary digit *k* of each.
private struct VerticalCounters<Set: OptimumSet> {
  private var planes = [Set](repeating: .empty, count: 32)

  /// Adds 1 to the counter of every bit of `set`: binary addition of all counters at once.
  mutating func add(_ set: Set) {
    var carry = set
    var digit = 0
    while !carry.isEmpty {
      let plane = planes[digit]
      planes[digit] = plane.symmetricDifference(carry)
      carry = carry.intersection(plane)
      digit += 1
    }
  }

  func total(ofBit bit: Int) -> Int {
    planes.reversed().reduce(0) { $0 << 1 | ($1.contains(bit: bit) ? 1 : 0) }
  }
}
