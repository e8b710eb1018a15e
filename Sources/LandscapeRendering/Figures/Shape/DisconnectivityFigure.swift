import Documents
import LandscapeAnalysis
import Landscapes
import Numerical

extension Figure {
  static let disconnectivity = Figure(
    name: "disconnectivity",
    summary: "how high one must climb between local optima",
    section: .shape,
    options: [.width],
    drawing: .landscape { measured, options in
      DisconnectivityFigure(measured.topography, options: options).drawn
    })
}

/// The disconnectivity tree: leaves are local optima at their losses, and branches meet at the
/// height that must be climbed to get from one to the other.
struct DisconnectivityFigure {
  /// Leaves that are drawn, those of the largest basins.
  static let leafLimit = 200

  let topography: Topography
  let options: FigureOptions
  /// The optima drawn.
  private let kept: [Int]
  private let tree: DisconnectivityTree

  init(_ topography: Topography, options: FigureOptions) {
    self.topography = topography
    self.options = options
    tree = DisconnectivityTree(topography)
    let sizes = topography.basins.sizes
    let bySize = sizes.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    let global = topography.localOptima.globalCount > 0 ? [0] : []
    kept = Array((global + bySize.filter { $0 != 0 }).prefix(Self.leafLimit)).sorted()
  }

  private var landscape: Landscape { topography.graph.landscape }
  private func loss(of optimum: Int) -> Double {
    landscape.losses[topography.localOptima.nodes[optimum]]
  }

  var drawn: DrawnFigure {
    var data = FigureTable([
      "optimum", "rank", "loss", "basin", "joins", "height", "barrier", "is_drawn",
    ])
    let joins = Dictionary(uniqueKeysWithValues: tree.joins.map { ($0.optimum, $0) })
    let drawn = Set(kept)
    for (index, node) in topography.localOptima.nodes.enumerated() {
      data.append([
        .integer(index), .integer(landscape.rank(ofNode: node)), .number(loss(of: index)),
        .integer(topography.basins.sizes[index]),
        joins[index].map { .integer($0.lowest) } ?? .missing, .init(joins[index]?.height),
        .init(tree.barrierHeights[index]), .integer(drawn.contains(index) ? 1 : 0),
      ])
    }
    return DrawnFigure(document, data: data)
  }

  private var values: ShownValues { ShownValues(landscape) }

  private var finding: String {
    let count = topography.localOptima.count
    let barriers = tree.barrierHeights.compactMap { $0 }
    guard let highest = barriers.max() else {
      return count == 1
        ? "There is one local optimum: nothing has to be climbed."
        : "\(grouped(count)) local optima, none connected with another."
    }
    let parts = count - barriers.count
    return "\(grouped(count)) local optima; median barrier "
      + "\(typeset(Quantiles(of: barriers).median)), highest \(typeset(highest))"
      + (parts > 1 ? ", in \(grouped(parts)) parts that no path joins." : ".")
  }

  private var document: SVGDocument {
    var page = FigurePage(
      "Disconnectivity of \(landscape.id)", finding: finding, width: options.width)
    page.notes = [
      "Leaves: local optima at their \(values.plural), area by basin. Branches meet at the best pass "
        + "between them. Star: a global optimum."
    ]
    let left = topography.localOptima.count - kept.count
    if left > 0 {
      page.notes.append(
        "The \(grouped(kept.count)) largest of \(grouped(left + kept.count)) basins are shown.")
    }
    let heights = kept.map(loss) + tree.joins.map(\.height)
    let axis = Axis(values, adaptingTo: heights)
    if let note = offScaleNote(heights.count { !axis.shows($0) }) { page.notes.append(note) }
    return page.document(bodyHeight: 420) { marks(axis, in: $0) }
  }

  /// A branch of the tree: a leaf, or where several meet.
  private final class Branch {
    let height: Double
    let optimum: Int?
    var children: [Branch] = []
    /// Leaves below.
    var leafCount = 1
    var x = 0.0

    init(height: Double, optimum: Int?) {
      self.height = height
      self.optimum = optimum
    }
  }

