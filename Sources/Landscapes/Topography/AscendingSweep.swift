/// A walk over the nodes by ascending loss, in which each sees what those below it found.
///
/// A node's value shows only once the walk stands more than ε above it: what a node sees of its
/// neighbours is then exactly what its arcs, *i* → *j* where *f*_i − *f*_j > ε, lead to. Where
/// noise decides, other neighbours are passed over.
///
/// On a line of a grid on which all nodes are neighbours, each sees all that is shown there: one
/// joint value per line stands for as many neighbours.
struct AscendingSweep {
  private let graph: LandscapeGraph
  private let arcs: ArcRule
  private let losses: [Double]
  private let order: [Int32]
  private let epsilon: Double
  private let lines: SweepLines?

  /// - Parameter order: The nodes by ascending loss.
  init(_ graph: LandscapeGraph, order: [Int32], arcs: ArcRule) {
    self.graph = graph
    self.arcs = arcs
    losses = graph.landscape.losses
    self.order = order
    if case .threshold(let epsilon) = arcs {
      self.epsilon = epsilon
      lines = SweepLines(graph)
    } else {
      epsilon = 0
      lines = nil
    }
  }

  /// The value of each node as `rule` makes it.
  ///
  /// - Complexity: O(*m*) at most.
  func values<Rule: SweepRule>(_ rule: Rule) -> [Rule.Value] {
    [Rule.Value](unsafeUninitializedCapacity: losses.count) { values, count in
      values.initialize(repeating: rule.empty)
      count = losses.count
      let lineCount = max(1, lines?.lineCount ?? 0)
      withUnsafeTemporaryAllocation(of: Rule.Value.self, capacity: lineCount) { joint in
        joint.initialize(repeating: rule.empty)
        fill(values, joint, rule)
      }
    }
  }

  private func fill<Rule: SweepRule>(
    _ values: UnsafeMutableBufferPointer<Rule.Value>,
    _ joint: UnsafeMutableBufferPointer<Rule.Value>, _ rule: Rule
  ) {
    var rule = rule
    var pending: [Rule.Value] = []
    var head = 0
    var shown = 0
    for place in 0...order.count {
      let node = place < order.count ? Int(order[place]) : -1
      while shown < place,
        node < 0 || losses[node] - losses[Int(order[shown])] > epsilon
      {
        let lower = Int(order[shown])
        let value = rule.shown(pending[head], of: lower)
        values[lower] = value
        lines?.forEachLine(of: lower) { joint[$0] = rule.join(joint[$0], value) }
        shown += 1
        head += 1
        if head == pending.count {
          pending.removeAll(keepingCapacity: true)
          head = 0
        }
      }
      guard node >= 0 else { return }
      var seen = rule.empty
      if let lines {
        // A node's own value is not shown yet.
        lines.forEachSingleOrSelf(of: node) { seen = rule.join(seen, values[$0]) }
        lines.forEachLine(of: node) { seen = rule.join(seen, joint[$0]) }
      } else {
        forEachLower(of: node) { seen = rule.join(seen, values[$0]) }
      }
      pending.append(rule.value(of: node, seeing: seen))
    }
  }

  /// Visits the neighbours of `node` that may be the ends of its arcs: of those visited, only ends
  /// of arcs have a shown value.
  @inline(__always)
  private func forEachLower(of node: Int, _ body: (Int) -> Void) {
    switch arcs {
    case .threshold: graph.forEachNeighbor(of: node, body)
    case .paired(let differences):
      graph.forEachNeighbor(of: node) { other in
        if losses[node] > losses[other], differences.areDistinct(node, other) { body(other) }
      }
    }
  }
}

/// What a sweep finds out about nodes.
protocol SweepRule {
  associatedtype Value: BitwiseCopyable
  /// What joined with any value leaves it as it is.
  var empty: Value { get }
  /// Commutative and associative; any value joined with itself is the same.
  func join(_ first: Value, _ second: Value) -> Value
  /// The value of a node whose arcs lead to the values that are joined in `seen`.
  mutating func value(of node: Int, seeing seen: Value) -> Value
  /// What the value of a node has become when it may be seen; at ε = 0 all nodes of its loss have
  /// been met by then.
  func shown(_ value: Value, of node: Int) -> Value
}

extension SweepRule {
  func shown(_ value: Value, of node: Int) -> Value { value }
}

/// Two rules in one sweep.
struct BothRules<First: SweepRule, Second: SweepRule>: SweepRule {
  struct Value: BitwiseCopyable {
    var first: First.Value
    var second: Second.Value
  }

  var first: First
  var second: Second

  var empty: Value { Value(first: first.empty, second: second.empty) }

  func join(_ one: Value, _ other: Value) -> Value {
    Value(
      first: first.join(one.first, other.first), second: second.join(one.second, other.second))
  }

  mutating func value(of node: Int, seeing seen: Value) -> Value {
    Value(
      first: first.value(of: node, seeing: seen.first),
      second: second.value(of: node, seeing: seen.second))
  }

  func shown(_ value: Value, of node: Int) -> Value {
    Value(
      first: first.shown(value.first, of: node), second: second.shown(value.second, of: node))
  }
}
