import Documents
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

extension Figure {
  static let marginal = Figure(
    name: "marginal",
    summary: "median and quartiles per level; of two hyperparameters a heat map",
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

/// The median loss at each level of a hyperparameter over all others, between the quartiles, and
/// the best; of two that are named, a heat map.
///
/// Medians, because losses are skewed: a few that diverged would carry every mean.
struct MarginalFigure {
  /// Panels that are drawn where no hyperparameter is named, the most important first.
  static let panelLimit = 9

  let landscape: Landscape
  let options: FigureOptions
  private let shown: [Int]
  private let values: ShownValues
  private let text: ConfigurationText

  init(_ landscape: Landscape, options: FigureOptions) throws(RenderingError) {
    self.landscape = landscape
    self.options = options
    text = ConfigurationText(landscape)
    values = text.values
    shown = try HyperparameterChoice(landscape, options, limit: Self.panelLimit).indices
  }

  private var space: SearchSpace { landscape.space }
  private var isPair: Bool { options.hyperparameters.count == 2 && shown.count == 2 }
  /// Whose levels each panel compares.
  private var sets: [[Int]] { isPair ? [shown] : shown.map { [$0] } }

  var drawn: DrawnFigure {
    let summaries = sets.map { LevelSummary.all(of: landscape, $0) }
    var data = FigureTable([
      "hyperparameters", "levels", "configurations", "mean", "deviation", "lowest",
      "lower_quartile", "median", "upper_quartile",
    ])
    for (set, summaries) in zip(sets, summaries) {
      let names = set.map { space.hyperparameters[$0].name }.joined(separator: " × ")
      let means = Dictionary(
        uniqueKeysWithValues: Marginal(of: landscape, set).points.map { ($0.levels, $0) })
      for summary in summaries {
        data.append([
          .text(names), .text(levels(of: summary, set, \.description)), .integer(summary.count),
          .init(means[summary.levels]?.mean), .init(means[summary.levels]?.deviation),
          .number(landscape.losses[summary.bestNode]), .number(summary.lowerQuartile),
          .number(summary.median), .number(summary.upperQuartile),
        ])
      }
    }
    return DrawnFigure(document(summaries), data: data)
  }

  private func levels(
    of summary: LevelSummary, _ set: [Int], _ text: (Level) -> String = \.shortText
  ) -> String {
    zip(set, summary.levels).map { text(space.hyperparameters[$0].domain.levels[$1]) }
      .joined(separator: " × ")
  }

  private func document(_ summaries: [[LevelSummary]]) -> SVGDocument {
    let median = values.isScore ? "Median \(values.noun)" : "Median loss"
    var page = FigurePage(
      isPair
        ? "\(median) at two hyperparameters of \(landscape.id)"
        : "\(median) at each level in \(landscape.id)", finding: finding(summaries),
      width: options.width)
    guard summaries.contains(where: { !$0.isEmpty }) else {
      return page.document(saying: "No hyperparameter varies here.")
    }
    if isPair {
      page.notes += [
        "Cells: the median over all other hyperparameters, coloured by its rank among the cells. Star: "
          + "the best cell. Hatched: no configuration."
      ]
      let rows = space.hyperparameters[shown[1]].domain.count
      return page.document(bodyHeight: min(560, max(180, Double(rows) * 34 + 90))) { body in
        heatMap(summaries[0], in: body)
      }
    }
    page.notes += [
      "Lines and discs: the median over all configurations with that level. Band and bars: the middle "
        + "half. Dashed: the best."
    ]
    if HyperparameterChoice.variedCount(space) > shown.count, options.hyperparameters.isEmpty {
      page.notes.append(
        "The \(shown.count) most important of \(HyperparameterChoice.variedCount(space)).")
    }
    let drawn = summaries.flatMap { $0 }.flatMap {
      [$0.lowerQuartile, $0.upperQuartile, landscape.losses[$0.bestNode]]
    }
    let axis = Axis(values, adaptingTo: landscape.losses).over(drawn)
    if drawn.contains(where: { !axis.shows($0) }) {
      page.notes.append("What lies far outside of the range shown is at its border.")
    }
    page.notes += values.notes
    let grid = PanelGrid(summaries.count, width: options.width)
    return page.document(bodyHeight: grid.height(perRow: grid.columns == 1 ? 260 : 220)) { body in
      zip(zip(shown, summaries), grid.cells(in: body)).flatMap {
        panel($0.0, $0.1, axis, in: $1)
      }
    }
  }

  private func finding(_ summaries: [[LevelSummary]]) -> String {
    guard let set = sets.first, let first = summaries.first,
      let low = first.min(by: { $0.median < $1.median }),
      let high = first.max(by: { $0.median < $1.median })
    else { return "No hyperparameter varies here." }
    let names = set.map { space.hyperparameters[$0].name }.joined(separator: " × ")
    return
      "\(names): the median \(values.noun) is best, \(values.number(low.median)), at "
      + "\(levels(of: low, set)) and worst, \(values.number(high.median)), at "
      + "\(levels(of: high, set)); n = \(grouped(landscape.count))."
  }

  private func panel(
    _ index: Int, _ summaries: [LevelSummary], _ axis: Axis, in cell: Rectangle
  ) -> [Markup] {
    let hyperparameter = space.hyperparameters[index]
    let levels = LevelAxis(hyperparameter)
    var panel = Panel(in: cell, x: levels.axis, y: axis)
    let color = Series.color(0)
    func places(_ value: (LevelSummary) -> Double) -> [SIMD2<Double>] {
      summaries.map { panel.clamped(levels.positions[$0.levels[0]], value($0)) }
    }
    let best = places { landscape.losses[$0.bestNode] }
    if hyperparameter.domain.kind == .ordinal {
      panel.marks = [
        Series.band(places(\.upperQuartile), places(\.lowerQuartile), color: color),
        Series.path(best, color: Glyphs.optimumColor, width: 1.2, dashes: "5 3"),
        Series.path(places(\.median), color: color),
      ]
    } else {
      for (high, low) in zip(places(\.upperQuartile), places(\.lowerQuartile)) {
        panel.marks.append(Series.whisker(low, high))
      }
      panel.marks += best.map { place in
        Series.path(
          [place - SIMD2(8, 0), place + SIMD2(8, 0)], color: Glyphs.optimumColor, width: 1.2,
          dashes: "5 3")
      }
    }
    for (summary, place) in zip(summaries, best) {
      panel.marks.append(
        Glyphs.disc(
          place, radius: 2.2, fill: Glyphs.optimumColor, kind: "point",
          title: text.title(of: summary.bestNode), rank: landscape.rank(ofNode: summary.bestNode)))
    }
    for (summary, place) in zip(summaries, places(\.median)) {
      panel.marks.append(
        Glyphs.disc(
          place, radius: 3.2, fill: color, kind: "point",
          title:
            "\(hyperparameter.name)=\(self.levels(of: summary, [index])): \(quartiles(summary))"
        ))
    }
    return panel.elements
  }

  private func quartiles(_ summary: LevelSummary) -> String {
    "median \(values.number(summary.median)), quartiles \(values.number(summary.lowerQuartile)) and "
      + "\(values.number(summary.upperQuartile)), best "
      + "\(values.number(landscape.losses[summary.bestNode])); n = \(grouped(summary.count))"
  }

  private func heatMap(_ summaries: [LevelSummary], in body: Rectangle) -> [Markup] {
    let (first, second) = (space.hyperparameters[shown[0]], space.hyperparameters[shown[1]])
    let ranks = Ranking.averageRanks(summaries.map(\.median))
    let last = Double(max(1, summaries.count - 1))
    let found = Dictionary(
      uniqueKeysWithValues: zip(summaries, ranks).map { ($0.levels, (summary: $0, rank: $1)) })
    let rows = second.domain.levels.indices.reversed().map { row in
      first.domain.levels.indices.map { column -> HeatMap.Cell? in
        let place =
          "\(first.name)=\(first.domain.levels[column].shortText), "
          + "\(second.name)=\(second.domain.levels[row].shortText)"
        guard let (summary, rank) = found[[column, row]] else {
          return HeatMap.Cell(share: nil, text: "", title: "\(place): no configuration")
        }
        return HeatMap.Cell(
          share: (rank - 1) / last,
          text: significant(values(summary.median), digits: 3).replacing("-", with: "−"),
          title: "\(place): \(quartiles(summary))")
      }
    }
    var panel = HeatMap(
      rows: LevelAxis.names(of: second.domain.levels).reversed(),
      columns: LevelAxis.names(of: first.domain.levels), cells: rows, map: options.colorMap
    ).panel(in: body.inset(right: 112), x: first.name, y: second.name)
    let sorted = summaries.sorted { $0.median < $1.median }
    if let best = sorted.first {
      let corner = SIMD2(panel.bandWidth, -panel.bandHeight) * 0.5
      let radius = min(7, panel.bandWidth * 0.2, panel.bandHeight * 0.2)
      panel.marks.append(
        Glyphs.star(
          panel.point(Double(best.levels[0]), Double(best.levels[1])) + corner
            + SIMD2(-radius - 2, radius + 2), radius: radius))
    }
    var legend = Legend(x: body.right - 100, y: body.y)
    legend.heading("Rank of the cell")
    func end(_ place: Int) -> [String] {
      [grouped(place + 1), values.number(sorted[place].median)]
    }
    let middle = (sorted.count - 1) / 2
    legend.colorBar(
      options.colorMap, height: 110,
      labels: sorted.count > 2
        ? [(0, end(0)), (Double(middle) / last, end(middle)), (1, end(sorted.count - 1))]
        : sorted.count > 1 ? [(0, end(0)), (1, end(1))] : [(0.5, end(0))])
    return panel.elements + legend.elements
  }
}
