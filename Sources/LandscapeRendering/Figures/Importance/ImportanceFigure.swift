import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

extension Figure {
  static let importance = Figure(
    name: "importance",
    summary: "what each hyperparameter and each pair explains",
    section: .importance,
    options: [.width],
    shows: .importance,
    synonyms: [
      .init("param_importances", "Optuna"),
      .init("importances", "DeepCAVE"),
    ],
    drawing: .losses { landscape, options in ImportanceFigure(landscape, options: options).drawn })
}

/// What matters: main effects with their intervals, what pairs add, and the share of each order.
///
/// The numbers are those of ``HyperparameterImportance`` with its usual options: exact on complete
/// grids, else by a forest.
struct ImportanceFigure {
  /// Hyperparameters that are drawn; the least important ones are left out, and counted.
  static let limit = 20

  let importance: HyperparameterImportance
  let options: FigureOptions
  /// Those drawn, the most important first.
  private let shown: [Int]

  init(_ landscape: Landscape, options: FigureOptions) {
    importance = HyperparameterImportance(of: landscape)
    self.options = options
    let total = importance.involvements ?? []
    let varied = landscape.space.hyperparameters.indices.filter {
      landscape.space.hyperparameters[$0].domain.count > 1
    }
    let main = Dictionary(
      importance.effects.filter { $0.hyperparameters.count == 1 }.map {
        ($0.hyperparameters[0], $0.share)
      }, uniquingKeysWith: { first, _ in first })
    shown = Array(
      varied.filter { $0 < total.count }.sorted {
        (main[$0] ?? 0, total[$0], $1) > (main[$1] ?? 0, total[$1], $0)
      }.prefix(Self.limit))
  }

  private var space: SearchSpace { importance.landscape.space }
  private func name(_ index: Int) -> String { space.hyperparameters[index].name }

