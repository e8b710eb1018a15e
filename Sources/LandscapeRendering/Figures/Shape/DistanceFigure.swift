import Documents
import LandscapeAnalysis
import Landscapes
import Numerical

extension Figure {
  static let distance = Figure(
    name: "distance",
    summary: "loss against distance to the optimum",
    section: .shape,
    options: [.width, .seed],
    synonyms: [
      .init("fdc", "other tools")
    ],
    drawing: .landscape { measured, options in DistanceFigure(measured, options: options).drawn })
}

/// Loss against the distance to the nearest global optimum, with a box per distance.
struct DistanceFigure {
  /// Points that are drawn.
  static let pointLimit = 5000

  let measured: MeasuredLandscape
  let options: FigureOptions

  init(_ measured: MeasuredLandscape, options: FigureOptions) {
    self.measured = measured
    self.options = options
  }

  private var landscape: Landscape { measured.topography.graph.landscape }

  var drawn: DrawnFigure {
    var data = FigureTable(["rank", "distance", "loss"])
    for (node, loss) in landscape.losses.enumerated() {
      data.append([
        .integer(landscape.rank(ofNode: node)), .number(measured.distances[node]), .number(loss),
      ])
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let correlation = LandscapeMetric.fitnessDistanceCorrelation.value(on: measured)
    let optima = measured.topography.localOptima.globalCount
    let values = ShownValues(landscape)
    let towards = values.isScore ? "rises" : "fall"
    let words: String =
      switch correlation {
      case nil: "Undefined: all \(values.plural) or all distances are equal"
      case let value? where value > 0.5: values.heading("\(towards) towards the optimum")
      case let value? where value > 0.15:
        values.heading("\(towards) a little towards the optimum")
      case let value? where value < -0.15:
        values.heading(
          values.isScore
            ? "falls towards the optimum: it deceives"
            : "rise towards the optimum: they deceive")
      default: values.heading("\(values.isScore ? "says" : "say") little about the distance")
      }
    var page = FigurePage(
      values.isScore
        ? "\(values.noun) against distance to the optimum in \(landscape.id)"
        : "Loss against distance to the optimum in \(landscape.id)",
      finding: words + (correlation.map { " (Spearman \(typeset($0)))" } ?? "")
        + "; \(counted(optima, "global optimum", "global optima")), n = \(grouped(landscape.count)).",
      width: options.width)
    let axis = Axis(values, adaptingTo: landscape.losses)
    let nodes = ConfigurationText.sample(
      of: landscape, limit: Self.pointLimit, seed: options.seed)
    page.notes = [
      "Distance: edits to the nearest configuration of the \(values.best) \(values.noun). Boxes: "
        + "quartiles and median of all at a distance, whiskers the 5 % and 95 % quantiles."
    ]
    if hasWholeDistances {
      page.notes.append("Points are spread by chance, seed \(options.seed).")
    }
    if nodes.count < landscape.count {
      page.notes.append("Points: \(grouped(nodes.count)) of \(grouped(landscape.count)).")
    }
    if let note = offScaleNote(landscape.losses.count { !axis.shows($0) }) {
      page.notes.append(note)
    }
    return page.document(bodyHeight: 380) { panel(nodes, axis, in: $0).elements }
  }

  private var hasWholeDistances: Bool {
    measured.distances.allSatisfy { $0.isFinite && $0 == $0.rounded() && $0 < 200 }
  }

  private func panel(_ nodes: [Int], _ axis: Axis, in body: Rectangle) -> Panel {
    let distances = measured.distances
    let finite = distances.filter(\.isFinite)
    let last = finite.max() ?? 0
    let isWhole = hasWholeDistances
    let title = "distance to the nearest global optimum" + (isWhole ? " (edits)" : "")
    var panel = Panel(
      in: body,
      x: isWhole
        ? Axis(title, .bands((0...Int(last)).map(String.init))) : Axis(title, of: finite),
      y: axis)
    let text = ConfigurationText(landscape, lossRanks: measured.lossRanks)
    var generator = Seed(options.seed).derived("distance jitter").generator()
    let spread = isWhole ? 0.7 * min(90, panel.bandWidth) : 0
    let shown = nodes.filter { distances[$0].isFinite }
    let places = shown.map { node -> SIMD2<Double> in
      let jitter = (generator.uniform() - 0.5) * spread
      return panel.clamped(distances[node], landscape.losses[node])
        + SIMD2(distances[node] == 0 ? 0 : jitter, 0)
    }
    var cloud = PointCloud(places)
    cloud.opacity = 0.35
    panel.marks = cloud.elements(ranks: shown.map { landscape.rank(ofNode: $0) }) {
      text.title(of: shown[$0])
    }
    if isWhole {
      var groups: [Int: [Double]] = [:]
      for (node, loss) in landscape.losses.enumerated() {
        groups[Int(distances[node]), default: []].append(loss)
      }
      for (distance, losses) in groups.sorted(by: { $0.key < $1.key }) where losses.count >= 5 {
        let quantiles = Quantiles(of: losses)
        panel.marks += Series.box(
          quantiles, at: panel.horizontal(Double(distance)),
          width: min(34, panel.bandWidth * 0.5), color: Series.color(0),
          title: "distance \(distance): median \(text.values.number(quantiles.median)), n = "
            + grouped(losses.count)
        ) { panel.clamped(Double(distance), $0).y }
      }
    }
    for node in measured.topography.globalOptima.prefix(1) {
      panel.marks.append(
        Glyphs.star(panel.clamped(distances[node], landscape.losses[node]), radius: 7))
    }
    return panel
  }
}
