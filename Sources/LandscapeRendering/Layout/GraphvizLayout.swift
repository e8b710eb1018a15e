import CGraphviz
import Glibc
import Synchronization

/// Places of nodes in the plane, by Graphviz.
///
/// Edges draw their ends together; components are laid out on their own and packed. Discs may
/// overlap: Graphviz mends that in an order of addresses in memory, ``DiscSeparation`` in one that
/// is always the same. The same input gives the same places with one version of Graphviz, and
/// other places with another: nothing may depend on them but a picture.
package struct GraphvizLayout: Sendable {
  /// A spring model.
  package enum Engine: String, Sendable {
    /// Stress majorization (Gansner, Koren, North 2005): distances like path lengths; O(*n*²)
    /// space.
    case neato
    /// Multilevel force-directed placement (Hu 2005): large graphs.
    case sfdp
  }

  /// An undirected edge.
  package struct Edge: Sendable, Hashable {
    /// Positions of its ends in the list of nodes.
    package let first, second: Int
    /// The wanted length, where 1 is usual; for ``Engine/neato`` only.
    package var length: Double

    package init(_ first: Int, _ second: Int, length: Double = 1) {
      self.first = first
      self.second = second
      self.length = length
    }
  }

  package var engine: Engine
  /// Where the search for places starts.
  package var seed = 1

  package init(_ engine: Engine) {
    self.engine = engine
  }

  /// The room between components, in points.
  private static let gap = 36.0

  /// Graphviz keeps global state: one graph is created, laid out, read and freed at a time.
  private static let lock = Mutex(())

  /// The centre of each node, in points; y grows upwards.
  ///
  /// Nodes without edges stand in rows under the others; packing them one by one takes seconds.
  ///
  /// - Parameter radii: The disc of each node, in points.
  /// - Throws: ``RenderingError/layoutFailed(engine:nodes:reason:)``.
  package func positions(
    radii: [Double], edges: [Edge]
  ) throws(RenderingError) -> [SIMD2<Double>] {
    var isJoined = [Bool](repeating: false, count: radii.count)
    for edge in edges where edge.first != edge.second {
      isJoined[edge.first] = true
      isJoined[edge.second] = true
    }
    let joined = radii.indices.filter { isJoined[$0] }
    var positions = [SIMD2<Double>](repeating: .zero, count: radii.count)
    if !joined.isEmpty {
      let found = try read(source(joined, radii: radii, edges: edges), nodeCount: radii.count)
      guard joined.allSatisfy({ found[$0] != nil }) else { throw failure(radii.count) }
      for node in joined { positions[node] = found[node] ?? .zero }
    }
    placeInRows(radii.indices.filter { !isJoined[$0] }, radii, below: joined, &positions)
    return positions
  }

  /// Lays a graph out and reads the places by name, under the lock.
  private func read(
    _ text: String, nodeCount: Int
  ) throws(RenderingError) -> [Int: SIMD2<Double>] {
    try Self.lock.withLock { _ throws(RenderingError) in
      _ = agseterr(AGMAX)
      // Not every draw from the C library's generators is seeded by the engines.
      srand(UInt32(truncatingIfNeeded: seed))
      srand48(seed)
      guard let context = gvContext() else { throw failure(nodeCount) }
      defer { gvFreeContext(context) }
      guard let graph = agmemread(text) else { throw failure(nodeCount) }
      defer { agclose(graph) }
      guard gvLayout(context, graph, engine.rawValue) == 0 else { throw failure(nodeCount) }
      defer { gvFreeLayout(context, graph) }
      var positions: [Int: SIMD2<Double>] = [:]
      var node = agfstnode(graph)
      while let current = node {
        if let name = agnameof(current), let index = Int(String(cString: name)),
          let data = current.pointee.base.data
        {
          let center = data.withMemoryRebound(to: Agnodeinfo_t.self, capacity: 1) {
            $0.pointee.coord
          }
          if center.x.isFinite, center.y.isFinite { positions[index] = SIMD2(center.x, center.y) }
        }
        node = agnxtnode(graph, current)
      }
      return positions
    }
  }

  /// The graph in Graphviz's language.
  ///
  /// A dozen nodes are placed by Kamada and Kawai's springs, which settle more exactly.
  private func source(_ nodes: [Int], radii: [Double], edges: [Edge]) -> String {
    var text = """
      graph {
      start=\(seed); epsilon=0.00001; maxiter=600; splines=none; pack=\(Int(Self.gap)); packmode="graph";
      overlap=true;
      mode=\(nodes.count > 12 ? "major" : "KK");
      node [shape=circle, label="", fixedsize=true];

      """
    for node in nodes { text += "\(node) [width=\(radii[node] / 36)];\n" }
    for edge in edges { text += "\(edge.first) -- \(edge.second) [len=\(edge.length)];\n" }
    return text + "}\n"
  }

  private func placeInRows(
    _ nodes: [Int], _ radii: [Double], below others: [Int], _ positions: inout [SIMD2<Double>]
  ) {
    guard !nodes.isEmpty else { return }
    let left = others.map { positions[$0].x - radii[$0] }.min() ?? 0
    let right = others.map { positions[$0].x + radii[$0] }.max() ?? 0
    let bottom = others.map { positions[$0].y - radii[$0] }.min() ?? 0
    let top = others.map { positions[$0].y + radii[$0] }.max() ?? 0
    // About as dense as the others.
    let spacing = ((right - left) * (top - bottom) / Double(max(1, others.count))).squareRoot()
    let step = max(2.5 * (nodes.map { radii[$0] }.max() ?? 0), 0.7 * spacing)
    let square = Int((1.15 * Double(nodes.count)).squareRoot().rounded(.up))
    let columns = others.isEmpty ? max(1, square) : max(square, Int((right - left) / step), 1)
    for (index, node) in nodes.enumerated() {
      positions[node] = SIMD2(
        left + (Double(index % columns) + 0.5) * step,
        bottom - (Double(index / columns) + 1) * step)
    }
  }

  private func failure(_ nodes: Int) -> RenderingError {
    let reason = aglasterr().map { String(cString: $0) } ?? ""
    return .layoutFailed(
      engine: engine.rawValue, nodes: nodes,
      reason: reason.split(separator: "\n").first.map(String.init) ?? "")
  }
}
