import Documents
import LandscapeAnalysis
import Landscapes

extension Figure {
  static let neutrality = Figure(
    name: "neutrality",
    summary: "neutral neighbours against distance to the optimum",
    section: .shape,
    options: [.width],
    drawing: .landscape { measured, options in NeutralityFigure(measured, options: options).drawn })
}

/// The share of neutral neighbours against the distance to the optimum: whether the landscape
/// flattens there.
struct NeutralityFigure {
  let measured: MeasuredLandscape
  let options: FigureOptions
  /// Nodes with neighbours that reach an optimum.
  private let nodes: [Int]

  init(_ measured: MeasuredLandscape, options: FigureOptions) {
    self.measured = measured
    self.options = options
    let degrees = measured.topography.scan.degrees
    nodes = degrees.indices.filter { degrees[$0] > 0 && measured.distances[$0].isFinite }
  }

  private var landscape: Landscape { measured.topography.graph.landscape }

  private func share(_ node: Int) -> Double {
    let scan = measured.topography.scan
    return Double(scan.neutralCounts[node]) / Double(scan.degrees[node])
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["rank", "distance", "neutral_share"])
    for node in nodes {
      data.append([
        .integer(landscape.rank(ofNode: node)), .number(measured.distances[node]),
        .number(share(node)),
      ])
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let ratio = LandscapeMetric.neutralityRatio.value(on: measured)
    var finding = "There are no edges."
    if let ratio {
      finding = "\(percentage(ratio)) of the edges are neutral"
      if let value = LandscapeMetric.neutralityDistanceCorrelation.value(on: measured) {
        finding += "; the correlation with nearness to the optimum is \(typeset(value))"
      }
      finding += "."
    }
    var page = FigurePage(
      "Neutrality against distance to the optimum in \(landscape.id)", finding: finding,
      width: options.width)
    guard !nodes.isEmpty else { return page.document(saying: "No configuration has a neighbour.") }
    page.notes = [
      "Area: configurations with that share. Line: the mean per distance. Neutral: losses differ by "
        + "at most \(typeset(measured.topography.neutrality.value)) "
        + "(\(measured.topography.neutrality.label))."
    ]
    return page.document(bodyHeight: 340) { panel(in: $0).elements }
  }

  /// Bins of distance and of share, each with its count.
  private func panel(in body: Rectangle) -> Panel {
    let distances = nodes.map { measured.distances[$0] }
    var panel = Panel(
      in: body,
      x: Axis("distance to the nearest global optimum", of: distances, margin: 0.06).whole,
      y: Axis("share of neutral neighbours", .linear(-0.04...1.04)))
    var counts: [SIMD2<Double>: Int] = [:]
    var sums: [Double: (sum: Double, count: Int)] = [:]
    for node in nodes {
      let distance = (measured.distances[node] * 20).rounded() / 20
      let share = share(node)
      counts[SIMD2(distance, (share * 40).rounded() / 40), default: 0] += 1
      sums[distance, default: (0, 0)].sum += share
      sums[distance, default: (0, 0)].count += 1
    }
    let largest = Double(counts.values.max() ?? 1)
    let step = panel.area.width / Double(max(2, sums.count))
    let widest = min(11, max(4, step * 0.48))
    for (place, count) in counts.sorted(by: { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) }) {
      var disc = Glyphs.disc(
        panel.clamped(place.x, place.y),
        radius: max(1.4, widest * (Double(count) / largest).squareRoot()),
        fill: Series.color(0), kind: "point",
        title: "distance \(typeset(place.x)), share \(typeset(place.y)): "
          + counted(count, "configuration", "configurations"))
      disc.attributes.append(("fill-opacity", "0.55"))
      panel.marks.append(disc)
    }
    panel.marks.append(
      Series.path(
        sums.sorted { $0.key < $1.key }.map {
          panel.clamped($0.key, $0.value.sum / Double($0.value.count))
        }, color: Series.color(1), width: 2.2, title: "mean"))
    return panel
  }
}
