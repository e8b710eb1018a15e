/// A walk over the nodes by ascending loss, in which each sees what those below it found.
///
/// A node's value shows only once the walk stands more than ε above it: what a node reads of its
/// neighbours is then exactly what its arcs, *i* → *j* where *f*_i − *f*_j > ε, lead to.
struct AscendingSweep {
  private let losses: [Double]
  private let order: [Int32]
  private let epsilon: Double

  /// - Parameter order: The nodes by ascending loss.
  init(_ graph: LandscapeGraph, order: [Int32], topologyThreshold: Double) {
    losses = graph.landscape.losses
    self.order = order
    epsilon = topologyThreshold
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
