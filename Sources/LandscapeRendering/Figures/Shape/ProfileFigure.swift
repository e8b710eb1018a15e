import Catalogs
import Documents
import LandscapeAnalysis
import Landscapes

extension Figure {
  static let profile: Figure = profile(of: MetricCatalog.all)

  /// Of the metrics in `catalog` that are bounded on both sides.
  static func profile(of catalog: Catalog<LandscapeMetric>) -> Figure {
    Figure(
      name: "profile",
      summary: "metrics of one landscape or several, each on its own range",
      section: .shape,
      options: [.width],
      drawing: .landscapes(.fidelities) { measured, options in
        ProfileFigure(measured, metrics: catalog, options: options).drawn
      })
  }
}

/// The metrics of several landscapes as dots, each metric on its own stated range.
struct ProfileFigure {
  /// Landscapes that can be told apart.
  static let landscapeLimit = 6

  let options: FigureOptions
  private let names: LandscapeNames
  private let totalCount: Int
  /// By metric: its values.
  private let rows: [(metric: LandscapeMetric, values: [Double?])]

  init(
    _ landscapes: [MeasuredLandscape], metrics catalog: Catalog<LandscapeMetric>,
    options: FigureOptions
  ) {
    self.options = options
    totalCount = landscapes.count
    let shown = Array(landscapes.prefix(Self.landscapeLimit))
    names = LandscapeNames(shown.map(\.topography.graph.landscape))
    let metrics = catalog.filter {
      $0.range.lowerBound.isFinite && $0.range.upperBound.isFinite
    }
    let profiles = shown.map {
      LandscapeProfile(of: $0.topography, metrics: metrics)
    }
    rows = metrics.enumerated().map { index, metric in
      (metric, profiles.map { $0.entries[index].value })
    }
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["metric", "landscape", "value", "low", "high"])
    for row in rows {
      for (name, value) in zip(names.names, row.values) {
        data.append([
          .text(row.metric.label), .text(name), .init(value), .number(row.metric.range.lowerBound),
          .number(row.metric.range.upperBound),
        ])
      }
    }
    return DrawnFigure(document, data: data)
  }

  private var finding: String {
    guard names.names.count > 1 else {
      return "\(rows.count { $0.values[0] != nil }) of \(rows.count) bounded metrics exist for "
        + "\(names.names.first ?? "")."
    }
    // Where landscapes differ most, over the range.
    let spreads = rows.compactMap {
      row -> (name: String, low: Double, high: Double, share: Double)? in
      let known = row.values.compactMap { $0 }
      guard let low = known.min(), let high = known.max() else { return nil }
      let range = row.metric.range
      return (row.metric.name, low, high, (high - low) / (range.upperBound - range.lowerBound))
    }
    guard let widest = spreads.max(by: { $0.share < $1.share }) else {
      return "No metric exists for these landscapes."
    }
    // Of what rounding leaves, nothing is to be said.
    guard widest.share > 1e-9 else {
      return "\(names.names.count) landscapes agree in every bounded metric."
    }
    return "\(names.names.count) landscapes differ most in \(widest.name): "
      + "\(typeset(widest.low)) to \(typeset(widest.high))."
  }

  private var document: SVGDocument {
    var page = FigurePage("Profile of landscapes", finding: finding, width: options.width)
    page.notes = [
      "Each metric on its own range, whose ends stand beside it; counts and other metrics without "
        + "bounds are left out. No dot: undefined."
    ]
    if names.names.count > 1, let note = names.note { page.notes.append(note) }
    if names.names.count < totalCount {
      page.notes.append("The first \(names.names.count) of \(totalCount) landscapes.")
    }
    let aspects = rows.reduce(into: [String]()) { list, row in
      let name = ProfileFigure.title(of: row.metric)
      if list.last != name { list.append(name) }
    }
    let key = MarkKey(names.names, width: options.width - 48)
    let rowHeight = 17.0
    let height = Double(rows.count) * rowHeight + Double(aspects.count) * 24 + key.height + 6
    return page.document(bodyHeight: height) { body in
      var marks = key.elements(at: SIMD2(body.x, body.y))
      var y = body.y + key.height
      let left = body.x + min(250, body.width * 0.45)
      let right = body.right - 34
      var aspect = ""
      for row in rows {
        let title = ProfileFigure.title(of: row.metric)
        if title != aspect {
          aspect = title
          y += 24
          marks.append(SVGDocument.label(title, x: body.x, y: y - 5, bold: true))
        }
        marks += line(row, y: y + rowHeight / 2, body.x, left, right)
        y += rowHeight
      }
      return marks
    }
  }

  /// `Optima network` for an aspect.
  private static func title(of metric: LandscapeMetric) -> String {
    let words = metric.aspect.rawValue.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private func line(
    _ row: (metric: LandscapeMetric, values: [Double?]), y: Double, _ start: Double, _ left: Double,
    _ right: Double
  ) -> [Markup] {
    let range = row.metric.range
    func x(_ value: Double) -> Double {
      let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      return left + min(max(share, 0), 1) * (right - left)
    }
    var marks = [
      SVGDocument.label(
        shortened(row.metric.name, to: Int((left - start - 34) / 6.3)), x: start, y: y + 4, size: 11
      ),
      SVGDocument.label(
        typeset(range.lowerBound), x: left - 8, y: y + 4, size: 10, anchor: "end", quiet: true),
      SVGDocument.label(typeset(range.upperBound), x: right + 8, y: y + 4, size: 10, quiet: true),
      Panel.line(left, y, right, y, kind: "grid"),
    ]
    if range.lowerBound < 0 { marks.append(Panel.line(x(0), y - 5, x(0), y + 5, kind: "line")) }
    for (index, value) in row.values.enumerated() {
      guard let value else { continue }
      marks.append(
        MarkKey.mark(
          index, at: SIMD2(x(value), y),
          title: "\(row.metric.name) of \(names.names[index]): \(typeset(value))"))
    }
    return marks
  }
}
