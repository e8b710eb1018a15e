import Landscapes

/// Which nodes have a path of arcs to a global optimum, found by search from those asked for.
///
/// Arcs lead strictly down, so that the search cannot run in circles, and what it learnt about a
/// node stays true.
///
/// - Complexity: O(*m*) over all calls at most; mostly a few steps each, the best arc being tried
///   first.
struct AccessibilitySearch {
  private let graph: LandscapeGraph
  private let losses: [Double]
  private let epsilon: Double
  private let lowest: Double
  private var known: [Int: Bool] = [:]

  init(_ landscape: SampledLandscape) {
    graph = landscape.graph
    losses = landscape.losses
    epsilon = landscape.topologyThreshold
    lowest = losses[landscape.globalOptima[0]]
  }

  /// Whether arcs lead from `node` to a global optimum, or it is one.
  mutating func reachesOptimum(from node: Int) -> Bool {
    var path = [(node: node, untried: improvements(of: node))]
    var found = false
    while let last = path.last, !found {
      if losses[last.node] == lowest || known[last.node] == true {
        found = true
      } else if known[last.node] == nil, let next = last.untried.last {
        path[path.count - 1].untried.removeLast()
        path.append((next, known[next] == nil ? improvements(of: next) : []))
      } else {
        known[last.node] = false
        path.removeLast()
      }
    }
    for (node, _) in path { known[node] = true }
    return found
  }

  /// The neighbours that arcs lead to, worst first.
  private func improvements(of node: Int) -> [Int] {
    var better: [Int] = []
    graph.forEachNeighbor(of: node) {
      if losses[node] - losses[$0] > epsilon { better.append($0) }
    }
    return better.sorted { (losses[$0], $0) > (losses[$1], $1) }
  }
}
