import Documents
import Landscapes
import SearchSpaces

extension Figure {
  static let pareto = Figure(
    name: "pareto",
    summary: "loss against seconds of training",
    section: .shape,
    options: [.width],
    synonyms: [
      .init("pareto_front", "Optuna", "of loss and seconds")
    ],
    drawing: .scenario { trainings, options in ParetoFigure(trainings, options: options).drawn })
}

/// Loss against the seconds that a configuration takes to train, and those that none beats in both.
struct ParetoFigure {
  let scenario: EvaluatedScenario
  let options: FigureOptions
  /// Per configuration with a loss, by rank.
  private let points: [Point]

  private struct Point {
    let rank: Int
    let loss: Double
    /// Mean over trainings.
    let seconds: Double
  }

  init(_ scenario: EvaluatedScenario, options: FigureOptions) {
    self.scenario = scenario
    self.options = options
    points = scenario.byRank.compactMap { rank, evaluations in
      let losses = evaluations.compactMap(\.finalLoss)
      guard !losses.isEmpty else { return nil }
      return Point(
        rank: rank, loss: losses.reduce(0, +) / Double(losses.count),
        seconds: evaluations.reduce(0) { $0 + $1.seconds } / Double(evaluations.count))
    }
  }

  /// Indices of points that no other beats in both, by seconds.
  private var front: [Int] {
    var front: [Int] = []
    let order = points.indices.sorted {
      (points[$0].seconds, points[$0].loss, $0) < (points[$1].seconds, points[$1].loss, $1)
    }
    for index in order where points[index].loss < front.last.map({ points[$0].loss }) ?? .infinity {
      front.append(index)
    }
    return front
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["rank", "seconds", "loss", "is_on_front"])
    let front = Set(front)
    for (index, point) in points.enumerated() {
      data.append([
        .integer(point.rank), .number(point.seconds), .number(point.loss),
        .integer(front.contains(index) ? 1 : 0),
      ])
    }
    return DrawnFigure(document, data: data)
  }

  private var values: ShownValues { scenario.shownValues }
  private var title: String {
    "\(values.isScore ? values.noun : "Loss") against cost of \(scenario.name)"
  }

  private var document: SVGDocument {
    let front = front
    guard let last = front.last, let first = front.first else {
      return FigurePage(
        title, finding: "No training gave a loss.",
        width: options.width
      ).document(saying: "There are no finished trainings.")
    }
    var page = FigurePage(
      title,
      finding: "\(counted(front.count, "configuration", "configurations")) of "
        + "\(grouped(points.count)) are beaten by none in both; the best takes "
        + "\(typeset(points[last].seconds)) s, the quickest, "
        + "\(values.text(points[first].loss)), \(typeset(points[first].seconds)) s.",
      width: options.width)
    let losses = points.map(\.loss)
    let (x, y) = (
      Axis("seconds per training", adaptingTo: points.map(\.seconds)),
      Axis(values, adaptingTo: losses)
    )
    page.notes = [
      "Line: configurations that no other beats in \(values.noun) and seconds. Star: the best."
    ]
    let outside = points.count { !x.shows($0.seconds) || !y.shows($0.loss) }
    if let note = offScaleNote(outside) { page.notes.append(note) }
    return page.document(bodyHeight: 380) { body in
      var panel = Panel(in: body, x: x, y: y)
      func place(_ index: Int) -> SIMD2<Double> {
        panel.clamped(points[index].seconds, points[index].loss)
      }
      func title(_ index: Int) -> String {
        "\(scenario.levels(at: points[index].rank)): \(values.text(points[index].loss)), "
          + "\(typeset(points[index].seconds)) s"
      }
      panel.marks = PointCloud(points.indices.map(place)).elements(
        ranks: points.map(\.rank), title: title)
      var corners: [SIMD2<Double>] = []
      for index in front {
        if let before = corners.last { corners.append(SIMD2(place(index).x, before.y)) }
        corners.append(place(index))
      }
      panel.marks.append(Series.path(corners, color: Series.color(1), width: 1.6))
      panel.marks += front.map {
        Glyphs.disc(
          place($0), radius: 4.4, fill: Series.color(1), kind: "front", title: title($0),
          rank: points[$0].rank)
      }
      panel.marks.append(Glyphs.star(place(last), radius: 8))
      return panel.elements
    }
  }
}
