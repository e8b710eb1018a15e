import Documents
import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// What figures over a map share: where places lie in the drawing, shares of the colour scale,
/// optima, titles of marks, and the legend.
struct MapFrame {
  let placed: PlacedLandscape
  let options: FigureOptions
  /// Per node, the share of the way along the colour scale, 0 for the lowest loss.
  let shares: [Double]
  /// A search that is drawn over the map.
  private let trajectory: SearchPath?

  /// - Throws: ``RenderingError/foreignTrajectory(_:names:known:)``.
  init(_ placed: PlacedLandscape, options: FigureOptions) throws(RenderingError) {
    self.placed = placed
    self.options = options
    trajectory = try options.trajectory.map { search throws(RenderingError) in
      try SearchPath(search, over: placed.landscape)
    }
    shares = MapFrame.shares(of: placed.landscape.losses, options.coloring)
  }

  var landscape: Landscape { placed.landscape }
  private var values: ShownValues { ShownValues(landscape) }
  var surfaceTitle: String {
    "\(values.isScore ? values.noun : "Loss") surface of \(landscape.id)"
  }
  private var optima: LocalOptima { placed.topography.localOptima }

  /// Shares of losses by rank, or by value within the range without far outliers.
  private static func shares(
    of losses: [Double], _ coloring: FigureOptions.Coloring
  ) -> [Double] {
    switch coloring {
    case .rank:
      return Ranking.averageRanks(losses).map { ($0 - 1) / Double(max(losses.count - 1, 1)) }
    case .loss, .log:
      let usesLogarithm = coloring == .log && losses.allSatisfy { $0 > 0 }
      let values = usesLogarithm ? losses.map { log($0) } : losses
      let range = ValueRange(of: values, margin: 0).bounds
      return values.map {
        min(max(($0 - range.lowerBound) / (range.upperBound - range.lowerBound), 0), 1)
      }
    }
  }

  /// Whether the legend stands beside the map, and not below.
  var isWide: Bool { options.width >= 520 }
  private static let legendWidth = 160.0
  private var legendHeight: Double {
    let search = trajectory == nil ? 0 : SearchPathDrawing.legendHeight
    // Below a narrow map, marks stand beside the bar of colours.
    return isWide ? 280 + search : 190 + max(0, search - 75)
  }

  /// The height of the whole body, by the shape of the map.
  var bodyHeight: Double {
    bodyHeight { width in
      let extent = bounds.high - bounds.low
      let shape = extent.x > 0 ? min(max(extent.y / extent.x, 0.2), 1.1) : 1.1
      return shape * width + 2 * MapFrame.margin
    }
  }

  /// The height of the whole body around a drawing whose height follows from its width.
  func bodyHeight(_ drawing: (Double) -> Double) -> Double {
    let height = drawing(options.width - 48 - (isWide ? MapFrame.legendWidth : 0))
    return isWide ? max(legendHeight, height) : height + legendHeight
  }

  private static let margin = 14.0

  private var bounds: (low: SIMD2<Double>, high: SIMD2<Double>) {
    let positions = placed.positions
    return (
      positions.reduce(positions[0]) { pointwiseMin($0, $1) },
      positions.reduce(positions[0]) { pointwiseMax($0, $1) }
    )
  }

  /// The part of the body that the map takes.
  func area(in body: Rectangle) -> Rectangle {
    isWide
      ? body.inset(right: MapFrame.legendWidth) : body.inset(bottom: legendHeight)
  }

  /// How places become coordinates of the drawing: one scale, y downwards.
  func projection(into area: Rectangle) -> (SIMD2<Double>) -> SIMD2<Double> {
    let margin = MapFrame.margin
    let (low, high) = bounds
    let extent = high - low
    let scales = [
      extent.x > 0 ? (area.width - 2 * margin) / extent.x : .infinity,
      extent.y > 0 ? (area.height - 2 * margin) / extent.y : .infinity,
    ]
    let least = scales.min() ?? 1
    let scale = least.isFinite ? least : 1
    let middle = (low + high) / 2
    return { place in
      let offset = (place - middle) * scale
      return SIMD2(area.center.x + offset.x, area.center.y - offset.y)
    }
  }

  /// Configuration, loss and place in the order of losses.
  func title(of node: Int) -> String {
    let levels = landscape.space.text(ofRank: landscape.rank(ofNode: node), level: \.shortText)
    let place = Int(placed.measured.lossRank(ofNode: node).rounded(.down))
    return "\(levels): \(values.text(landscape.losses[node])), "
      + "\(grouped(place)) of \(grouped(landscape.count)) by \(values.noun)"
  }

  /// Rings of local optima, double where one is a plateau, and stars of the best.
  func optimumMarks(_ project: (SIMD2<Double>) -> SIMD2<Double>) -> [Markup] {
    var marks: [Markup] = []
    for (index, node) in optima.nodes.enumerated().reversed() {
      let center = project(placed.positions[node])
      let isBest = index < optima.globalCount
      marks.append(
        Markup(
          "g",
          [("class", "optimum"), ("data-rank", String(landscape.rank(ofNode: node)))],
          children: [Markup("title", text: title(of: node))]
            + (isBest
              ? [Glyphs.star(center, radius: 9)]
              : MapFrame.ring(center)
                + (optima.sizes[index] > 1
                  ? [Glyphs.ring(center, radius: 7.6, width: 1, kind: "plateau-ring")] : []))
        ))
    }
    return marks
  }