  /// The roots, one per connected part, of the tree of the optima drawn.
  private var roots: [Branch] {
    var branches = [Branch?](repeating: nil, count: topography.localOptima.count)
    for optimum in kept { branches[optimum] = Branch(height: loss(of: optimum), optimum: optimum) }
    for join in tree.joins {
      guard let upper = branches[join.optimum] else { continue }
      branches[join.optimum] = nil
      guard let lower = branches[join.lowest] else {
        branches[join.lowest] = upper
        continue
      }
      let node: Branch
      if lower.optimum == nil, lower.height == join.height {
        node = lower
      } else {
        node = Branch(height: join.height, optimum: nil)
        node.children = [lower]
        node.leafCount = lower.leafCount
      }
      node.children.append(upper)
      node.leafCount += upper.leafCount
      branches[join.lowest] = node
    }
    return branches.compactMap { $0 }
  }

  private func marks(_ axis: Axis, in body: Rectangle) -> [Markup] {
    let roots = roots
    var panel = Panel(in: body, x: Axis("", .linear(0...Double(max(kept.count, 1)))), y: axis)
    panel.hidesX = true
    var next = 0.5
    for root in roots { place(root, &next) }
    var lines: [[SIMD2<Double>]] = []
    var leaves: [Branch] = []
    // Roots leave the figure on the side of the worst.
    let end = values.isScore ? panel.area.bottom : body.y + 4
    // Depth may be as large as the number of leaves: a stack of its own.
    var stack = roots
    for root in roots {
      lines.append([
        panel.clamped(root.x, root.height), SIMD2(panel.horizontal(root.x), end),
      ])
    }
    while let branch = stack.popLast() {
      if branch.optimum != nil { leaves.append(branch) }
      let xs = branch.children.map(\.x)
      if let low = xs.min(), let high = xs.max() {
        lines.append([panel.clamped(low, branch.height), panel.clamped(high, branch.height)])
      }
      for child in branch.children {
        lines.append([panel.clamped(child.x, branch.height), panel.clamped(child.x, child.height)])
      }
      stack += branch.children
    }
    panel.marks = [Series.paths(lines, color: "#6b737b", width: 1.2, opacity: 1, kind: "line")]
    let text = ConfigurationText(landscape)
    let largest = Double(kept.map { topography.basins.sizes[$0] }.max() ?? 1)
    let widest = min(11, max(3, 260 / Double(max(kept.count, 1))))
    for leaf in leaves.sorted(by: { $0.x < $1.x }) {
      guard let optimum = leaf.optimum else { continue }
      let size = topography.basins.sizes[optimum]
      let node = topography.localOptima.nodes[optimum]
      panel.marks.append(
        Glyphs.disc(
          panel.clamped(leaf.x, leaf.height),
          radius: max(1.8, widest * (Double(size) / largest).squareRoot()),
          fill: Series.color(0), kind: "optimum",
          title: "\(text.title(of: node)); basin of \(grouped(size))",
          rank: landscape.rank(ofNode: node)))
    }
    for leaf in leaves where leaf.optimum.map({ loss(of: $0) == loss(of: 0) }) ?? false {
      panel.marks.append(Glyphs.star(panel.clamped(leaf.x, leaf.height), radius: 8))
    }
    return panel.elements
  }

  /// Leaves from left to right, the smaller branches of nodes on either side in turn.
  private func place(_ root: Branch, _ next: inout Double) {
    var stack: [(branch: Branch, depth: Int, isDone: Bool)] = [(root, 0, false)]
    while let (branch, depth, isDone) = stack.popLast() {
      if branch.children.isEmpty {
        branch.x = next
        next += 1
      } else if isDone {
        // Above the largest branch, so that trunks run straight.
        branch.x = branch.children.max { $0.leafCount < $1.leafCount }?.x ?? 0
      } else {
        let bySize = branch.children.enumerated().sorted {
          ($0.element.leafCount, $1.offset) > ($1.element.leafCount, $0.offset)
        }.map(\.element)
        var order: [Branch] = []
        for (index, child) in bySize.enumerated() {
          if (index + depth).isMultiple(of: 2) {
            order.append(child)
          } else {
            order.insert(child, at: 0)
          }
        }
        stack.append((branch, depth, true))
        stack += order.reversed().map { ($0, depth + 1, false) }
      }
    }
  }
}
