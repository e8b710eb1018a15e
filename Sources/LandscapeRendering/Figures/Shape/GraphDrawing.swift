import Documents
import Landscapes
import Numerical
import SearchSpaces

/// The marks of a ``GraphFigure`` within an area: lines, nodes, rings, stars and labels.
struct GraphDrawing {
  let figure: GraphFigure
  /// Where labels may stand, and the part of it that the legend takes.
  let room, taken: Rectangle
  let positions: [SIMD2<Double>]
  let placeOf: [Int: Int]
  /// Whether all nodes may be labelled.
  var isSmall: Bool { figure.isSmall }
  private let colorShares: [Double]
  private let ranks: [Double]

  /// Whether other improving steps carry heads among so many nodes.
  static func hasFaintHeads(_ count: Int) -> Bool { count <= 300 }

  init(figure: GraphFigure, area: Rectangle, room: Rectangle, taken: Rectangle) {
    self.figure = figure
    self.room = room
    self.taken = taken
    let nodes = figure.thinning.nodes
    placeOf = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    let anchor = placeOf[figure.topography.localOptima.nodes[0]] ?? 0
    let rooms = nodes.indices.map {
      GraphDrawing.outerRadius($0, in: figure) + 0.35 * figure.sizes.plain
    }
    positions =
      PlaneFit(
        figure.positions, radii: rooms, anchor: anchor, into: area,
        largestScale: figure.isSmall ? 1.8 : .infinity
      ).positions
    ranks = Ranking.averageRanks(figure.landscape.losses)
    let span = Double(max(1, figure.landscape.count - 1))
    let ranks = ranks
    let isSingle = figure.landscape.count == 1
    colorShares = nodes.map { isSingle ? 0.5 : (ranks[$0] - 1) / span }
  }

  var marks: [Markup] {
    let (labels, leaders) = labels
    return lines + leaders + nodes + optima + labels
  }

  // MARK: - Lines

  private var lines: [Markup] {
    let many = figure.thinning.nodes.count
    let (edges, plain) = (figure.edges, figure.sizes.plain)
    let faintHead = Self.hasFaintHeads(many) ? min(5, plain * 0.8) : 0
    let head = min(8, max(3.2, plain * 1.1))
    let width = min(1.5, max(0.7, plain * 0.25))
    return arrows(edges.neutral, head: 0).elements(
      kind: "neutral", color: Glyphs.faintColor, width: max(0.6, width * 0.8), opacity: 0.8,
      dashes: "2 3")
      + arrows(edges.improving, head: faintHead).elements(
        kind: "improving", color: Glyphs.faintColor, width: max(0.4, width * 0.6),
        opacity: many > 700 ? 0.25 : many > 300 ? 0.4 : 0.7)
      + arrows(edges.crossings, head: head).elements(
        kind: "crossing", color: Glyphs.stepColor, width: width * 0.8, dashes: "4 2")
      + arrows(edges.descents, head: head).elements(
        kind: "descent", color: Glyphs.stepColor, width: width)
  }

  private func arrows(_ edges: [DrawnEdges.Edge], head: Double) -> Arrows {
    var arrows = Arrows()
    for edge in edges {
      guard let from = placeOf[edge.from], let to = placeOf[edge.to] else { continue }
      arrows.add(
        from: positions[from], radius: figure.sizes.radii[from], to: positions[to],
        radius: outerRadius(to) + 0.5, head: head)
    }
    return arrows
  }

  /// The radius of a node with its rings.
  func outerRadius(_ place: Int) -> Double { Self.outerRadius(place, in: figure) }

  private static func outerRadius(_ place: Int, in figure: GraphFigure) -> Double {
    let radius = figure.sizes.radii[place]
    guard let optimum = figure.sizes.optimumOf[figure.thinning.nodes[place]] else { return radius }
    let ring = figure.sizes.ringRadius(of: radius)
    return figure.topography.localOptima.sizes[optimum] > 1 ? 2 * ring - radius : ring + 0.8
  }

  // MARK: - Nodes

  /// Discs, the worst first, so that the best lie on top.
  private var nodes: [Markup] {
    let shown = figure.thinning.nodes
    let order = shown.indices.sorted { (colorShares[$0], $0) > (colorShares[$1], $1) }
    let discs = order.map { place in
      Glyphs.disc(
        positions[place], radius: figure.sizes.radii[place],
        fill: figure.colorMap.color(at: colorShares[place]), kind: "node",
        title: description(of: shown[place]),
        rank: figure.landscape.rank(ofNode: shown[place]))
    }
    return [
      Markup(
        "g", [("stroke", "#ffffff"), ("stroke-width", figure.sizes.plain < 4 ? "0.4" : "1")],
        children: discs)
    ]
  }

  private var optima: [Markup] {
    let optima = figure.topography.localOptima
    var rings: [Markup] = []
    var stars: [Markup] = []
    for index in figure.thinning.optima.reversed() {
      guard let place = placeOf[optima.nodes[index]] else { continue }
      let radius = figure.sizes.radii[place]
      let ring = figure.sizes.ringRadius(of: radius)
      let width = figure.sizes.plain < 4 ? 1.2 : 1.8
      rings.append(Glyphs.ring(positions[place], radius: ring, width: width, kind: "ring"))
      if optima.sizes[index] > 1 {
        rings.append(
          Glyphs.ring(
            positions[place], radius: 2 * ring - radius, width: width * 0.6, kind: "plateau-ring"))
      }
      if index < optima.globalCount {
        stars.append(Glyphs.star(positions[place], radius: min(11, max(6.5, radius * 0.62))))
      }
    }
    return rings + stars
  }

  /// What a reader's pointer is told of a node.
  private func description(of node: Int) -> String {
    let landscape = figure.landscape
    var text =
      settings(of: node).joined(separator: ", ")
      + ": \(figure.values.text(landscape.losses[node])), rank "
      + "\(typeset(ranks[node])) of \(grouped(landscape.count))"
    if let optimum = figure.sizes.optimumOf[node] {
      let kind = optimum < figure.topography.localOptima.globalCount ? "global" : "local"
      text +=
        "; \(kind) optimum, basin of \(grouped(figure.topography.basins.sizes[optimum]))"
    }
    return text
  }

  /// The configuration of a node as `name=level`, of the hyperparameters that act.
  func settings(of node: Int) -> [String] {
    let landscape = figure.landscape
    return landscape.space.activeLevels(atRank: landscape.rank(ofNode: node)).map {
      "\($0.name)=\($0.level.shortText)"
    }
  }
}