  var drawn: DrawnFigure {
    var data = FigureTable(["hyperparameters", "order", "share", "low", "high"])
    for effect in importance.effects {
      data.append([
        .text(effect.hyperparameters.map(name).joined(separator: " × ")),
        .integer(effect.hyperparameters.count), .number(effect.share),
        .init(effect.interval?.lowerBound), .init(effect.interval?.upperBound),
      ])
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let page = FigurePage(
      "Importance of hyperparameters in \(importance.landscape.id)", finding: importance.finding(),
      notes: notes, width: options.width)
    guard !shown.isEmpty else {
      return FigurePage(page.title, finding: page.finding, width: page.width)
        .document(saying: "There is nothing to decompose.")
    }
    let isWide = options.width >= 500 && shown.count > 1
    let rows = Double(shown.count)
    let bars = max(120, rows * 26 + 70)
    let side = max(60, rows * 28) + 40 + Panel.turnedLength(shown.map(name), limit: 18)
    let height = isWide ? max(bars, side) : bars + (shown.count > 1 ? side + 20 : 0)
    return page.document(bodyHeight: height + 76) { body in
      var first = body.inset(bottom: 76)
      var second = first
      if isWide {
        first.width = body.width * 0.52
        second = first.inset(left: first.width + 16)
        second.width = min(body.right - second.x, rows * 60 + 160)
        first.height = bars
        second.height = side
      } else {
        first.height = bars
        second = second.inset(top: bars + 20)
      }
      var below = body
      below.y = body.bottom - 62
      below.height = 62
      return effects(in: first) + (shown.count > 1 ? pairs(in: second) : []) + orders(in: below)
    }
  }

  private var notes: [String] {
    var notes = [
      "Bars: the share of the variance of the \(ShownValues(importance.landscape).plural) that a "
        + "hyperparameter explains alone;"
    ]
    notes.append("pale: with all that it takes part in.")
    if importance.effects.contains(where: { $0.interval != nil }) {
      notes.append(
        "Whiskers: \(percentage(importance.confidence)) intervals "
          + (importance.decomposition == .forest ? "between trees." : "between folds."))
    }
    let single = importance.shareByOrder.first ?? 0
    notes.append("Single effects sum to \(percentage(single)).")
    if let rest = importance.rest, rest > 0.0005 {
      notes.append("Not shown by singles and pairs: \(percentage(rest)).")
    }
    let left = (importance.involvements?.count ?? 0) - shown.count
    if left > 0, shown.count == Self.limit {
      notes.append("The \(Self.limit) most important; \(left) more are left out.")
    }
    return notes
  }

  private func effect(_ set: [Int]) -> HyperparameterImportance.Effect? {
    importance.effects.first { $0.hyperparameters == set.sorted() }
  }

  private func effects(in cell: Rectangle) -> [Markup] {
    let totals = importance.involvements ?? []
    let largest =
      shown.map { max(totals[$0], effect([$0])?.interval?.upperBound ?? 0) }.max() ?? 1
    var panel = Panel(
      in: cell, x: Axis("share of the variance", .linear(0...max(largest * 1.06, 0.01))),
      y: Axis("", .bands(shown.reversed().map(name))), heading: "Main effects")
    panel.grid = (true, false)
    let half = min(9, panel.bandHeight * 0.36)
    for (place, index) in shown.enumerated() {
      let row = Double(shown.count - 1 - place)
      let (share, interval) = (effect([index])?.share ?? 0, effect([index])?.interval)
      func bar(_ value: Double, _ opacity: Double, _ what: String) -> Markup {
        Series.bar(
          panel.point(0, row) - SIMD2(0, half), panel.point(value, row) + SIMD2(0, half),
          color: Series.color(0), title: "\(name(index)) \(what): \(percentage(value))",
          opacity: opacity)
      }
      panel.marks += [bar(totals[index], 0.25, "with all others"), bar(share, 1, "alone")]
      if let interval {
        panel.marks.append(
          Series.whisker(
            panel.point(interval.lowerBound, row), panel.point(interval.upperBound, row))
        )
      }
    }
    return panel.elements
  }

  private func pairs(in cell: Rectangle) -> [Markup] {
    let largest =
      importance.effects.filter { $0.hyperparameters.count == 2 }.map(\.share).max() ?? 0
    // Below the diagonal: names need no second place.
    let cells = shown.dropFirst().enumerated().map { row, first in
      shown.dropLast().enumerated().map { column, second -> HeatMap.Cell? in
        guard column <= row else { return nil }
        let share = effect([first, second])?.share
        return HeatMap.Cell(
          share: share.map { largest > 0 ? 1 - $0 / largest : 1 },
          text: share.map {
            percentage($0).replacing(" %", with: "").replacing("below ", with: "<")
          } ?? "",
          title: "\(name(first)) × \(name(second)): \(share.map(percentage) ?? "unknown")")
      }
    }
    return HeatMap(
      rows: shown.dropFirst().map(name), columns: shown.dropLast().map(name), cells: cells
    ).panel(in: cell, heading: "What pairs add (%)").elements
  }

  /// One bar, cut by the size of the sets.
  private func orders(in cell: Rectangle) -> [Markup] {
    var parts = importance.shareByOrder.enumerated().map { order, share in
      (name: order == 0 ? "alone" : order == 1 ? "pairs" : "sets of \(order + 1)", share: share)
    }
    let rest = 1 - parts.reduce(0) { $0 + $1.share }
    if rest > 0.001 { parts.append(("larger sets and what the forest leaves open", rest)) }
    parts = parts.filter { $0.share > 0.0005 }
    let total = max(parts.reduce(0) { $0 + $1.share }, 1e-9)
    var marks = [
      SVGDocument.label(
        "Share of the variance by size of the set", x: cell.x, y: cell.y + 10, bold: true)
    ]
    var x = cell.x
    var textEnd = cell.x
    for (index, part) in parts.enumerated() {
      let width = cell.width * part.share / total
      marks.append(
        Series.bar(
          SIMD2(x, cell.y + 18), SIMD2(x + max(width - 1, 0.3), cell.y + 36),
          color: Series.color(index), title: "\(part.name): \(percentage(part.share))"))
      let text = "\(part.name) \(percentage(part.share))"
      let place = textEnd
      if place + widthOfText(text, size: 11) <= cell.right {
        marks.append(
          Series.bar(
            SIMD2(place, cell.y + 45), SIMD2(place + 8, cell.y + 53), color: Series.color(index)))
        marks.append(
          SVGDocument.label(text, x: place + 12, y: cell.y + 53, size: 11, quiet: true))
        textEnd = place + 12 + widthOfText(text, size: 11) + 10
      }
      x += width
    }
    return marks
  }
}
