import Documents
import Foundation
import LandscapeAnalysis
import Landscapes
import SearchSpaces

extension Figure {
  static let marginal = Figure(
    name: "marginal",
    summary: "mean loss per level; of two hyperparameters a heat map",
    section: .importance,
    options: [.width, .colorMap, .hyperparameters],
    synonyms: [
      .init("contour", "Optuna", "name two: --hyperparameter A --hyperparameter B"),
      .init("partial_dependencies", "DeepCAVE"),
      .init("heatmap", "other tools"),
    ],
    drawing: .losses { landscape, options throws(RenderingError) in
      try MarginalFigure(landscape, options: options).drawn
    })
}

/// The mean loss at each level of a hyperparameter over all others; of two that are named, a heat
/// map.
struct MarginalFigure {
  /// Panels that are drawn where no hyperparameter is named, the most important first.
  static let panelLimit = 9

  /// Far outliers stand at the border of the usual range: means would tell of nothing else.
  let landscape: Landscape
  /// How many.
  private let outlierCount: Int
  let options: FigureOptions
  private let shown: [Int]

  init(_ landscape: Landscape, options: FigureOptions) throws(RenderingError) {
    let usual = ValueRange(of: landscape.losses)
    outlierCount = usual.outsideCount
    self.landscape =
      usual.outsideCount == 0
      ? landscape
      : landscape.replacingLosses(
        landscape.losses.map {
          min(max($0, usual.bounds.lowerBound), usual.bounds.upperBound)
        })
    self.options = options
    shown = try HyperparameterChoice(landscape, options, limit: Self.panelLimit).indices
  }

  private var space: SearchSpace { landscape.space }
  private var isPair: Bool { options.hyperparameters.count == 2 && shown.count == 2 }

  var drawn: DrawnFigure {
    let marginals =
      isPair ? [Marginal(of: landscape, shown)] : shown.map { Marginal(of: landscape, [$0]) }
    var data = FigureTable([
      "hyperparameters", "levels", "configurations", "mean", "deviation", "lowest",
    ])
    for marginal in marginals {
      let names = marginal.hyperparameters.map { space.hyperparameters[$0].name }
      for point in marginal.points {
        data.append([
          .text(names.joined(separator: " × ")), .text(levels(of: point, marginal, \.description)),
          .integer(point.count), .number(point.mean), .number(point.deviation),
          .number(point.lowest),
        ])
      }
    }
    return DrawnFigure(document(marginals), data: data)
  }

  private func levels(
    of point: Marginal.Point, _ marginal: Marginal, _ text: (Level) -> String = \.shortText
  ) -> String {
    zip(marginal.hyperparameters, point.levels).map {
      text(space.hyperparameters[$0].domain.levels[$1])
    }.joined(separator: " × ")
  }

  private func document(_ marginals: [Marginal]) -> SVGDocument {
    var page = FigurePage(
      isPair
        ? "Mean loss at two hyperparameters of \(landscape.id)"
        : "Mean loss at each level in \(landscape.id)", finding: finding(marginals),
      width: options.width)
    guard !marginals.isEmpty else { return page.document(saying: "No hyperparameter varies here.") }
    if outlierCount > 0 {
      page.notes.append(
        "\(counted(outlierCount, "loss", "losses")) far outside of the usual range "
          + "\(outlierCount == 1 ? "counts" : "count") as its border.")
    }
    if isPair, let marginal = marginals.first {
      page.notes += [
        "Cells: the mean loss over all other hyperparameters. Hatched: no configuration."
      ]
      let rows = space.hyperparameters[shown[1]].domain.count
      return page.document(bodyHeight: min(560, max(180, Double(rows) * 34 + 90))) { body in
        heatMap(marginal, in: body)
      }
    }
    page.notes += [
      "Lines: the mean over all configurations with that level. Band: ± a standard deviation over "
        + "the other hyperparameters. Dashed: the lowest loss."
    ]
    if HyperparameterChoice.variedCount(space) > shown.count, options.hyperparameters.isEmpty {
      page.notes.append(
        "The \(shown.count) most important of \(HyperparameterChoice.variedCount(space)).")
    }
    let grid = PanelGrid(marginals.count, width: options.width)
    return page.document(bodyHeight: grid.height(perRow: grid.columns == 1 ? 260 : 220)) { body in
      let axis = axis(marginals.flatMap(\.points))
      return zip(marginals, grid.cells(in: body)).flatMap { line($0, axis, in: $1) }
    }
  }

