/// The neighbourhoods of a complete grid for walks that meet nodes one after the other: lines on
/// which all nodes are neighbours, to be seen as a whole, and single neighbours on the others.
struct SweepLines: Sendable {
  /// Axes on which only successive levels are neighbours, or of two levels.
  private let chains: [GridAxis]
  /// Axes on which all levels are neighbours, and the number of the first of their lines.
  private let cliques: [(axis: GridAxis, first: Int)]
  /// The number of whole lines.
  let lineCount: Int

  /// `nil` where no neighbours are stored by line.
  init?(_ graph: LandscapeGraph) {
    guard case .grid(let axes) = graph.storage else { return nil }
    chains = axes.filter { !$0.reachesEveryLevel || $0.count == 2 }
    var cliques: [(axis: GridAxis, first: Int)] = []
    var count = 0
    for axis in axes where axis.reachesEveryLevel && axis.count > 2 {
      cliques.append((axis, count))
      count += graph.nodeCount / axis.count
    }
    self.cliques = cliques
    lineCount = count
  }

  /// Visits the neighbours of `node` that are not on whole lines, and in place of a missing one
  /// `node` itself.
  @inline(__always)
  func forEachSingleOrSelf(of node: Int, _ body: (Int) -> Void) {
    for axis in chains {
      let level = axis.level(of: node)
      body(level > 0 ? node - axis.stride : node)
      body(level + 1 < axis.count ? node + axis.stride : node)
    }
  }

  /// Visits the numbers of the whole lines that `node` is on.
  @inline(__always)
  func forEachLine(of node: Int, _ body: (Int) -> Void) {
    for (axis, first) in cliques { body(first + axis.line(of: node)) }
  }
}
