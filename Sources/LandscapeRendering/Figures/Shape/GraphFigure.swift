import Documents
import LandscapeAnalysis
package import Landscapes
import Numerical
import SearchSpaces

extension Figure {
  static let graph = Figure(
    name: "graph",
    summary: "configurations joined by single edits, arrows down to the local optima",
    section: .shape,
    options: [.colorMap, .trajectory],
    shows: .configurations,
    takesSeveral: true,
    drawing: .landscape { measured, options throws(RenderingError) in
      var figure = try GraphFigure(measured.topography)
      figure.colorMap = options.colorMap
      figure.trajectory = try options.trajectory.map { search throws(RenderingError) in
        try SearchPath(search, over: measured.topography.graph.landscape)
      }
      return figure.drawn
    })
}

/// The landscape as a graph: configurations that differ by one edit are joined, arrows go down.
///
/// Colour is the rank of the loss. Local optima are ringed, their area in proportion to their basin
/// of attraction; global optima carry a star. Moves of steepest descent are strong, so that basins
/// show as flows; other improving steps are faint, neutral edges dashed. Large landscapes are
/// thinned by ``GraphThinning``, and the figure says so. Places mean nothing but nearness.
package struct GraphFigure: Sendable {
  package let topography: Topography
  package let thinning: GraphThinning
  package let edges: DrawnEdges
  /// The place of each shown node, y upwards, in the order of ``GraphThinning/nodes``.
  package let positions: [SIMD2<Double>]
  package var colorMap: ColorMap = .cividis
  /// A search that is drawn over it.
  package var trajectory: SearchPath?

  let sizes: NodeSizes

  /// A figure laid out by Graphviz.
  ///
  /// - Throws: ``RenderingError`` when Graphviz fails.
  package init(
    _ topography: Topography, limit: Int = GraphThinning.usualLimit
  ) throws(RenderingError) {
    let thinning = GraphThinning(topography, limit: limit)
    let edges = DrawnEdges(topography, among: thinning.nodes)
    let sizes = NodeSizes(topography, thinning)
    let places = Dictionary(
      uniqueKeysWithValues: thinning.nodes.enumerated().map { ($1, $0) })
    func links(_ drawn: [DrawnEdges.Edge], length: Double) -> [GraphvizLayout.Edge] {
      drawn.compactMap { edge in
        guard let first = places[edge.from], let second = places[edge.to] else { return nil }
        return GraphvizLayout.Edge(first, second, length: length)
      }
    }
    let steps = links(edges.descents, length: 1) + links(edges.crossings, length: 1)
    // Descents make trees; the other edges of a large or dense graph would only tangle them.
    let isDense = thinning.caption != nil || edges.isThinned
    let others =
      isDense
      ? links(edges.bridges, length: 1)
      : links(edges.improving, length: thinning.nodes.count > 100 ? 2.5 : 1.6)
    let layout = GraphvizLayout(isDense || thinning.nodes.count > 700 ? .sfdp : .neato)
    let positions = try layout.positions(
      radii: sizes.radii,
      edges: steps + others + links(edges.neutral, length: 1))
    self.init(
      topography, thinning: thinning, edges: edges, sizes: sizes, positions: positions)
  }

  private init(
    _ topography: Topography, thinning: GraphThinning, edges: DrawnEdges, sizes: NodeSizes,
    positions: [SIMD2<Double>]
  ) {
    self.topography = topography
    self.thinning = thinning
    self.edges = edges
    self.sizes = sizes
    self.positions = positions
  }

  /// The SVG text.
  package var text: String { document.text }

  /// The drawing, and the configurations shown with their places.
  package var drawn: DrawnFigure {
    var data = FigureTable(
      ["rank", "x", "y", "loss", "basin", "is_local_optimum"]
        + landscape.space.hyperparameters.map(\.name))
    let optima = Set(topography.localOptima.nodes)
    for (place, node) in thinning.nodes.enumerated() {
      let rank = landscape.rank(ofNode: node)
      data.append(
        [
          .integer(rank), .number(positions[place].x), .number(positions[place].y),
          .number(landscape.losses[node]), .integer(Int(topography.basins.basinOf[node])),
          .integer(optima.contains(node) ? 1 : 0),
        ] + landscape.space.values(at: rank).map { .text($0.description) })
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let header = header
    let top = 44 + Double(header.count) * 16
    let height: Double = isSmall ? 430 : 610
    let area = Rectangle(x: 24, y: top, width: 672, height: height)
    var marks = [
      SVGDocument.label(
        "Landscape graph of \(shortened(landscape.id, to: 70))", x: 24, y: 32, size: 17, bold: true)
    ]
    for (index, line) in header.enumerated() {
      marks.append(SVGDocument.label(line, x: 24, y: 53 + Double(index) * 16, quiet: true))
    }
    let legend = legend(top: top + 6)
    let bottom = max(area.y + area.height, legend.bottom)
    let room = Rectangle(x: area.x, y: top, width: 892 - area.x, height: bottom - top)
    let taken = Rectangle(x: legend.x - 8, y: top, width: 180, height: legend.bottom - top + 8)
    let drawing = GraphDrawing(figure: self, area: area, room: room, taken: taken)
    marks += drawing.marks
    if let search = search({ drawing.placeOf[$0].map { drawing.positions[$0] } }) {
      marks += search.marks
    }
    marks += legend.elements
    return SVGDocument(
      width: 900, height: bottom + 20,
      title: "Landscape graph of \(landscape.id)", finding: finding, marks: marks,
      followsColorScheme: false)
  }

  /// The search over the figure; `place` is that of a node.
  private func search(_ place: (Int) -> SIMD2<Double>?) -> SearchPathDrawing? {
    trajectory.map { path in
      SearchPathDrawing(path) { rank in landscape.node(ofRank: rank).flatMap(place) }
    }
  }

  /// Whether there is room for the configuration of every node.
  var isSmall: Bool { thinning.nodes.count <= 12 }

  var landscape: Landscape { topography.graph.landscape }
  var values: ShownValues { ShownValues(landscape) }

  /// What stands under the title.
  private var header: [String] {
    let scan = topography.scan
    var facts = [
      counted(landscape.count, "configuration", "configurations"),
      counted(topography.localOptima.count, "local optimum", "local optima"),
      counted(scan.edgeCount, "edge", "edges"),
    ]
    if scan.neutralEdgeCount > 0 {
      facts.append("\(grouped(scan.neutralEdgeCount)) of them neutral")
    }
    if scan.isolatedCount > 0 { facts.append("\(grouped(scan.isolatedCount)) without neighbours") }
    var lines = [facts.joined(separator: " · ")]
    if let caption = thinning.caption { lines.append("Shown: " + caption) }
    if edges.isThinned {
      lines.append("Other edges: only the \(DrawnEdges.perNode) steepest of each configuration.")
    }
    let shown = Set(thinning.nodes)
    if let search = search({ shown.contains($0) ? .zero : nil }) { lines.append(search.note) }
    return lines.flatMap {
      wrapped($0.split(separator: " ").map(String.init), separator: " ", width: 140)
    }
  }

  /// The description: the numbers in one sentence.
  private var finding: String {
    let optima = topography.localOptima
    let share = Double(topography.basins.sizes[0]) / Double(landscape.count)
    let basin = typeset((share * 1000).rounded() / 10)
    return "\(counted(landscape.count, "configuration", "configurations")), "
      + "\(counted(optima.count, "local optimum", "local optima")); the best, "
      + "\(values.text(landscape.losses[optima.nodes[0]])), draws steepest descent from \(basin) % of "
      + "them. \(thinning.caption.map { "Shown: \($0)" } ?? "")"
  }

  private func legend(top: Double) -> Legend {
    let losses = landscape.losses
    let order = Ranking.order(losses)
    func end(_ place: Int) -> String { values.legend(losses[Int(order[place])]) }
    let last = losses.count - 1
    var labels = [(0.0, ["1 (best)", end(0)])]
    if last > 1 { labels.append((0.5, ["\(grouped(last / 2 + 1)) (median)", end(last / 2)])) }
    if last > 0 { labels.append((1, ["\(grouped(last + 1))", end(last)])) }
    if losses[Int(order[0])] == losses[Int(order[last])] {
      labels = [(0.5, [last > 0 ? "all are equal" : "the only one", end(0)])]
    }
    var legend = Legend(x: 720, y: top)
    legend.heading(values.rankHeading)
    legend.colorBar(colorMap, height: last > 1 ? 132 : 72, labels: labels)
    let basins = sizes.examples
    if !basins.isEmpty {
      legend.heading("Basin of attraction", note: "configurations")
      let widest = basins.map(\.radius).max() ?? 0
      for basin in basins {
        legend.row(grouped(basin.size), glyph: 2 * max(14, widest), height: 2 * basin.radius + 6) {
          [Glyphs.disc($0, radius: basin.radius, fill: "#c9d0d6", kind: "key")]
        }
      }
    }
    legend.heading("Marks")
    legend.row("global optimum") { [Glyphs.star($0, radius: 8)] }
    legend.row("local optimum") { center in
      [
        Glyphs.disc(center, radius: 4.5, fill: "#c9d0d6", kind: "key"),
        Glyphs.ring(center, radius: 7, width: 1.6, kind: "key"),
      ]
    }
    if thinning.optima.contains(where: { topography.localOptima.sizes[$0] > 1 }) {
      legend.row("optimum of equals", height: 24) { center in
        [
          Glyphs.disc(center, radius: 4.5, fill: "#c9d0d6", kind: "key"),
          Glyphs.ring(center, radius: 7, width: 1.6, kind: "key"),
          Glyphs.ring(center, radius: 10, width: 1, kind: "key"),
        ]
      }
    }
    if !edges.descents.isEmpty {
      legend.line("steepest descent", color: Glyphs.stepColor, width: 1.3, head: 7)
    }
    if !edges.crossings.isEmpty {
      legend.line(
        "… across a plateau", color: Glyphs.stepColor, width: 1.1, head: 7, dashes: "4 2")
    }
    if !edges.improving.isEmpty {
      legend.line(
        "other improving step", color: Glyphs.faintColor, width: 0.9,
        head: GraphDrawing.hasFaintHeads(thinning.nodes.count) ? 5 : 0)
    }
    if !edges.neutral.isEmpty {
      legend.line(
        values.isScore ? "equal values" : "equal losses", color: Glyphs.faintColor, width: 1.2,
        head: 0, dashes: "2 3")
    }
    if trajectory != nil { SearchPathDrawing.explain(in: &legend) }
    return legend
  }
}
