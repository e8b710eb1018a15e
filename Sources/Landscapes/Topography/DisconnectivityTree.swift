import Numerical

/// How high one must climb to get from one local optimum to another.
///
/// The height of a path is the highest loss on it, and the pass between two optima is the lowest
/// path between them. Leaves of the tree are the optima; as the allowed height rises from the
/// lowest loss, basins join at their passes, and the lower optimum stays (of equal losses, that of
/// lower index). The tree says for every pair at which height they are first connected.
///
/// Steepest descent does not climb, at ε = 0, so that a node is connected to its optimum below its
/// own loss: the passes are the lowest edges between basins, an edge being as high as its higher
/// end. At ε > 0 the climbs within plateaus, which descent crosses in one move, are left out.
///
/// - Source: O. M. Becker, M. Karplus, "The topology of multidimensional potential energy
///   surfaces", J. Chem. Phys. 106:1495, 1997.
public struct DisconnectivityTree: Sendable {
  /// Where the basin of an optimum first meets that of a lower one.
  ///
  /// Joins of equal height into the same optimum are one inner node of the tree.
  public struct Join: Sendable, Hashable {
    /// The optimum whose branch ends, an index into ``LocalOptima/nodes``.
    public let optimum: Int
    /// The lowest optimum of all that are connected from this height on.
    public let lowest: Int
    /// The loss of the pass.
    public let height: Double
    /// The node of that loss at which the basins meet.
    public let saddle: Int
  }

  /// By ascending height. One per optimum, but the lowest of each connected part of the graph.
  public let joins: [Join]
  /// Height of the join of each optimum less its own loss: what must be climbed to reach a lower
  /// optimum. `nil` for the lowest of each connected part of the graph.
  public let barrierHeights: [Double?]

  /// - Complexity: O(*m* + *o* log *o*), *o* optima; nodes above the last join are not looked at
  ///   where the graph is connected.
  public init(_ topography: Topography) {
    let losses = topography.graph.landscape.losses
    let optima = topography.localOptima.nodes
    // Optima stand by ascending loss, and the root of a set is its lowest member.
    var sets = DisjointSets(count: optima.count)
    var joins: [Join] = []
    let order = topography.lossOrder
    var start = 0
    var size = DisconnectivityTree.firstStretch
    while start < order.count, joins.count + 1 < optima.count {
      let stretch = start..<min(order.count, start + size)
      start = stretch.upperBound
      size = min(2 * size, DisconnectivityTree.longestStretch)
      let roots = optima.indices.map { Int32(sets.root(of: $0)) }
      for pass in DisconnectivityTree.passes(at: stretch, roots: roots, topography) {
        let first = sets.root(of: Int(pass.first))
        let second = sets.root(of: Int(pass.second))
        guard first != second else { continue }
        joins.append(
          Join(
            optimum: max(first, second), lowest: min(first, second),
            height: losses[Int(pass.node)], saddle: Int(pass.node)))
        sets.join(first, second)
      }
    }
    // On one height the order of joins means nothing: all lead to what is lowest in the end.
    var joinOf = [Int?](repeating: nil, count: optima.count)
    for index in joins.indices.reversed() {
      let join = joins[index]
      if let next = joinOf[join.lowest], joins[next].height == join.height {
        joins[index] = Join(
          optimum: join.optimum, lowest: joins[next].lowest, height: join.height,
          saddle: join.saddle)
      }
      joinOf[join.optimum] = index
    }
    self.joins = joins
    barrierHeights = optima.indices.map { optimum in
      joinOf[optimum].map { joins[$0].height - losses[optima[optimum]] }
    }
  }

  /// Nodes, by ascending loss, that are looked at before the next joins are made: few at first, for
  /// the last join may come soon.
  private static let firstStretch = 1 << 10
  private static let longestStretch = 1 << 16

  /// An edge from `node` down to another basin.
  private struct Pass {
    let node: Int32
    let first: Int32
    let second: Int32
  }

  /// The passes at the nodes of a stretch of the order of losses, by ascending loss, of which the
  /// basins are not yet connected according to `roots`.
  private static func passes(
    at stretch: Range<Int>, roots: [Int32], _ topography: Topography
  ) -> [Pass] {
    let losses = topography.graph.landscape.losses
    let basinOf = topography.basins.basinOf
    return inParallel(stretch, by: 1 << 12) { places in
      var passes: [Pass] = []
      for place in places {
        let node = topography.lossOrder[place]
        let own = basinOf[Int(node)]
        let root = roots[Int(own)]
        topography.graph.forEachNeighbor(of: Int(node)) { other in
          let basin = basinOf[other]
          guard roots[Int(basin)] != root, losses[other] <= losses[Int(node)] else { return }
          passes.append(Pass(node: node, first: own, second: basin))
        }
      }
      return passes
    }.flatMap(\.self)
  }
}
