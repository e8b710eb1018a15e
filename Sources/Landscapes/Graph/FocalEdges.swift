import SearchSpaces

/// The edges of a graph by the hyperparameter that an edit changes.
struct FocalEdges {
  private let graph: LandscapeGraph
  private let space: SearchSpace
  /// Levels of each node, −1 where inactive: shape [nodes, hyperparameters]; empty without
  /// conditions, where the difference of ranks tells.
  private let levels: [Int16]

  init(_ graph: LandscapeGraph) {
    self.graph = graph
    let landscape = graph.landscape
    let space = landscape.space
    self.space = space
    guard space.hyperparameters.contains(where: { $0.condition != nil }) else {
      levels = []
      return
    }
    levels = (0..<landscape.count).flatMap { node in
      let configuration = space.configuration(at: landscape.rank(ofNode: node))
      return zip(configuration.levels, space.activity(of: configuration)).map {
        $1 ? Int16(clamping: $0) : -1
      }
    }
  }

  /// How many groups of edges there are; an edge belongs to one.
  var groupCount: Int {
    switch graph.storage {
    case .grid(let axes): axes.count
    case .sparse: space.hyperparameterCount
    }
  }

  /// Calls `body` with each neighbour of `node` that edges of that group lead to.
  @inline(__always)
  func forEachNeighbor(of node: Int, in group: Int, _ body: (Int) -> Void) {
    switch graph.storage {
    case .grid(let axes): axes[group].forEachNeighbor(of: node, body)
    case .sparse(let rows):
      rows.forEachNeighbor(of: node) { if self.group(node, $0) == group { body($0) } }
    }
  }

  /// Calls `body` with each neighbour of `node` that edges of other groups lead to.
  @inline(__always)
  func forEachNeighbor(of node: Int, outside group: Int, _ body: (Int) -> Void) {
    switch graph.storage {
    case .grid(let axes):
      for other in axes.indices where other != group {
        axes[other].forEachNeighbor(of: node, body)
      }
    case .sparse(let rows):
      rows.forEachNeighbor(of: node) { if self.group(node, $0) != group { body($0) } }
    }
  }

  /// The one hyperparameter, active in both, in which two neighbours differ.
  private func group(_ first: Int, _ second: Int) -> Int {
    let count = space.hyperparameterCount
    if levels.isEmpty {
      let landscape = graph.landscape
      let difference = abs(landscape.rank(ofNode: first) - landscape.rank(ofNode: second))
      return space.strides.firstIndex { $0 <= difference } ?? count - 1
    }
    return (0..<count).first { index in
      let (a, b) = (levels[first * count + index], levels[second * count + index])
      return a >= 0 && b >= 0 && a != b
    } ?? count - 1
  }
}
