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
  /// - Source: Y. Pushak, H. H. Hoos, "AutoML loss landscapes", ACM Trans. Evol. Learn. Optim.
  ///   2:10, 2022.
  public static let unimodalShare = LandscapeMetric(
    "unimodal_share", aspect: .modality, range: 0...1, invariance: .rank,
    summary: "1: from everywhere the optimum is reached without certainly going up.",
    source: "Y. Pushak, H. H. Hoos, ACM Trans. Evol. Learn. Optim. 2:10, 2022",
    undefinedWhen: "never", isDefinedWhenFlat: true, allowsForNoise: true
  ) { landscape in
    let reached = Unimodality.reached(landscape)
    return Double(reached.count { $0 }) / Double(reached.count)
  }
}

enum Unimodality {
  /// Whether each node has such a path.
  static func reached(_ landscape: MeasuredLandscape) -> [Bool] {
    guard let intervals = landscape.lossIntervals else { return reachedExactly(landscape) }
    let graph = landscape.topography.graph
    var least = [Double](repeating: .infinity, count: graph.nodeCount)
    var isSettled = [Bool](repeating: false, count: graph.nodeCount)
    // Nodes come out by ascending value, so that the first value of each is its least.
    var queue = PriorityQueue<Int>()
    for node in landscape.topography.globalOptima {
      least[node] = intervals[node].lowerBound
      queue.insert(node, priority: least[node])
    }
    while let (node, value) = queue.popLowest() {
      guard !isSettled[node] else { continue }
      isSettled[node] = true
      graph.forEachNeighbor(of: node) { other in
        let next = max(intervals[other].lowerBound, value)
        if next < least[other], next <= intervals[other].upperBound {
          least[other] = next
          queue.insert(other, priority: next)
        }
      }
    }
    return isSettled
  }

  /// Where losses are exact: by steps that do not rise, from anywhere to a global optimum.
  ///
  /// Arcs do not rise. Most nodes reach an optimum by these alone; from them the search goes on.
  private static func reachedExactly(_ landscape: MeasuredLandscape) -> [Bool] {
    let graph = landscape.topography.graph
    let losses = landscape.losses
    var reached = landscape.topography.pathLengthToOptimum.map { $0 >= 0 }
    var queue: [Int] = []
    for node in reached.indices where !reached[node] {
      var isNext = false
      graph.forEachNeighbor(of: node) { other in
        if reached[other], losses[other] <= losses[node] { isNext = true }
      }
      if isNext { queue.append(node) }
    }
    for node in queue { reached[node] = true }
    while let node = queue.popLast() {
      graph.forEachNeighbor(of: node) { other in
        if !reached[other], losses[other] >= losses[node] {
          reached[other] = true
          queue.append(other)
        }
      }
    }
    return reached
  }
}
