import Numerical

/// What each node sees among its neighbours, from one pass over the edges.
///
/// An edge *ij* is an arc *i* → *j* when *f*_i − *f*_j > ε, and neutral when |*f*_i − *f*_j| ≤ ε;
/// exactly one of *i* → *j*, *j* → *i* and neutral holds. ε is the topology threshold, τ the
/// neutrality threshold. All arrays have one element per node.
public struct NeighborhoodScan: Sendable {
  /// Neighbours, *k*_i.
  public internal(set) var degrees: [Int32]
  /// Neighbours with |*f*_i − *f*_j| ≤ τ.
  public internal(set) var neutralCounts: [Int32]
  /// Arcs that leave the node: neighbours with *f*_i − *f*_j > ε.
  public internal(set) var improvingCounts: [Int32]
  /// Σ *f*_j over neighbours.
  public internal(set) var lossSums: [Double]
  /// Σ |*f*_i − *f*_j| over neighbours.
  public internal(set) var absoluteDifferenceSums: [Double]
  /// The neighbour of lowest loss, the lowest node on ties; −1 where there is none.
  public internal(set) var bestNeighbors: [Int32]

  /// All edges, *m*.
  public private(set) var edgeCount = 0
  /// Arcs: edges with |Δ| > ε.
  public private(set) var arcCount = 0
  /// Edges with |Δ| ≤ ε.
  public private(set) var neutralEdgeCount = 0
  /// Edges with |Δ| ≤ τ.
  public private(set) var neutralEdgeCountAtThreshold = 0
  /// Nodes without neighbours.
  public private(set) var isolatedCount = 0
  /// Σ |*f*_u − *f*_v| over edges.
  public private(set) var absoluteDifferenceSum = 0.0
  /// Σ *f*_u · *f*_v over edges.
  public private(set) var productSum = 0.0

  /// - Parameters:
  ///   - topologyThreshold: ε ≥ 0, in units of loss.
  ///   - neutralityThreshold: τ ≥ 0, in units of loss.
  /// - Complexity: O(*m*).
  public init(_ graph: LandscapeGraph, topologyThreshold: Double, neutralityThreshold: Double) {
    self.init(
      graph, arcs: .threshold(topologyThreshold), neutrality: .threshold(neutralityThreshold))
  }

  /// - Parameters:
  ///   - arcs: Which neighbours count as improving. Where noise decides, the best neighbour is the
  ///     best at the end of an arc, if there is an arc.
  ///   - neutrality: Which count as neutral.
  /// - Complexity: O(*m*); O(*m* · *R*) where noise over *R* repetitions decides.
  init(_ graph: LandscapeGraph, arcs: ArcRule, neutrality: ArcRule) {
    let count = graph.nodeCount
    degrees = [Int32](uninitializedCount: count)
    neutralCounts = [Int32](uninitializedCount: count)
    improvingCounts = [Int32](uninitializedCount: count)
    lossSums = [Double](uninitializedCount: count)
    absoluteDifferenceSums = [Double](uninitializedCount: count)
    bestNeighbors = [Int32](uninitializedCount: count)
    switch (graph.storage, arcs, neutrality) {
    case (.grid(let axes), .threshold(let epsilon), .threshold(let tau)):
      GridScan(axes: axes, nodeCount: count).fill(
        &self, losses: graph.landscape.losses, epsilon: epsilon, tau: tau)
    case (.sparse(let rows), .threshold(let epsilon), .threshold(let tau)):
      scan(rows, graph.landscape.losses, epsilon, tau)
    default: scan(graph, arcs, neutrality)
    }
    addTotals(graph)
  }

  /// Node by node; rows ascend, so that the first of tied neighbours is the lowest.
  private mutating func scan(
    _ rows: CompressedGraph, _ losses: [Double], _ epsilon: Double, _ tau: Double
  ) {
    for node in losses.indices {
      let own = losses[node]
      var degree: Int32 = 0
      var neutral: Int32 = 0
      var improving: Int32 = 0
      var sum = 0.0
      var differences = 0.0
      var best = -1
      var lowest = Double.infinity
      rows.forEachNeighbor(of: node) { other in
        let loss = losses[other]
        let difference = own - loss
        degree += 1
        if abs(difference) <= tau { neutral += 1 }
        if difference > epsilon { improving += 1 }
        sum += loss
        differences += abs(difference)
        if loss < lowest {
          lowest = loss
          best = other
        }
      }
      degrees[node] = degree
      neutralCounts[node] = neutral
      improvingCounts[node] = improving
      lossSums[node] = sum
      absoluteDifferenceSums[node] = differences
      bestNeighbors[node] = Int32(best)
    }
  }

  /// Node by node, asking the rules about each edge.
  private mutating func scan(_ graph: LandscapeGraph, _ arcs: ArcRule, _ neutrality: ArcRule) {
    let losses = graph.landscape.losses
    for node in losses.indices {
      degrees[node] = 0
      neutralCounts[node] = 0
      improvingCounts[node] = 0
      lossSums[node] = 0
      absoluteDifferenceSums[node] = 0
      var (best, bestArc) = (-1, -1)
      graph.forEachNeighbor(of: node) { other in
        func isBetter(than node: Int) -> Bool {
          node < 0 || (losses[other], other) < (losses[node], node)
        }
        degrees[node] += 1
        lossSums[node] += losses[other]
        absoluteDifferenceSums[node] += abs(losses[node] - losses[other])
        if neutrality.isNeutral(node, other, losses: losses) { neutralCounts[node] += 1 }
        if arcs.isArc(from: node, to: other, losses: losses) {
          improvingCounts[node] += 1
          if isBetter(than: bestArc) { bestArc = other }
        }
        if isBetter(than: best) { best = other }
      }
      bestNeighbors[node] = Int32(bestArc < 0 ? best : bestArc)
    }
  }

  /// Sums over edges from those over nodes, each edge having been seen from both ends, each arc
  /// from one. Blocks of nodes are added up at a time, then in order.
  private mutating func addTotals(_ graph: LandscapeGraph) {
    let losses = graph.landscape.losses
    let scan = self
    let blocks = inParallel(0..<losses.count, by: 1 << 15) { range in
      var block = Totals()
      for node in range {
        block.arcs += Int(scan.improvingCounts[node])
        block.neutral += Int(scan.neutralCounts[node])
        if scan.degrees[node] == 0 { block.isolated += 1 }
        block.differences += scan.absoluteDifferenceSums[node]
        block.products += losses[node] * scan.lossSums[node]
      }
      return block
    }
    var totals = Totals()
    for block in blocks {
      totals.arcs += block.arcs
      totals.neutral += block.neutral
      totals.isolated += block.isolated
      totals.differences += block.differences
      totals.products += block.products
    }
    edgeCount = graph.edgeCount
    arcCount = totals.arcs
    neutralEdgeCount = edgeCount - totals.arcs
    neutralEdgeCountAtThreshold = totals.neutral / 2
    isolatedCount = totals.isolated
    absoluteDifferenceSum = totals.differences / 2
    productSum = totals.products / 2
  }

  private struct Totals {
    var arcs = 0
    var neutral = 0
    var isolated = 0
    var differences = 0.0
    var products = 0.0
  }
}