  /// A ring that reads on light and dark ground.
  private static func ring(_ center: SIMD2<Double>) -> [Markup] {
    [
      Markup(
        "circle",
        [
          ("class", "halo"), ("cx", Glyphs.tenth(center.x)), ("cy", Glyphs.tenth(center.y)),
          ("r", "5"), ("fill", "none"), ("stroke", "#ffffff"), ("stroke-width", "3.4"),
        ]), Glyphs.ring(center, radius: 5, width: 1.7, kind: "ring"),
    ]
  }

  /// What colours and marks mean.
  func legend(beside area: Rectangle, bands: Int? = nil) -> [Markup] {
    var legend =
      isWide
      ? Legend(x: area.right + 16, y: area.y) : Legend(x: area.x, y: area.bottom + 12)
    let losses = landscape.losses
    let order = placed.topography.lossOrder
    func end(_ place: Int) -> String { values.legend(losses[Int(order[place])]) }
    let last = losses.count - 1
    switch options.coloring {
    case .rank:
      legend.heading(isWide ? values.rankHeading : "Rank")
      var labels = [(0.0, ["1 (best)", end(0)])]
      if last > 1 { labels.append((0.5, ["\(grouped(last / 2 + 1)) (median)", end(last / 2)])) }
      if last > 0 { labels.append((1, [grouped(last + 1), end(last)])) }
      if losses[Int(order[0])] == losses[Int(order[last])] {
        labels = [(0.5, ["all are equal", end(0)])]
      }
      legend.colorBar(options.colorMap, height: 132, labels: labels)
    case .loss, .log:
      let name = values.isScore ? shortened(values.noun, to: 18) : "Loss"
      legend.heading(options.coloring == .log ? "\(name), logarithmic" : name)
      let range = ValueRange(of: losses, margin: 0).bounds
      legend.colorBar(
        options.colorMap, height: 132,
        labels: [(0, [values.number(range.lowerBound)]), (1, [values.number(range.upperBound)])])
    }
    var elements: [Markup] = []
    if !isWide {
      elements = legend.elements
      legend = Legend(x: area.x + 135, y: area.bottom + 12)
    }
    legend.heading("Marks")
    legend.row("global optimum") { [Glyphs.star($0, radius: 8)] }
    if optima.count > optima.globalCount {
      legend.row("local optimum") { MapFrame.ring($0) }
    }
    if optima.sizes.dropFirst(optima.globalCount).contains(where: { $0 > 1 }) {
      legend.row("optimum of equals") {
        MapFrame.ring($0) + [Glyphs.ring($0, radius: 7.6, width: 1, kind: "key")]
      }
    }
    if trajectory != nil { SearchPathDrawing.explain(in: &legend) }
    return elements + legend.elements
  }

  /// The search over the map, where there is one.
  func search(_ project: (SIMD2<Double>) -> SIMD2<Double>) -> SearchPathDrawing? {
    trajectory.map { path in
      var drawing = SearchPathDrawing(path) { rank in
        landscape.node(ofRank: rank).map { project(placed.positions[$0]) }
      }
      // A relief is too small for them.
      drawing.hasDots = !options.isThreeDimensional
      return drawing
    }
  }

  /// The numbers drawn, one row per configuration.
  var data: FigureTable {
    var data = FigureTable(
      ["rank", "x", "y", "loss", "loss_rank"]
        + landscape.space.hyperparameters.map(\.name)
        .map { ["rank", "x", "y", "loss", "loss_rank"].contains($0) ? $0 + "_level" : $0 })
    for (node, place) in placed.positions.enumerated() {
      let rank = landscape.rank(ofNode: node)
      data.append(
        [
          .integer(rank), .number(place.x), .number(place.y), .number(landscape.losses[node]),
          .number(placed.measured.lossRank(ofNode: node)),
        ] + landscape.space.values(at: rank).map { .text($0.description) })
    }
    return data
  }

  /// The first sentence under the title.
  var finding: String {
    let best = landscape.losses[landscape.bestNode]
    return "\(counted(landscape.count, "configuration", "configurations")), "
      + "\(counted(optima.count, "local optimum", "local optima")); the \(values.best) "
      + "\(values.noun) is \(values.number(best))."
  }

  /// What a reader must know about places.
  var notes: [String] {
    let aside = placed.isJoined.count { !$0 }
    return placed.notes + (search { $0 }.map { [$0.note] } ?? [])
      + (aside == 0
        ? []
        : [
          "\(counted(aside, "configuration", "configurations")) without a neighbour "
            + "\(aside == 1 ? "lies" : "lie") aside, where places mean nothing."
        ])
  }
}
