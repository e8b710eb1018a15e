import Numerical

/// The local optima of a landscape, joined by how a search gets from one to another.
///
/// Node *P* is an optimum, of loss *f*_P; nodes stand by ascending loss. An edge *P* → *Q*, *P* ≠
/// *Q*, has a weight *W*_PQ > 0, a count whose meaning ``Edges`` states; *W*_PP is kept beside.
///
/// ```swift
/// let network = LocalOptimaNetwork(topography)
/// network.monotonic.sinks.count  // bottoms of funnels
/// ```
///
/// - Source: S. Verel, G. Ochoa, M. Tomassini, "Local optima networks of NK landscapes with
///   neutrality", IEEE Trans. Evol. Comput. 15:783, 2011.
public struct LocalOptimaNetwork: Sendable {
  /// What the weights count.
  public enum Edges: Sendable, Hashable {
    /// *W*_PQ: the nodes within `distance` moves of a member of *P*, members excluded, each counted
    /// once, from which steepest descent leads to *Q*.
    case escape(distance: Int)
    /// *W*_PQ: the edges of the landscape from the basin of *P* to that of *Q*; each is counted in
    /// both directions.
    case basinTransitions
  }

  /// The loss of each node, ascending.
  public let losses: [Double]
  /// The node of each local optimum; the same number unless ``compressed``.
  public let nodeOfOptimum: [Int32]
  /// *W*_PP of each node.
  public let selfWeights: [Int]
  let rows: WeightedRows

  init(losses: [Double], nodeOfOptimum: [Int32], selfWeights: [Int], rows: WeightedRows) {
    self.losses = losses
    self.nodeOfOptimum = nodeOfOptimum
    self.selfWeights = selfWeights
    self.rows = rows
  }

  public var nodeCount: Int { losses.count }
  /// Directed edges, without *P* → *P*.
  public var edgeCount: Int { rows.count }
  /// Nodes of the lowest loss; they come first.
  public var globalCount: Int { losses.prefix { $0 == losses[0] }.count }

  /// Edges that leave `node`.
  public func outDegree(of node: Int) -> Int { rows.count(inRow: node) }

  /// Calls `body` with the target and the weight of each edge that leaves `node`, by target.
  @inline(__always)
  public func forEachEdge(from node: Int, _ body: (_ target: Int, _ weight: Int) -> Void) {
    rows.forEach(inRow: node, body)
  }
}

// MARK: - Construction

extension LocalOptimaNetwork {
  /// The network of the optima of `topography`.
  ///
  /// - Complexity: Escape edges: O(neighbours of all nodes within *D* − 1 moves of an optimum)
  ///   time; basin transitions: O(*m*). Space O(*n* + edges) per worker.
  public init(_ topography: Topography, edges: Edges = .escape(distance: 2)) {
    let count = topography.localOptima.count
    let graph = topography.graph
    let basinOf = topography.basins.basinOf
    let blocks: [(rows: WeightedRows, selfWeights: [Int])]
    switch edges {
    case .escape(let distance):
      precondition(distance >= 1, "an escape of \(distance) moves")
      let members = Groups(topography.localOptima.memberships, count: count)
      blocks = LocalOptimaNetwork.rows(count, by: 4096) { optima, collect in
        var search = BallSearch(nodeCount: graph.nodeCount)
        for optimum in optima {
          collect(optimum) { counter in
            search.forEach(around: members[optimum], within: distance, of: graph) {
              counter.add(1, at: Int(basinOf[$0]))
            }
          }
        }
      }
    case .basinTransitions:
      let members = Groups(basinOf, count: count)
      blocks = LocalOptimaNetwork.rows(count, by: 64) { optima, collect in
        for optimum in optima {
          collect(optimum) { counter in
            for node in members[optimum] {
              graph.forEachNeighbor(of: Int(node)) { counter.add(1, at: Int(basinOf[$0])) }
            }
          }
        }
      }
    }
    var rows = WeightedRows()
    for block in blocks { rows.append(block.rows) }
    self.init(
      losses: topography.localOptima.nodes.map { graph.landscape.losses[$0] },
      nodeOfOptimum: (0..<Int32(count)).map { $0 }, selfWeights: blocks.flatMap(\.selfWeights),
      rows: rows)
  }

  /// Rows and diagonal of a square matrix, collected block by block at the same time.
  private static func rows(
    _ count: Int, by size: Int,
    _ fill: @Sendable (Range<Int>, (Int, (inout RowCounter) -> Void) -> Void) -> Void
  ) -> [(rows: WeightedRows, selfWeights: [Int])] {
    inParallel(0..<count, by: size) { range in
      var rows = WeightedRows()
      var selfWeights: [Int] = []
      var counter = RowCounter(columnCount: count)
      fill(range) { row, body in
        body(&counter)
        selfWeights.append(counter.flush(row: row, into: &rows))
      }
      return (rows, selfWeights)
    }
  }
}

// MARK: - Derived networks

extension LocalOptimaNetwork {
  /// Only the edges that do not lead up, *f*_Q ≤ *f*_P.
  ///
  /// - Source: G. Ochoa, N. Veerapen, F. Daolio, M. Tomassini, "Understanding phase transitions
  ///   with local optima networks: number partitioning as a case study", EvoCOP 2017.
  public var monotonic: LocalOptimaNetwork {
    replacing(rows.filtered { source, target, _ in losses[target] <= losses[source] })
  }

  /// Only the edges of at least that weight.
  public func withMinimumWeight(_ weight: Int) -> LocalOptimaNetwork {
    replacing(rows.filtered { _, _, count in count >= weight })
  }

  /// One node for all of equal loss that edges connect, weights added up; of a ``monotonic``
  /// network this is the compressed monotonic network (CMLON).
  public var compressed: LocalOptimaNetwork {
    var sets = DisjointSets(count: nodeCount)
    for node in 0..<nodeCount {
      forEachEdge(from: node) { target, _ in
        if self.losses[target] == self.losses[node] { sets.join(node, target) }
      }
    }
    // A root is the lowest member of its set, so that nodes still stand by ascending loss.
    var groupOf = [Int32](repeating: 0, count: nodeCount)
    var losses: [Double] = []
    for node in 0..<nodeCount {
      let root = sets.root(of: node)
      groupOf[node] = root == node ? Int32(losses.count) : groupOf[root]
      if root == node { losses.append(self.losses[node]) }
    }
    let members = Groups(groupOf, count: losses.count)
    var counter = RowCounter(columnCount: losses.count)
    var rows = WeightedRows()
    let selfWeights = losses.indices.map { group in
      for node in members[group] {
        forEachEdge(from: Int(node)) { counter.add($1, at: Int(groupOf[$0])) }
      }
      let inner = counter.flush(row: group, into: &rows)
      return members[group].reduce(inner) { $0 + self.selfWeights[Int($1)] }
    }
    return LocalOptimaNetwork(
      losses: losses, nodeOfOptimum: nodeOfOptimum.map { groupOf[Int($0)] },
      selfWeights: selfWeights, rows: rows)
  }

  private func replacing(_ rows: WeightedRows) -> LocalOptimaNetwork {
    LocalOptimaNetwork(
      losses: losses, nodeOfOptimum: nodeOfOptimum, selfWeights: selfWeights, rows: rows)
  }
}
