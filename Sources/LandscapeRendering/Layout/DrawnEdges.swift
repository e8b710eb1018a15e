package import Landscapes

/// The edges between the configurations that a picture shows, by what they mean.
///
/// Ends are nodes of the landscape. Where more than ``limit`` edges are no move of steepest
/// descent, each node keeps its ``perNode`` steepest other ways down and as many neutral edges.
package struct DrawnEdges: Sendable {
  /// A pair of nodes; a step goes from the first to the second.
  package struct Edge: Sendable, Hashable {
    package let from, to: Int
  }

  /// Other edges that are all drawn.
  package static let limit = 4000
  /// Other edges of each kind per node where there are more.
  package static let perNode = 3

  /// The move of steepest descent of each node that is no optimum, to a neighbour.
  package let descents: [Edge]
  /// Moves of steepest descent that cross a plateau, so that their ends are no neighbours.
  package let crossings: [Edge]
  /// Other steps to a lower loss.
  package let improving: [Edge]
  /// Edges between equal losses, in either direction.
  package let neutral: [Edge]
  /// For layouts, not drawn: from each optimum but the first to an earlier one, that whose basin
  /// shares most of the shown edges with its own. They make one tree of all descents.
  package let bridges: [Edge]
  /// Whether other edges were left out.
  package let isThinned: Bool

  /// - Parameter nodes: The nodes shown, distinct.
  package init(_ topography: Topography, among nodes: [Int]) {
    let graph = topography.graph
    let losses = graph.landscape.losses
    let rule = topography.arcRule
    let shown = Set(nodes)
    let descent = SteepestDescent(topography)
    var descents: [Edge] = []
    var crossings: [Edge] = []
    var improving: [[Edge]] = []
    var neutral: [[Edge]] = []
    for node in nodes {
      let path = descent.path(from: node)
      let next = path.count > 1 ? path[1] : nil
      var isNeighbor = false
      var down: [Edge] = []
      var level: [Edge] = []
      graph.forEachNeighbor(of: node) { other in
        if other == next { isNeighbor = true }
        guard other != next, shown.contains(other) else { return }
        if rule.isArc(from: node, to: other, losses: losses) {
          down.append(Edge(from: node, to: other))
        } else if node < other, rule.isNeutral(node, other, losses: losses) {
          level.append(Edge(from: node, to: other))
        }
      }
      if let next, shown.contains(next) {
        if isNeighbor {
          descents.append(Edge(from: node, to: next))
        } else {
          crossings.append(Edge(from: node, to: next))
        }
      }
      improving.append(down)
      neutral.append(level)
    }
    let count = improving.reduce(0) { $0 + $1.count } + neutral.reduce(0) { $0 + $1.count }
    bridges = Self.bridges(topography, improving.joined(), neutral.joined(), shown)
    isThinned = count > DrawnEdges.limit
    if isThinned {
      improving = improving.map { edges in
        Array(edges.sorted { (losses[$0.to], $0.to) < (losses[$1.to], $1.to) }.prefix(Self.perNode))
      }
      neutral = neutral.map { Array($0.prefix(Self.perNode)) }
    }
    self.descents = descents
    self.crossings = crossings
    self.improving = improving.flatMap(\.self)
    self.neutral = neutral.flatMap(\.self)
  }

  private static func bridges(
    _ topography: Topography, _ improving: some Sequence<Edge>, _ neutral: some Sequence<Edge>,
    _ shown: Set<Int>
  ) -> [Edge] {
    let optima = topography.localOptima.nodes
    var counts = [[Int: Int]](repeating: [:], count: optima.count)
    func count(_ edge: Edge) {
      let first = Int(topography.basins.basinOf[edge.from])
      let second = Int(topography.basins.basinOf[edge.to])
      if first != second { counts[max(first, second)][min(first, second), default: 0] += 1 }
    }
    improving.forEach(count)
    neutral.forEach(count)
    return counts.indices.compactMap { index in
      let best = counts[index].min { ($1.value, $0.key) < ($0.value, $1.key) }
      guard let best, shown.contains(optima[index]), shown.contains(optima[best.key]) else {
        return nil
      }
      return Edge(from: optima[index], to: optima[best.key])
    }
  }
}
