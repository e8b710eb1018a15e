public import SearchSpaces

/// The configurations of a landscape, joined where a kernel calls them neighbours.
///
/// On a complete, unconstrained landscape nothing is stored per edge: neighbours lie on strided
/// lines, one per hyperparameter. A partial or constrained one builds compressed sparse rows once.
/// Edges are undirected; neutral ones are included.
///
/// - Complexity: Construction is O(*d*) on a complete landscape, else O(*m* log *m*/*n*).
public struct LandscapeGraph: Sendable {
  @usableFromInline enum Storage: Sendable {
    case grid([GridAxis])
    case sparse(CompressedGraph)
  }

  public let landscape: Landscape
  /// What one edit of a configuration is. Edges follow it unless there is a ``neighborCount``.
  public let kernel: any NeighborhoodKernel
  /// *K* of a graph of nearest neighbours; `nil` of one by ``kernel``.
  public let neighborCount: Int?
  /// The number *m* of undirected edges.
  public let edgeCount: Int
  @usableFromInline let storage: Storage

  /// The graph of the neighbourhood that the landscape was read with: one edit, unless it is of a
  /// sample that lies off every grid.
  ///
  /// - Precondition: Fewer than 2³¹ nodes.
  public init(_ landscape: Landscape) {
    self = landscape.shape.neighborhood.graph(of: landscape)
  }

  /// - Precondition: Fewer than 2³¹ nodes; a space whose ranks are numbers.
  public init(_ landscape: Landscape, kernel: any NeighborhoodKernel) {
    precondition(!landscape.space.isListed, "a list of configurations has no edits")
    precondition(landscape.count <= Int(Int32.max), "more than 2³¹ nodes")
    self.landscape = landscape
    self.kernel = kernel
    neighborCount = nil
    if landscape.isComplete, landscape.space.isUnconstrained {
      let axes = landscape.space.axes(kernel)
      edgeCount = axes.reduce(0) { $0 + $1.edgeCount(of: landscape.count) }
      storage = .grid(axes)
    } else {
      let rows = CompressedGraph(landscape, kernel: kernel)
      edgeCount = rows.edgeCount
      storage = .sparse(rows)
    }
  }

  /// Nodes joined as `rows` say, each with its nearest.
  init(_ landscape: Landscape, rows: CompressedGraph, neighborCount: Int) {
    self.landscape = landscape
    self.neighborCount = neighborCount
    kernel = OneEditKernel()
    edgeCount = rows.edgeCount
    storage = .sparse(rows)
  }

  /// The same edges over other losses; repetitions are dropped.
  ///
  /// - Precondition: One finite loss per node.
  /// - Complexity: O(*n*); no edge is looked for.
  public func replacingLosses(_ losses: [Double]) -> LandscapeGraph {
    LandscapeGraph(self, landscape.replacingLosses(losses))
  }

  private init(_ graph: LandscapeGraph, _ landscape: Landscape) {
    self.landscape = landscape
    kernel = graph.kernel
    neighborCount = graph.neighborCount
    edgeCount = graph.edgeCount
    storage = graph.storage
  }

  /// The number *n* of configurations.
  public var nodeCount: Int { landscape.count }

  /// The number of neighbours of `node`.
  public func degree(of node: Int) -> Int {
    switch storage {
    case .grid(let axes): axes.reduce(0) { $0 + $1.degree(atLevel: $1.level(of: node)) }
    case .sparse(let rows): rows.degree(of: node)
    }
  }
}

// MARK: - Traversal

extension LandscapeGraph {
  /// Calls `body` once with each neighbour of `node`, in an order that is always the same.
  @inlinable @inline(__always)
  public func forEachNeighbor(of node: Int, _ body: (Int) -> Void) {
    switch storage {
    case .grid(let axes): for axis in axes { axis.forEachNeighbor(of: node, body) }
    case .sparse(let rows): rows.forEachNeighbor(of: node, body)
    }
  }

  /// Calls `body` once with each undirected edge (*u*, *v*), *u* < *v*, by ascending *u*.
  public func forEachEdge(_ body: (Int, Int) -> Void) {
    for node in 0..<nodeCount {
      forEachNeighbor(of: node) { if node < $0 { body(node, $0) } }
    }
  }

  /// The mean of `values` over the neighbours of each node, (Q*g*)_i = Σ_{j ∈ N(i)} *g*_j / *k*_i.
  ///
  /// Sums run axis by axis, or along the row, in one order whatever the machine.
  ///
  /// - Parameter values: One per node.
  /// - Returns: One per node; 0 for isolated nodes.
  public func averagedOverNeighbors(_ values: [Double]) -> [Double] {
    precondition(values.count == nodeCount, "one value per node is needed")
    switch storage {
    case .grid(let axes):
      return averaged(values, alongLinesOf: axes)
    case .sparse(let rows):
      return values.indices.map { node in
        var sum = 0.0
        rows.forEachNeighbor(of: node) { sum += values[$0] }
        let degree = rows.degree(of: node)
        return degree == 0 ? 0 : sum / Double(degree)
      }
    }
  }

  private func averaged(_ values: [Double], alongLinesOf axes: [GridAxis]) -> [Double] {
    var sums = [Double](repeating: 0, count: values.count)
    for axis in axes {
      let stride = axis.stride
      let block = axis.count * stride
      for start in Swift.stride(from: 0, to: values.count, by: block) {
        if axis.reachesEveryLevel {
          // What lies below on the line, then what lies above: no sum less one of its terms.
          for lane in start..<start + stride {
            var below = 0.0
            var above = 0.0
            for level in 0..<axis.count {
              let node = lane + level * stride
              let mirrored = lane + (axis.count - 1 - level) * stride
              sums[node] += below
              sums[mirrored] += above
              below += values[node]
              above += values[mirrored]
            }
          }
        } else {
          for node in start..<start + block - stride {
            sums[node] += values[node + stride]
            sums[node + stride] += values[node]
          }
        }
      }
    }
    let degrees = GridScan.degrees(axes: axes, nodeCount: values.count)
    for node in sums.indices {
      sums[node] = degrees[node] == 0 ? 0 : sums[node] / Double(degrees[node])
    }
    return sums
  }
}
