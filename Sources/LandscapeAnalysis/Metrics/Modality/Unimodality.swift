import Landscapes
import Numerical

/// Whether descents need ever go up, as far as can be told.
extension LandscapeMetric {
  /// Share of nodes with a path to a global optimum on which the loss need never rise.
  ///
  /// With folds or seeds each loss is an interval [*l*, *u*] at 95 %, and a path counts when some
  /// non-increasing values within the intervals of its nodes exist; else *l* = *u* = *f*. Followed
  /// from the optimum outwards, the least such value at a node is the larger of its *l* and that of
  /// the node before, and must not exceed its *u*. At 1 the landscape may be unimodal.
  ///
  /// - Complexity: O(*n* log *n* + *m*).
  /// - Source: Y. Pushak, H. H. Hoos, "AutoML loss landscapes", ACM Trans. Evol. Learn. Optim. 2:10,
  ///   2022.
  public static let unimodalShare = LandscapeMetric(
    "unimodal_share", aspect: .modality, range: 0...1, invariance: .rank,
    summary: "1: from everywhere the optimum is reached without certainly going up.",
    undefinedWhen: "never", isDefinedWhenFlat: true, allowsForNoise: true
  ) { landscape in
    let reached = Unimodality.reached(landscape)
    return Double(reached.count { $0 }) / Double(reached.count)
  }
}

enum Unimodality {
  /// Whether each node has such a path.
  static func reached(_ landscape: MeasuredLandscape) -> [Bool] {
    let topography = landscape.topography
    let graph = topography.graph
    let intervals = landscape.lossIntervals
    func low(_ node: Int) -> Double { intervals?[node].lowerBound ?? graph.landscape.losses[node] }
    func high(_ node: Int) -> Double { intervals?[node].upperBound ?? graph.landscape.losses[node] }
    var reached = [Bool](repeating: false, count: graph.nodeCount)
    // Nodes come out by ascending value, so that the first value of each is its least.
    var queue = PriorityQueue<Int>()
    for node in topography.globalOptima { queue.insert(node, priority: low(node)) }
    while let (node, value) = queue.popLowest() {
      guard !reached[node] else { continue }
      reached[node] = true
      graph.forEachNeighbor(of: node) { other in
        let next = max(low(other), value)
        if !reached[other], next <= high(other) { queue.insert(other, priority: next) }
      }
    }
    return reached
  }
}