  private func finding(_ marginals: [Marginal]) -> String {
    guard let marginal = marginals.first,
      let low = marginal.points.min(by: { $0.mean < $1.mean }),
      let high = marginal.points.max(by: { $0.mean < $1.mean })
    else { return "No hyperparameter varies here." }
    let names = marginal.hyperparameters.map { space.hyperparameters[$0].name }
    return
      "\(names.joined(separator: " × ")): the mean loss is lowest, \(typeset(low.mean)), at "
      + "\(levels(of: low, marginal)) and highest, \(typeset(high.mean)), at "
      + "\(levels(of: high, marginal)); n = \(grouped(landscape.count))."
  }

  /// The losses that the axis shows: means and what is around them, within the usual losses.
  private func axis(_ points: [Marginal.Point]) -> Axis {
    let usual = ValueRange(of: landscape.losses).bounds
    let values = points.flatMap { [$0.mean - $0.deviation, $0.mean + $0.deviation, $0.lowest] }
    return Axis("loss", of: values.map { min(max($0, usual.lowerBound), usual.upperBound) })
  }

  private func line(_ marginal: Marginal, _ axis: Axis, in cell: Rectangle) -> [Markup] {
    let hyperparameter = space.hyperparameters[marginal.hyperparameters[0]]
    let levels = LevelAxis(hyperparameter)
    var panel = Panel(in: cell, x: levels.axis, y: axis)
    let color = Series.color(0)
    func places(_ value: (Marginal.Point) -> Double) -> [SIMD2<Double>] {
      marginal.points.map { panel.clamped(levels.positions[$0.levels[0]], value($0)) }
    }
    if hyperparameter.domain.kind == .ordinal {
      panel.marks = [
        Series.band(
          places { $0.mean + $0.deviation }, places { $0.mean - $0.deviation }, color: color),
        Series.path(places(\.lowest), color: Glyphs.optimumColor, width: 1.2, dashes: "5 3"),
        Series.path(places(\.mean), color: color),
      ]
    } else {
      for (high, low) in zip(
        places({ $0.mean + $0.deviation }), places({ $0.mean - $0.deviation }))
      {
        panel.marks.append(Series.whisker(low, high))
      }
      for place in places(\.lowest) {
        panel.marks.append(
          Series.path(
            [place - SIMD2(8, 0), place + SIMD2(8, 0)], color: Glyphs.optimumColor, width: 1.2,
            dashes: "5 3"))
      }
    }
    for (point, place) in zip(marginal.points, places(\.mean)) {
      panel.marks.append(
        Glyphs.disc(
          place, radius: 3.2, fill: color, kind: "point",
          title: "\(hyperparameter.name)=\(self.levels(of: point, marginal)): mean "
            + "\(typeset(point.mean)), deviation \(typeset(point.deviation)), lowest "
            + "\(typeset(point.lowest)); n = \(grouped(point.count))"))
    }
    return panel.elements
  }

  private func heatMap(_ marginal: Marginal, in body: Rectangle) -> [Markup] {
    let (first, second) = (space.hyperparameters[shown[0]], space.hyperparameters[shown[1]])
    let range = ValueRange(of: marginal.points.map(\.mean), margin: 0).bounds
    let found = Dictionary(uniqueKeysWithValues: marginal.points.map { ($0.levels, $0) })
    let rows = second.domain.levels.indices.reversed().map { row in
      first.domain.levels.indices.map { column -> HeatMap.Cell? in
        let place =
          "\(first.name)=\(first.domain.levels[column]), \(second.name)=\(second.domain.levels[row])"
        guard let point = found[[column, row]] else {
          return HeatMap.Cell(share: nil, text: "", title: "\(place): no configuration")
        }
        return HeatMap.Cell(
          share: (point.mean - range.lowerBound) / (range.upperBound - range.lowerBound),
          text: String(format: "%.3g", point.mean).replacing("-", with: "−"),
          title: "\(place): mean \(typeset(point.mean)), lowest \(typeset(point.lowest)), "
            + "n = \(grouped(point.count))")
      }
    }
    let map = HeatMap(
      rows: LevelAxis.names(of: second.domain.levels).reversed(),
      columns: LevelAxis.names(of: first.domain.levels), cells: rows, map: options.colorMap
    ).panel(in: body.inset(right: 96), x: first.name, y: second.name)
    var legend = Legend(x: body.right - 84, y: body.y)
    legend.heading("Mean loss")
    legend.colorBar(
      options.colorMap, height: 110,
      labels: [
        (0, [typeset(range.lowerBound)]),
        (0.5, [typeset((range.lowerBound + range.upperBound) / 2)]),
        (1, [typeset(range.upperBound)]),
      ])
    return map.elements + legend.elements
  }
}
