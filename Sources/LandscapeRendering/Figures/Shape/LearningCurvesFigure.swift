import Documents
import Landscapes
import Numerical
import SearchSpaces

extension Figure {
  static let curves = Figure(
    name: "curves",
    summary: "learning curves of the best configurations, with a band over folds",
    section: .shape,
    options: [.width, .seed],
    synonyms: [
      .init("intermediate_values", "Optuna"),
      .init("learning_curves", "other tools"),
    ],
    drawing: .scenario { trainings, options in
      LearningCurvesFigure(trainings, options: options).drawn
    })
}

/// Learning curves of the best configurations, a band over folds, before a light background of the
/// others.
struct LearningCurvesFigure {
  /// Configurations in colour.
  static let limit = 5
  static let backgroundLimit = 300

  let scenario: EvaluatedScenario
  let options: FigureOptions
  /// Per configuration with curves, the best first.
  private let curves: [Curve]
  /// Trainings that diverged.
  private let divergedCount: Int

  private struct Curve {
    let rank: Int
    /// Mean last validation loss.
    let loss: Double
    /// Mean, lowest and highest validation loss over folds, by step.
    let points: [(step: Int, mean: Double, low: Double, high: Double)]
  }

  init(_ scenario: EvaluatedScenario, options: FigureOptions) {
    self.scenario = scenario
    self.options = options
    divergedCount = scenario.evaluations.count {
      if case .diverged = $0.outcome { true } else { false }
    }
    curves = scenario.byRank.compactMap { rank, evaluations -> Curve? in
      var values: [Int: [Double]] = [:]
      for sample in evaluations.flatMap(\.curve) {
        guard let loss = sample.validation ?? sample.train, loss.isFinite else { continue }
        values[sample.step, default: []].append(loss)
      }
      let points = values.sorted { $0.key < $1.key }.map { step, losses in
        (
          step: step, mean: losses.reduce(0, +) / Double(losses.count), low: losses.min() ?? 0,
          high: losses.max() ?? 0
        )
      }
      let losses = evaluations.compactMap(\.finalLoss)
      guard let last = points.last else { return nil }
      return Curve(
        rank: rank,
        loss: losses.isEmpty ? last.mean : losses.reduce(0, +) / Double(losses.count),
        points: points)
    }.sorted { ($0.loss, $0.rank) < ($1.loss, $1.rank) }
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["rank", "step", "mean", "low", "high"])
    for curve in curves {
      for point in curve.points {
        data.append([
          .integer(curve.rank), .integer(point.step), .number(point.mean), .number(point.low),
          .number(point.high),
        ])
      }
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    guard let best = curves.first else {
      return FigurePage(
        "Learning curves of \(scenario.name)", finding: "No training stored a learning curve.",
        width: options.width
      ).document(saying: "There are no learning curves; learners that train in steps store them.")
    }
    let low = best.points.min { $0.mean < $1.mean }
    var page = FigurePage(
      "Learning curves of \(scenario.name)",
      finding:
        "The best of \(grouped(curves.count)), \(scenario.levels(at: best.rank)), is best at "
        + "step \(low?.step ?? 0): \(scenario.shownValues.number(low?.mean ?? best.loss)).",
      width: options.width)
    page.notes = [
      "Coloured: the best \(min(Self.limit, curves.count)) by their last loss, bands from the lowest "
        + "to the highest fold. Grey: other configurations."
    ]
    if divergedCount > 0 {
      page.notes.append("\(counted(divergedCount, "training", "trainings")) diverged.")
    }
    let rest = Array(curves.dropFirst(Self.limit))
    var generator = Seed(options.seed).derived("background curves").generator()
    let background =
      rest.count > Self.backgroundLimit
      ? generator.sample(Self.backgroundLimit, of: rest.count).sorted().map { rest[$0] } : rest
    if background.count < rest.count {
      page.notes.append("\(background.count) of \(grouped(rest.count)) others drawn.")
    }
    let values = curves.flatMap { $0.points.map(\.mean) }
    let steps = curves.flatMap { $0.points.map { Double($0.step) } }
    let shownValues = scenario.shownValues
    let axis = Axis(
      shownValues, adaptingTo: values,
      title: shownValues.title == "loss" ? "validation loss" : shownValues.title)
    if let note = offScaleNote(values.count { !axis.shows($0) }) { page.notes.append(note) }
    let shown = Array(curves.prefix(Self.limit))
    let key = LineKey(shown.map { scenario.levels(at: $0.rank) }, width: options.width - 48)
    return page.document(bodyHeight: 350 + key.height) { body in
      var panel = Panel(
        in: body.inset(bottom: key.height), x: Axis("step (epochs or trees)", of: steps).whole,
        y: axis)
      func line(_ curve: Curve, _ value: (Int) -> Double) -> [SIMD2<Double>] {
        curve.points.indices.map { panel.clamped(Double(curve.points[$0].step), value($0)) }
      }
      if !background.isEmpty {
        panel.marks.append(
          Series.paths(
            background.map { curve in line(curve) { curve.points[$0].mean } },
            ranks: background.map(\.rank), color: "#9aa4ae", width: 0.7, opacity: 0.35))
      }
      for (index, curve) in shown.enumerated().reversed() {
        panel.marks += [
          Series.band(
            line(curve) { curve.points[$0].high }, line(curve) { curve.points[$0].low },
            color: Series.color(index), opacity: 0.15),
          Series.path(
            line(curve) { curve.points[$0].mean }, color: Series.color(index),
            dashes: Series.dash(index),
            title: "\(scenario.levels(at: curve.rank)): \(shownValues.text(curve.loss))",
            rank: curve.rank),
        ]
      }
      return panel.elements + key.elements(at: SIMD2(body.x, body.bottom - key.height))
    }
  }
}
