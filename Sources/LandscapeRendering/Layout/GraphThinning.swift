import Documents
package import Landscapes

/// The configurations of a landscape that a picture shows.
///
/// All of them up to ``limit``. Above it: the local optima, where half of the places hold them all;
/// else, in a fifth of the places, the best and those of the largest basins. Then whole steepest
/// descents to them, from an even sample of the configurations in order of (basin, loss), so that
/// every basin shows in proportion to its size and at all heights.
///
/// - Invariant: A kept configuration that is no optimum has its whole steepest descent kept.
package struct GraphThinning: Sendable {
  /// Nodes that a graph shows without thinning.
  package static let usualLimit = 1500

  /// The most nodes kept.
  package let limit: Int
  /// The nodes kept, ascending.
  package let nodes: [Int]
  /// The local optima kept, ascending: indices into ``LocalOptima/nodes``. The best is the first.
  package let optima: [Int]
  /// The number of nodes of the landscape.
  package let total: Int
  /// Which nodes are shown and why, as a caption; `nil` when all are.
  package let caption: String?

  /// - Complexity: O(*n* log *n* + *n* · ℓ), ℓ the longest descent.
  package init(_ topography: Topography, limit: Int = GraphThinning.usualLimit) {
    precondition(limit > 1, "a graph needs room for two nodes")
    let localOptima = topography.localOptima
    self.limit = limit
    total = topography.graph.nodeCount
    guard total > limit else {
      nodes = Array(0..<total)
      optima = Array(0..<localOptima.count)
      caption = nil
      return
    }
    let sizes = topography.basins.sizes
    var shown = Array(0..<localOptima.count)
    if shown.count > limit / 2 {
      shown[1...].sort { (sizes[$1], $0) < (sizes[$0], $1) }
      shown = shown.prefix(max(1, limit / 5)).sorted()
    }
    optima = shown
    let isShown = Set(shown.map(Int32.init))
    var kept = Set(shown.map { localOptima.nodes[$0] })
    let descent = SteepestDescent(topography)
    for start in GraphThinning.evenOrder(topography) {
      guard kept.count < limit else { break }
      guard isShown.contains(topography.basins.basinOf[start]), !kept.contains(start) else {
        continue
      }
      let added = descent.path(from: start).filter { !kept.contains($0) }
      if kept.count + added.count <= limit { kept.formUnion(added) }
    }
    nodes = kept.sorted()
    let count = localOptima.count
    let which =
      count == 1
      ? "the local optimum"
      : shown.count == count
        ? "all \(grouped(count)) local optima"
        : "\(grouped(shown.count)) of \(grouped(count)) local optima, the best and those of the "
          + "largest basins"
    caption =
      "\(grouped(nodes.count)) of \(grouped(total)) configurations: \(which), and the steepest "
      + "descents from an even sample of each basin."
  }

  /// All nodes, each prefix of which is spread evenly over (basin, loss).
  ///
  /// Position *i* takes element *i* · *s* mod *n*, *s* coprime to *n* and near *n* over the golden
  /// ratio.
  private static func evenOrder(_ topography: Topography) -> [Int] {
    let basins = topography.basins.basinOf
    let losses = topography.graph.landscape.losses
    let ordered = losses.indices.sorted {
      (basins[$0], losses[$0], $0) < (basins[$1], losses[$1], $1)
    }
    let count = ordered.count
    var stride = max(1, Int(Double(count) * 0.6180339887498949))
    while greatestCommonDivisor(stride, count) != 1 { stride += 1 }
    return ordered.indices.map { ordered[$0 * stride % count] }
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
