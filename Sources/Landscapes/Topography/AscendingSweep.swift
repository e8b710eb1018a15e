/// A walk over the nodes by ascending loss, in which each sees what those below it found.
///
/// A node's value shows only once the walk stands more than ε above it: what a node reads of its
/// neighbours is then exactly what its arcs, *i* → *j* where *f*_i − *f*_j > ε, lead to. Where noise
/// decides, ``forEachLower(of:_:)`` passes over the others.
struct AscendingSweep {
  private let graph: LandscapeGraph
  private let arcs: ArcRule
  private let losses: [Double]
  private let order: [Int32]
  private let epsilon: Double

  /// - Parameter order: The nodes by ascending loss.
  init(_ graph: LandscapeGraph, order: [Int32], arcs: ArcRule) {
    self.graph = graph
    self.arcs = arcs
    losses = graph.landscape.losses
    self.order = order
    epsilon = if case .threshold(let epsilon) = arcs { epsilon } else { 0 }
  }

  /// Visits the neighbours of `node` that may be the ends of its arcs: of those visited, only ends
  /// of arcs have a shown value.
  @inline(__always)
  func forEachLower(of node: Int, _ body: (Int) -> Void) {
    switch arcs {
    case .threshold: graph.forEachNeighbor(of: node, body)
    case .paired(let differences):
      graph.forEachNeighbor(of: node) { other in
        if losses[node] > losses[other], differences.areDistinct(node, other) { body(other) }
      }
    }
  }

  /// Calls `body` with each node; what it returns is written to `values` as soon as it may show.
  ///
  /// - Parameter values: One per node; holds what a node without a shown value counts as.
  /// - Complexity: O(*n*), `body` apart.
  @inline(__always)
  func forEach<Value>(
    publishingTo values: UnsafeMutableBufferPointer<Value>, _ body: (Int) -> Value
  ) {
    var pending: [Value] = []
    var head = 0
    var shown = 0
    func show() {
      values[Int(order[shown])] = pending[head]
      shown += 1
      head += 1
      if head == pending.count {
        pending.removeAll(keepingCapacity: true)
        head = 0
      }
    }
    for place in order.indices {
      let node = Int(order[place])
      let loss = losses[node]
      while loss - losses[Int(order[shown])] > epsilon { show() }
      pending.append(body(node))
    }
    while shown < order.count { show() }
  }
}
