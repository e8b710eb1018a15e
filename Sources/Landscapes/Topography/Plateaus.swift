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

  /// - Complexity: O(*m* α(*n*)) over the neighbours of nodes whose loss another one shares within ε.
  init(_ graph: LandscapeGraph, scan: NeighborhoodScan, lossOrder: [Int32], arcs: ArcRule) {
    let losses = graph.landscape.losses
    var componentOf = [Int32](repeating: -1, count: losses.count)
    var sizes: [Int] = []
    if scan.neutralEdgeCount > 0 {
      var sets = DisjointSets(count: losses.count)
      switch arcs {
      case .paired:
        graph.forEachEdge { first, second in
          if arcs.isNeutral(first, second, losses: losses) { sets.join(first, second) }
        }
      case .threshold(let epsilon):
        Plateaus.join(&sets, graph, losses, lossOrder, epsilon)
      }
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

  private static func join(
    _ sets: inout DisjointSets, _ graph: LandscapeGraph, _ losses: [Double], _ order: [Int32],
    _ epsilon: Double
  ) {
    var last = -Double.infinity
    for node in order {
      let first = Int(node)
      let loss = losses[first]
      // Each pair is met from its higher end, and most nodes lie above nothing so near.
      defer { last = loss }
      guard loss - last <= epsilon else { continue }
      graph.forEachNeighbor(of: first) { second in
        if losses[second] <= loss, loss - losses[second] <= epsilon { sets.join(first, second) }
      }
    }
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

/// Disjoint sets of `0..<count` whose root is the lowest member.
private struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  mutating func root(of element: Int) -> Int {
    var current = element
    while Int(parents[current]) != current {
      parents[current] = parents[Int(parents[current])]
      current = Int(parents[current])
    }
    return current
  }

  mutating func join(_ first: Int, _ second: Int) {
    let a = root(of: first)
    let b = root(of: second)
    if a < b { parents[b] = Int32(a) } else if b < a { parents[a] = Int32(b) }
  }
}
