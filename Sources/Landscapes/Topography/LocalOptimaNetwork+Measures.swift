extension LocalOptimaNetwork {
  /// Nodes without an edge that leaves them, ascending. Of a ``monotonic`` network: where funnels
  /// end.
  public var sinks: [Int] { (0..<nodeCount).filter { outDegree(of: $0) == 0 } }

  /// Σ_Q *W*_PQ of each node *P*, *Q* ≠ *P*.
  public var outStrengths: [Int] {
    (0..<nodeCount).map { node in
      var sum = 0
      forEachEdge(from: node) { sum += $1 }
      return sum
    }
  }

  /// Σ_P *W*_PQ of each node *Q*, *P* ≠ *Q*.
  public var inStrengths: [Int] {
    var sums = [Int](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount { forEachEdge(from: node) { sums[$0] += $1 } }
    return sums
  }

  /// Whether edges that lead strictly down connect each node to one of the lowest loss.
  ///
  /// - Complexity: O(edges): targets of such edges stand before their source.
  public var reachesGlobal: [Bool] {
    var reaches = [Bool](repeating: false, count: nodeCount)
    for node in 0..<nodeCount {
      reaches[node] = losses[node] == losses[0]
      forEachEdge(from: node) { target, _ in
        if losses[target] < losses[node], reaches[target] { reaches[node] = true }
      }
    }
    return reaches
  }

  /// The fewest edges from each node to one of the lowest loss; −1 where there is no path.
  ///
  /// - Complexity: O(edges).
  public var pathLengths: [Int32] {
    let sources = rows.transposed()
    var lengths = [Int32](repeating: -1, count: nodeCount)
    var queue = Array(0..<globalCount)
    for node in queue { lengths[node] = 0 }
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      sources.forEach(inRow: node) { source, _ in
        guard lengths[source] < 0 else { return }
        lengths[source] = lengths[node] + 1
        queue.append(source)
      }
    }
    return lengths
  }

  /// PageRank by weight, sinks spread evenly; the shares sum to 1.
  ///
  /// *x*_Q = *c* + *d* Σ_P *x*_P · *W*_PQ / Σ_R *W*_PR, with the one *c* that makes Σ *x* = 1:
  /// solved for *c* = 1 by sweeps from the highest loss to the lowest. Where every edge leads
  /// strictly down the first sweep is exact; else they end once one changes less than 10⁻¹² of the
  /// sum.
  ///
  /// - Parameter damping: *d* in [0, 1).
  /// - Complexity: O(edges) per sweep.
  public func pageRanks(damping: Double = 0.85) -> [Double] {
    precondition(damping >= 0 && damping < 1, "damping \(damping) is outside [0, 1)")
    let sources = rows.transposed()
    let strengths = outStrengths
    var values = [Double](repeating: 1, count: nodeCount)
    var leadsDown = true
    for node in 0..<nodeCount {
      forEachEdge(from: node) { target, _ in if target >= node { leadsDown = false } }
    }
    var change = Double.infinity
    while change > 1e-12 * values.reduce(0, +) {
      change = 0
      for node in (0..<nodeCount).reversed() {
        var inflow = 0.0
        sources.forEach(inRow: node) { source, weight in
          inflow += values[source] * Double(weight) / Double(strengths[source])
        }
        let value = 1 + damping * inflow
        change += abs(value - values[node])
        values[node] = value
      }
      if leadsDown { break }
    }
    let total = values.reduce(0, +)
    return values.map { $0 / total }
  }
}
