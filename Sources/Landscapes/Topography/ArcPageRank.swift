import Numerical

/// PageRank of the nodes of a landscape: where a walker ends up that follows arcs, the larger the
/// gain the likelier, and sometimes starts anew anywhere.
///
/// *x*_j = *c* + *d* Σ_{i → j} *x*_i · (*f*_i − *f*_j) / (gains of all arcs that leave *i*), Σ *x* = 1;
/// *c* collects the new starts and the walkers on nodes without arcs, who start anew at once. Every
/// *x* is proportional to *c*, and arcs lead strictly down: with *c* = 1 one pass by descending loss
/// solves the equations, to rounding, without iteration.
///
/// - Source: L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank citation ranking", Stanford
///   1999; on landscapes S. Herrmann, G. Ochoa, F. Rothlauf, "Communities of local optima as funnels
///   in fitness landscapes", GECCO 2016.
public struct ArcPageRank: Sendable {
  /// One share per node; they sum to 1.
  public let values: [Double]

  /// - Parameter damping: *d* in [0, 1), the probability of following an arc.
  /// - Complexity: O(*m*).
  public init(_ topography: Topography, arcs: ArcScan, damping: Double = 0.85) {
    precondition(damping >= 0 && damping < 1, "damping \(damping) is outside [0, 1)")
    let graph = topography.graph
    let losses = graph.landscape.losses
    let epsilon = topography.topologyThreshold
    let rule = topography.arcRule
    let usesNoise = rule.usesNoise
    // Loss, and what a unit of gain passes on; 0 until a node's own value is known.
    var flows = losses.map { SIMD2($0, 0) }
    var values = [Double](uninitializedCount: losses.count)
    for node in topography.lossOrder.reversed() {
      let node = Int(node)
      let loss = losses[node]
      var inflow = 0.0
      graph.forEachNeighbor(of: node) { other in
        let flow = flows[other]
        let gain = flow.x - loss
        let isArc =
          gain > epsilon && (!usesNoise || rule.isArc(from: other, to: node, losses: losses))
        inflow += (isArc ? gain : 0) * flow.y
      }
      let value = 1 + damping * inflow
      values[node] = value
      if arcs.gainSums[node] > 0 { flows[node].y = value / arcs.gainSums[node] }
    }
    let total = values.reduce(0, +)
    self.values = values.map { $0 / total }
  }
}
