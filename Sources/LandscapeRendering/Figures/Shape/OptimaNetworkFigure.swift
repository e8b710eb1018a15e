import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

extension Figure {
  static let lon = Figure(
    name: "lon",
    summary: "local optima, joined where an escape leads from one to another",
    section: .shape,
    options: [.width, .colorMap],
    shows: .optima,
    synonyms: [
      .init("local_optima_network", "other tools")
    ],
    drawing: .landscape { measured, options throws(RenderingError) in
      try OptimaNetworkFigure(measured, options: options).drawn
    })
}

/// The local optima network: optima joined where two random edits and a descent lead from one to
/// another that is no worse.
///
/// Area is the basin, colour the rank of the loss, width the weight of an edge. Where funnels end,
/// optima are ringed, each of the first eight funnels in a colour and a dash of its own; members of
/// a funnel have its colour as their border.
struct OptimaNetworkFigure {
  /// Optima that are drawn, those of the largest basins.
  static let nodeLimit = 300
  /// Edges that leave one, the heaviest.
  static let edgesPerNode = 3

  let measured: MeasuredLandscape
  let options: FigureOptions
  /// Optima drawn, ascending, so that the best stands first.
  let shown: [Int]
  /// Edges between them, by place in ``shown``.
  private let edges: [Edge]
  /// The bottom of the funnel of each optimum.
  private let funnelOf: [Int]
  /// y upwards, in points.
  private let positions: [SIMD2<Double>]
  private let radii: [Double]

  struct Edge: Hashable {
    let from, to, weight: Int
  }

  /// - Parameter positions: Instead of Graphviz's, one per optimum drawn.
  /// - Throws: ``RenderingError/layoutFailed(engine:nodes:reason:)``.
  init(
    _ measured: MeasuredLandscape, options: FigureOptions, positions: [SIMD2<Double>]? = nil
  ) throws(RenderingError) {
    self.measured = measured
    self.options = options
    let topography = measured.topography
    let sizes = topography.basins.sizes
    let bySize = sizes.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    let shown = Array(([0] + bySize.filter { $0 != 0 }).prefix(Self.nodeLimit)).sorted()
    let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
    let network = measured.monotonicNetwork
    var edges: [Edge] = []
    for (place, optimum) in shown.enumerated() {
      var own: [Edge] = []
      network.forEachEdge(from: optimum) { target, weight in
        if let other = places[target] {
          own.append(Edge(from: place, to: other, weight: weight))
        }
      }
      own.sort { ($0.weight, $1.to) > ($1.weight, $0.to) }
      edges += own.prefix(Self.edgesPerNode)
    }
    let largest = Double(sizes.max() ?? 1)
    let widest = min(22, max(7, 170 / Double(shown.count).squareRoot()))
    let radii = shown.map { max(2.5, widest * (Double(sizes[$0]) / largest).squareRoot()) }
    self.shown = shown
    self.edges = edges
    self.radii = radii
    funnelOf = OptimaNetworkFigure.funnels(network)
    if let positions {
      self.positions = positions
    } else {
      self.positions = try GraphvizLayout(shown.count > 150 ? .sfdp : .neato).positions(
        radii: radii.map { $0 + 4 }, edges: edges.map { GraphvizLayout.Edge($0.from, $0.to) })
    }
  }

  /// Where the heaviest edges that lead strictly down end, of each optimum.
  private static func funnels(_ network: LocalOptimaNetwork) -> [Int] {
    var funnel = Array(0..<network.nodeCount)
    for node in 0..<network.nodeCount {
      var best: (weight: Int, target: Int)?
      network.forEachEdge(from: node) { target, weight in
        guard network.losses[target] < network.losses[node] else { return }
        if weight > best?.weight ?? 0 { best = (weight, target) }
      }
      // Optima stand by ascending loss: the target is done.
      if let best { funnel[node] = funnel[best.target] }
    }
    return funnel
  }

  private var topography: Topography { measured.topography }
  private var landscape: Landscape { topography.graph.landscape }

