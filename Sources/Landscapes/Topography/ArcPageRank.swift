import Numerical

/// PageRank of the nodes of a landscape: where a walker ends up that follows arcs, the larger the
/// gain the likelier, and sometimes starts anew anywhere.
///
/// *x*_j = *c* + *d* Σ_{i → j} *x*_i · (*f*_i − *f*_j) / (gains of all arcs that leave *i*), Σ *x*
/// = 1; *c* collects the new starts and the walkers on nodes without arcs, who start anew at once.
/// Every *x* is proportional to *c*, and arcs lead strictly down: with *c* = 1 one pass by
/// descending loss solves the equations, to rounding, without iteration.
///
/// - Source: L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank citation ranking", Stanford
///   1999; on landscapes S. Herrmann, G. Ochoa, F. Rothlauf, "Communities of local optima as
///   funnels in fitness landscapes", GECCO 2016.
public struct ArcPageRank: Sendable {
  /// One share per node; they sum to 1.
  public let values: [Double]

  /// - Parameters:
  ///   - gainSums: As ``ArcScan/init(_:gainSums:)`` gives them.
  ///   - damping: *d* in [0, 1), the probability of following an arc.
  /// - Complexity: O(*m*).
  public init(_ topography: Topography, gainSums: consuming [Double], damping: Double = 0.85) {
    precondition(damping >= 0 && damping < 1, "damping \(damping) is outside [0, 1)")
    var values =
      switch (topography.arcRule, SweepLines(topography.graph)) {
      case (.threshold(0), let lines?):
        ArcPageRank.values(topography, gainSums, damping: damping, along: lines)
      default: ArcPageRank.values(topography, gainSums, damping: damping)
      }
    let total = values.reduce(0, +)
    for node in values.indices { values[node] /= total }
    self.values = values
  }

  /// Values to the factor *c*, on any graph.
  private static func values(
    _ topography: Topography, _ gainSums: [Double], damping: Double
  ) -> [Double] {
    let graph = topography.graph
    let losses = graph.landscape.losses
    let rule = topography.arcRule
    // What a unit of gain passes on; 0 until a node's own value is known.
    var flows = [Double](repeating: 0, count: losses.count)
    var values = [Double](uninitializedCount: losses.count)
    for node in topography.lossOrder.reversed() {
      let node = Int(node)
      let loss = losses[node]
      var inflow = 0.0
      graph.forEachNeighbor(of: node) { other in
        if flows[other] > 0, rule.isArc(from: other, to: node, losses: losses) {
          inflow += (losses[other] - loss) * flows[other]
        }
      }
      let value = 1 + damping * inflow
      values[node] = value
      if gainSums[node] > 0 { flows[node] = value / gainSums[node] }
    }
    return values
  }

  /// What the nodes of a line pass on to one that lies lower than all of them.
  private struct LineFlow {
    /// The loss of the last node met.
    var loss = 0.0
    /// What a unit of gain passes on, of all nodes met together.
    var rate = 0.0
    /// What reaches the loss of the last node met.
    var amount = 0.0
  }

  /// Values to the factor *c*, on a grid at ε = 0.
  ///
  /// Where all nodes of a line are neighbours, those above a node are those met before it: what
  /// they pass on grows with the way down from the last of them, by their joint rate.
  private static func values(
    _ topography: Topography, _ gainSums: [Double], damping: Double, along lines: SweepLines
  ) -> [Double] {
    let losses = topography.graph.landscape.losses
    let order = topography.lossOrder
    // What a unit of gain passes on; 0 until a node's own value is known. A node without arcs has
    // no lower neighbours, to which alone it could pass something on: it keeps its value here.
    var flows = [Double](repeating: 0, count: losses.count)
    let room = max(1, lines.lineCount)
    flows.withUnsafeMutableBufferPointer { flows in
      withUnsafeTemporaryAllocation(of: LineFlow.self, capacity: room) { lineFlows in
        lineFlows.initialize(repeating: LineFlow())
        for place in order.indices.reversed() {
          let node = Int(order[place])
          let loss = losses[node]
          var inflow = 0.0
          lines.forEachSingleOrSelf(of: node) { other in
            inflow += (losses[other] - loss) * flows[other]
          }
          lines.forEachLine(of: node) { line in
            lineFlows[line].amount += (lineFlows[line].loss - loss) * lineFlows[line].rate
            lineFlows[line].loss = loss
            inflow += lineFlows[line].amount
          }
          let value = 1 + damping * inflow
          guard gainSums[node] > 0 else {
            flows[node] = value
            continue
          }
          let flow = value / gainSums[node]
          flows[node] = flow
          lines.forEachLine(of: node) { lineFlows[$0].rate += flow }
        }
      }
      for node in flows.indices where gainSums[node] > 0 { flows[node] *= gainSums[node] }
    }
    return flows
  }
}
