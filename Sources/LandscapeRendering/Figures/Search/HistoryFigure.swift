import Documents
import Landscapes

extension Figure {
  static let history = Figure(
    name: "history",
    summary: "every evaluation in its order, and the best so far",
    section: .search,
    options: [.width, .historyScale],
    synonyms: [
      .init("optimization_history", "Optuna"),
      .init("cost_over_time", "DeepCAVE", "against cost: --against cost or seconds"),
    ],
    drawing: .history { histories, options in HistoryFigure(histories, options: options).drawn })
}

/// Every evaluation in the order in which it was finished, and the best so far as a line of steps.
package struct HistoryFigure {
  /// Against what evaluations are drawn.
  package enum Scale: String, Sendable, CaseIterable {
    case evaluations, cost, seconds

    /// The title of the axis.
    var title: String {
      switch self {
      case .evaluations: "evaluations"
      case .cost: "cost, in evaluations of full fidelity"
      case .seconds: "seconds of training"
      }
    }
  }

  /// Series that are told apart.
  static let seriesLimit = Series.colors.count

  let histories: [EvaluationHistory]
  let options: FigureOptions
  /// Per history.
  private let steps: [[EvaluationHistory.Step]]

  init(_ histories: [EvaluationHistory], options: FigureOptions) {
    self.histories = histories
    self.options = options
    steps = histories.map(\.steps)
  }

  private var scale: Scale { options.historyScale }

  private func position(_ step: EvaluationHistory.Step, _ index: Int) -> Double {
    switch scale {
    case .evaluations: Double(index + 1)
    case .cost: step.cost
    case .seconds: step.seconds
    }
  }

  var drawn: DrawnFigure {
    var data = FigureTable(
      ["series", "evaluation", "cost", "seconds", "loss", "best", "configuration"])
    for (history, steps) in zip(histories, steps) {
      for (index, step) in steps.enumerated() {
        data.append([
          .text(history.name), .integer(index + 1), .number(step.cost), .number(step.seconds),
          .init(step.loss), .init(step.best), .text(history.levels(at: step.rank)),
        ])
      }
    }
    return DrawnFigure(document, data: data)
  }

  private var title: String {
    histories.count == 1 ? "History of \(histories[0].name)" : "History of evaluations"
  }

  private var document: SVGDocument {
    let shown = histories.indices.filter { index in steps[index].contains { $0.loss != nil } }
      .prefix(Self.seriesLimit)
    guard !shown.isEmpty else { return emptyDocument }
    if scale == .seconds, shown.allSatisfy({ (steps[$0].last?.seconds ?? 0) == 0 }) {
      return FigurePage(title, finding: "No training was timed.", width: options.width)
        .document(saying: "The source keeps no seconds; the figure is drawn against evaluations.")
    }
    var page = FigurePage(title, finding: finding(shown), width: options.width)
    page.notes = notes(shown)
    let losses = shown.flatMap { steps[$0].compactMap(\.loss) }
    let places = shown.flatMap { series in
      steps[series].indices.map { position(steps[series][$0], $0) }
    }
    let x = Axis(scale.title, .linear(0...max(places.max() ?? 1, 1e-9) * 1.03))
    let y = Axis(ShownValues(shown.map { histories[$0] }), adaptingTo: losses)
    if let note = offScaleNote(losses.count { !y.shows($0) }) { page.notes.append(note) }
    let key = LineKey(shown.map { histories[$0].name }, width: options.width - 48)
    let isCrowded = losses.count > PointCloud.pointLimit
    if isCrowded {
      page.notes[0] = page.notes[0].replacing(
        "Dots: evaluations.", with: "Hexagons: evaluations, darker where there are more.")
    }
    return page.document(bodyHeight: 350 + key.height) { body in
      var panel = Panel(
        in: body.inset(bottom: key.height), x: scale == .evaluations ? x.whole : x, y: y)
      for (color, series) in shown.enumerated() {
        panel.marks += dots(of: series, color: Series.color(color), shown.count, panel)
      }
      for (color, series) in shown.enumerated().reversed() {
        panel.marks += line(of: series, color, panel)
      }
      return panel.elements + key.elements(at: SIMD2(body.x, body.bottom - key.height))
    }
  }

  private var emptyDocument: SVGDocument {
    let unordered = histories.reduce(0) { $0 + $1.unorderedCount }
    let words =
      unordered > 0
      ? "The source does not say in which order its "
        + "\(counted(unordered, "training", "trainings")) were finished: they were imported, or "
        + "stored by an older version."
      : "There are no finished evaluations."
    return FigurePage(
      title, finding: "No evaluation has a loss and a place in the order.", width: options.width
    ).document(saying: words)
  }

  /// Evaluations with a loss as dots, those without as crosses at the upper border.
  private func dots(
    of series: Int, color: String, _ seriesCount: Int, _ panel: Panel
  ) -> [Markup] {
    let steps = steps[series]
    let with = steps.indices.filter { steps[$0].loss != nil }
    let places = with.map { panel.clamped(position(steps[$0], $0), steps[$0].loss ?? 0) }
    var cloud = PointCloud(places)
    cloud.color = color
    cloud.opacity = places.count > 400 ? 0.4 : 0.5
    cloud.cloudCount = seriesCount
    let history = histories[series]
    var marks = cloud.elements(ranks: history.spaceRanks(with.map { steps[$0].rank })) { index in
      let step = steps[with[index]]
      return "\(grouped(with[index] + 1)). \(history.levels(at: step.rank)): "
        + ShownValues([history]).text(step.loss ?? 0)
    }
    let without = steps.indices.filter { steps[$0].loss == nil }
    guard !without.isEmpty else { return marks }
    let crosses = without.map { index -> String in
      let x = panel.horizontal(position(steps[index], index))
      let y = panel.area.y + 4
      return "M\(Glyphs.tenth(x - 3)) \(Glyphs.tenth(y - 3))l6 6m0 -6l-6 6"
    }
    marks.append(
      Markup(
        "path",
        [
          ("class", "failed"), ("d", crosses.joined()), ("fill", "none"), ("stroke", color),
          ("stroke-width", "1.3"),
        ],
        children: [
          Markup(
            "title", text: "\(counted(without.count, "evaluation", "evaluations")) without a value")
        ]))
    return marks
  }

  /// The best so far, from its first evaluation to the last of the history, and a star at the best.
  private func line(of series: Int, _ color: Int, _ panel: Panel) -> [Markup] {
    let steps = steps[series]
    var corners: [SIMD2<Double>] = []
    var best: Double?
    var star = SIMD2(0.0, 0)
    for (index, step) in steps.enumerated() where step.best != best {
      guard let value = step.best else { continue }
      let place = panel.clamped(position(step, index), value)
      if let last = corners.last { corners.append(SIMD2(place.x, last.y)) }
      corners.append(place)
      star = place
      best = value
    }
    if let last = corners.last {
      let end = steps.indices.last.map { panel.horizontal(position(steps[$0], $0)) } ?? last.x
      if end > last.x { corners.append(SIMD2(end, last.y)) }
    }
    return [
      Series.path(
        corners, color: Series.color(color), width: 2.2, dashes: Series.dash(color),
        title: "\(histories[series].name): best so far"),
      Glyphs.star(star, radius: 7.5),
    ]
  }

  private func finding(_ shown: ArraySlice<Int>) -> String {
    let best = shown.min {
      (steps[$0].last?.best ?? .infinity, $0) < (steps[$1].last?.best ?? .infinity, $1)
    }
    guard let best, let lowest = steps[best].last?.best,
      let first = steps[best].firstIndex(where: { $0.best == lowest })
    else { return "" }
    let count = steps[best].count
    let whose = shown.count > 1 ? " of \(histories[best].name)" : ""
    let after = steps[best].firstIndex { step in
      // Within a tenth of the way from the first loss to the best.
      guard let value = step.best, let start = steps[best].compactMap(\.best).first else {
        return false
      }
      return value - lowest <= 0.1 * (start - lowest)
    }
    let soon =
      after.map { $0 < first ? "; nine tenths of the gain were there at \(grouped($0 + 1))" : "" }
      ?? ""
    let values = ShownValues([histories[best]])
    return
      "The \(values.best) \(values.noun)\(whose), \(values.number(lowest)), came at evaluation \(grouped(first + 1)) "
      + "of \(grouped(count))\(soon)."
  }

  private func notes(_ shown: ArraySlice<Int>) -> [String] {
    var notes = ["Dots: evaluations. Line: the best so far. Star: the best."]
    let failed = shown.reduce(0) { total, series in
      total + steps[series].count { $0.loss == nil }
    }
    if failed > 0 {
      notes.append(
        "Crosses at the upper border: \(counted(failed, "evaluation", "evaluations")) without a "
          + "value.")
    }
    if shown.count < histories.count {
      notes.append("\(shown.count) of \(grouped(histories.count)) series drawn.")
    }
    let lower = shown.reduce(0) { total, series in
      let fullest = histories[series].fullest
      return total + histories[series].trainings.count { $0.fidelity != fullest }
    }
    if lower > 0 {
      notes.append(
        "\(counted(lower, "training", "trainings")) at lower fidelities count in the cost alone.")
    }
    let unordered = histories.reduce(0) { $0 + $1.unorderedCount }
    if unordered > 0 {
      notes.append(
        "\(counted(unordered, "training", "trainings")) without a place in the order left out.")
    }
    return notes
  }
}

extension EvaluationHistory {
  /// Ranks of a space as they are; `nil` where ranks are numbers of trials.
  func spaceRanks(_ ranks: [Int]) -> [Int]? {
    if case .space = configurations { return ranks }
    return nil
  }
}