  /// Bottoms of funnels, the largest funnel first.
  private var bottoms: [Int] {
    var counts: [Int: Int] = [:]
    for bottom in funnelOf { counts[bottom, default: 0] += 1 }
    return counts.keys.sorted { (counts[$0] ?? 0, $1) > (counts[$1] ?? 0, $0) }
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["from", "to", "weight", "from_loss", "to_loss", "from_basin", "funnel"])
    let network = measured.monotonicNetwork
    for node in 0..<network.nodeCount {
      var isAlone = true
      func row(_ target: Int?, _ weight: Int?) {
        data.append([
          .integer(node), target.map { .integer($0) } ?? .missing,
          weight.map { .integer($0) } ?? .missing, .number(network.losses[node]),
          .init(target.map { network.losses[$0] }), .integer(topography.basins.sizes[node]),
          .integer(funnelOf[node]),
        ])
      }
      network.forEachEdge(from: node) { target, weight in
        isAlone = false
        row(target, weight)
      }
      if isAlone { row(nil, nil) }
    }
    return DrawnFigure(document, data: data)
  }

  private var finding: String {
    let count = topography.localOptima.count
    guard count > 1 else { return "There is one local optimum: every descent ends in it." }
    let network = measured.monotonicNetwork
    let global = network.reachesGlobal.count { $0 }
    let edges = counted(network.edgeCount, "edge", "edges")
    return
      "\(grouped(count)) local optima, \(edges) that do not lead up; from "
      + "\(percentage(Double(global) / Double(count))) of the optima they lead to the global one; "
      + "\(counted(network.sinks.count, "sink", "sinks"))."
  }

  private var document: SVGDocument {
    var page = FigurePage(
      "Local optima network of \(landscape.id)", finding: finding, width: options.width)
    page.notes = [
      "Arrows: two random edits and a descent lead there, thick: often; at most "
        + "\(Self.edgesPerNode) of each optimum. Places mean nothing but nearness."
    ]
    let left = topography.localOptima.count - shown.count
    if left > 0 {
      page.notes.append(
        "The \(grouped(shown.count)) largest of \(grouped(left + shown.count)) basins are shown.")
    }
    // Colours of configurations need the light ground.
    page.followsColorScheme = false
    return page.document(bodyHeight: options.width < 500 ? 640 : shown.count < 12 ? 330 : 460) {
      body in
      let isWide = options.width >= 500
      let area = isWide ? body.inset(right: 156) : body.inset(bottom: 300)
      var legend = Legend(
        x: isWide ? area.right + 16 : body.x, y: isWide ? body.y : area.bottom + 8)
      addTo(&legend)
      return network(in: area) + legend.elements
    }
  }

  private func funnelColor(_ index: Int) -> String {
    Series.color([1, 2, 3, 0, 4, 5, 6, 7][index])
  }

  private func network(in area: Rectangle) -> [Markup] {
    let fit = PlaneFit(
      positions.map { $0 * SIMD2(1, -1) }, radii: radii.map { $0 + 5 }, anchor: 0,
      into: area, largestScale: 2.5)
    let text = ConfigurationText(landscape, lossRanks: measured.lossRanks)
    let heaviest = Double(edges.map(\.weight).max() ?? 1)
    var marks: [Markup] = []
    for step in 1...4 {
      var arrows = Arrows()
      for edge in edges
      where Int((4 * Double(edge.weight) / heaviest).rounded(.up)).clamped(to: 1...4) == step {
        arrows.add(
          from: fit.positions[edge.from], radius: radii[edge.from] + 2,
          to: fit.positions[edge.to], radius: radii[edge.to] + 4, head: 4 + Double(step))
      }
      marks += arrows.elements(
        kind: "edge", color: Glyphs.stepColor, width: [0.6, 1.2, 2, 3][step - 1], opacity: 0.45)
    }
    let bottoms = bottoms
    let last = max(1, Double(landscape.count - 1))
    for (place, optimum) in shown.enumerated().reversed() {
      let node = topography.localOptima.nodes[optimum]
      let center = fit.positions[place]
      let share = (measured.lossRank(ofNode: node) - 1) / last
      var disc = Glyphs.disc(
        center, radius: radii[place], fill: options.colorMap.color(at: share), kind: "optimum",
        title: "\(text.title(of: node)); basin of \(grouped(topography.basins.sizes[optimum]))",
        rank: landscape.rank(ofNode: node))
      let funnel = bottoms.firstIndex(of: funnelOf[optimum]) ?? 0
      disc.attributes += [
        ("stroke", funnel < 8 ? funnelColor(funnel) : "#6b737b"), ("stroke-width", "1.6"),
      ]
      marks.append(disc)
      if funnelOf[optimum] == optimum {
        marks.append(ring(center, radius: radii[place] + 4, funnel: funnel))
      }
      if landscape.losses[node] == landscape.losses[topography.localOptima.nodes[0]] {
        marks.append(Glyphs.star(center, radius: max(6, min(9, radii[place] * 0.7))))
      }
    }
    return marks
  }

  private func ring(_ center: SIMD2<Double>, radius: Double, funnel: Int) -> Markup {
    var ring = Glyphs.ring(center, radius: radius, width: 2, kind: "sink")
    for index in ring.attributes.indices where ring.attributes[index].name == "stroke" {
      ring.attributes[index].value = funnel < 8 ? funnelColor(funnel) : "#6b737b"
    }
    if funnel < 8, let dash = Series.dash(funnel) {
      ring.attributes.append(("stroke-dasharray", dash))
    }
    return ring
  }

  private func addTo(_ legend: inout Legend) {
    legend.heading(ShownValues(landscape).rankHeading)
    legend.colorBar(
      options.colorMap, height: 84,
      labels: [(0, ["1 (best)"]), (1, [grouped(landscape.count)])])
    legend.heading("Funnels")
    let bottoms = bottoms
    var counts: [Int: Int] = [:]
    for bottom in funnelOf { counts[bottom, default: 0] += 1 }
    for (index, bottom) in bottoms.prefix(5).enumerated() {
      legend.row(counted(counts[bottom] ?? 0, "optimum", "optima"), height: 22) {
        [ring($0, radius: 8, funnel: index)]
      }
    }
    if bottoms.count > 5 {
      legend.row("\(grouped(bottoms.count - 5)) more") { _ in [] }
    }
    legend.row("global optimum") { [Glyphs.star($0, radius: 8)] }
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
