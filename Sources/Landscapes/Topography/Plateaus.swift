import Numerical

/// Connected components of two or more nodes under the neutral edges, |Δ| ≤ ε.
///
/// For ε > 0 components chain: losses 0, 0.4, 0.8 in a row are one plateau at ε = 0.5.
public struct Plateaus: Sendable {
  /// The plateau of each node, numbered by lowest member; −1 for a node without neutral edges.
  public let componentOf: [Int32]
  /// Members of each plateau.
  public let sizes: [Int]

  /// The number of plateaus.
  public var count: Int { sizes.count }
  /// Nodes on plateaus as a share of all.
  public var nodeShare: Double { Double(sizes.reduce(0, +)) / Double(componentOf.count) }
  /// Members of the largest plateau; 0 without plateaus.
  public var largest: Int { sizes.max() ?? 0 }
  /// Mean members per plateau; `nil` without plateaus.
  public var meanSize: Double? {
    sizes.isEmpty ? nil : Double(sizes.reduce(0, +)) / Double(sizes.count)
  }

  /// - Complexity: O(*m* α(*n*)); O(*n*) when no edge is neutral.
  init(_ graph: LandscapeGraph, scan: NeighborhoodScan, arcs: ArcRule) {
    let losses = graph.landscape.losses
    var componentOf = [Int32](repeating: -1, count: losses.count)
    var sizes: [Int] = []
    if scan.neutralEdgeCount > 0 {
      var sets = DisjointSets(count: losses.count)
      for (first, second) in Plateaus.neutralEdges(graph, arcs) { sets.join(first, second) }
      var members = [Int32](repeating: 0, count: losses.count)
      for node in losses.indices { members[sets.root(of: node)] += 1 }
      // A root is the lowest member of its set, so it is met, and numbered, first.
      for node in losses.indices {
        let root = sets.root(of: node)
        guard members[root] > 1 else { continue }
        if root == node {
          componentOf[node] = Int32(sizes.count)
          sizes.append(Int(members[root]))
        } else {
          componentOf[node] = componentOf[root]
        }
      }
    }
    self.componentOf = componentOf
    self.sizes = sizes
  }

  /// Pairs of nodes joined by a neutral edge, the lower node first.
  private static func neutralEdges(
    _ graph: LandscapeGraph, _ arcs: ArcRule
  ) -> [(first: Int, second: Int)] {
    let losses = graph.landscape.losses
    let blocks = inParallel(0..<losses.count, by: 1 << 14) { range in
      var edges: [(first: Int, second: Int)] = []
      switch arcs {
      case .threshold(let epsilon):
        for node in range {
          let loss = losses[node]
          graph.forEachNeighbor(of: node) { other in
            if abs(losses[other] - loss) <= epsilon, node < other { edges.append((node, other)) }
          }
        }
      case .paired:
        for node in range {
          graph.forEachNeighbor(of: node) { other in
            if node < other, arcs.isNeutral(node, other, losses: losses) {
              edges.append((node, other))
            }
          }
        }
      }
      return edges
    }
    return blocks.flatMap(\.self)
  }

  /// The members of each plateau, ascending.
  public func members() -> [[Int]] {
    var members = sizes.map { _ in [Int]() }
    for (node, component) in componentOf.enumerated() where component >= 0 {
      members[Int(component)].append(node)
    }
    return members
  }
}
