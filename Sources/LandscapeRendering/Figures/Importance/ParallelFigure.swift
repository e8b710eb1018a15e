import Documents
import Landscapes
import Numerical
import SearchSpaces

extension Figure {
  static let parallel = Figure(
    name: "parallel",
    summary: "parallel coordinates, the best fifth before the rest",
    section: .importance,
    options: [.width, .seed, .colorMap, .hyperparameters],
    synonyms: [
      .init("parallel_coordinate", "Optuna")
    ],
    drawing: .losses { landscape, options throws(RenderingError) in
      try ParallelFigure(landscape, options: options).drawn
    })
}

/// Parallel coordinates: an axis per hyperparameter, the loss last, a line per configuration.
///
/// The best fifth is coloured by rank, the rest stands pale behind it. Lines of one level are
/// spread a little, so that bundles show how many they are.
struct ParallelFigure {
  static let lineLimit = 2000
  static let axisLimit = 12

  let landscape: Landscape
  let options: FigureOptions
  private let shown: [Int]

  init(_ landscape: Landscape, options: FigureOptions) throws(RenderingError) {
    self.landscape = landscape
    self.options = options
    shown = try HyperparameterChoice(landscape, options, limit: Self.axisLimit).indices
  }

  /// Nodes by ascending loss.
  private var order: [Int] { Ranking.order(landscape.losses).map { Int($0) } }
  private var bestCount: Int { max(1, landscape.count / 5) }

  var drawn: DrawnFigure {
    let space = landscape.space
    var data = FigureTable(
      ["rank", "is_best_fifth"] + shown.map { space.hyperparameters[$0].name } + ["loss"])
    for (place, node) in order.enumerated() {
      let rank = landscape.rank(ofNode: node)
      let values = space.values(at: rank)
      data.append(
        [.integer(rank), .integer(place < bestCount ? 1 : 0)]
          + shown.map { .text(values[$0].description) } + [.number(landscape.losses[node])])
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    var page = FigurePage(
      "Parallel coordinates of \(landscape.id)", finding: finding, width: options.width)
    // The dark end of the colours needs the light ground.
    page.followsColorScheme = false
    let half = Self.lineLimit / 2
    let all = order
    var generator = Seed(options.seed).derived("parallel lines").generator()
    func drawn(_ nodes: [Int], _ limit: Int) -> [Int] {
      guard nodes.count > limit else { return nodes }
      return generator.sample(limit, of: nodes.count).sorted().map { nodes[$0] }
    }
    let best = drawn(Array(all.prefix(bestCount)), half)
    let rest = drawn(Array(all.dropFirst(bestCount)), half)
    page.notes = [
      "Coloured: the best fifth, dark the best. Grey: the rest. Levels from below as declared; lines "
        + "of a level are spread by chance, seed \(options.seed)."
    ]
    if best.count + rest.count < landscape.count {
      page.notes.append(
        "\(grouped(best.count + rest.count)) of \(grouped(landscape.count)) configurations drawn.")
    }
    let axis = Axis(ShownValues(landscape), adaptingTo: landscape.losses)
    if let note = offScaleNote(landscape.losses.count { !axis.shows($0) }) {
      page.notes.append(note)
    }
    if HyperparameterChoice.variedCount(landscape.space) > shown.count,
      options.hyperparameters.isEmpty
    {
      page.notes.append("The \(shown.count) most important hyperparameters.")
    }
    return page.document(bodyHeight: 380) { body in
      marks(best: best, rest: rest, loss: axis, in: body)
    }
  }

  /// What the best fifth have in common.
  private var finding: String {
    let space = landscape.space
    let best = order.prefix(bestCount)
    var strongest: (text: String, gain: Double)?
    for index in shown {
      let count = space.hyperparameters[index].domain.count
      func counts(_ nodes: some Sequence<Int>) -> [Double] {
        var counts = [Double](repeating: 0, count: count)
        for node in nodes { counts[space.level(of: index, at: landscape.rank(ofNode: node))] += 1 }
        return counts
      }
      let (own, all) = (counts(best), counts(landscape.losses.indices))
      for level in 0..<count where count > 1 {
        let share = own[level] / Double(best.count)
        let gain = share - all[level] / Double(landscape.count)
        if gain > strongest?.gain ?? 0 {
          strongest = (
            "\(percentage(share)) of the best fifth have \(space.hyperparameters[index].name)="
              + "\(space.hyperparameters[index].domain.levels[level]), of all "
              + "\(percentage(all[level] / Double(landscape.count)))", gain
          )
        }
      }
    }
    return (strongest?.text ?? "No level is more frequent among the best fifth than among all")
      + "; n = \(grouped(landscape.count))."
  }

  private func marks(
    best: [Int], rest: [Int], loss: Axis, in body: Rectangle
  ) -> [Markup] {
    let space = landscape.space
    let axes =
      shown.map { LevelAxis(space.hyperparameters[$0], titled: false) }
    let columns = axes.count + 1
    let area = body.inset(left: 58, top: 40, right: 66, bottom: 30)
    let gap = columns > 1 ? area.width / Double(columns - 1) : 0
    func x(_ column: Int) -> Double { columns > 1 ? area.x + Double(column) * gap : area.x }
    func y(_ axis: Axis, _ value: Double) -> Double {
      area.bottom - min(max(axis.share(of: value), 0), 1) * area.height
    }
    var generator = Seed(options.seed).derived("parallel spread").generator()
    func path(_ node: Int) -> [SIMD2<Double>] {
      let rank = landscape.rank(ofNode: node)
      var points = axes.enumerated().map { column, axis in
        let level = space.level(of: shown[column], at: rank)
        let spread =
          axis.hasBands
          ? (generator.uniform() - 0.5) * 0.5 * area.height / Double(axis.positions.count) : 0
        return SIMD2(x(column), y(axis.axis, axis.positions[level]) + spread)
      }
      points.append(SIMD2(x(columns - 1), y(loss, landscape.losses[node])))
      return points
    }
    let text = ConfigurationText(landscape)
    var marks: [Markup] = []
    if !rest.isEmpty {
      marks.append(
        Series.paths(
          rest.map(path), ranks: rest.map { landscape.rank(ofNode: $0) }, color: "#9aa4ae",
          width: 0.7, opacity: rest.count > 300 ? 0.3 : 0.6))
    }
    let span = Double(max(1, bestCount - 1))
    // Lines of many configurations cover each other: each has less ink.
    let opacity = min(0.85, max(0.12, 60 / Double(best.count)))
    for node in best.reversed() {
      let share = (text.lossRanks[node] - 1) / span
      marks.append(
        Series.path(
          path(node), color: options.colorMap.color(at: 0.85 * min(share, 1)), width: 1,
          title: best.count > 400 ? nil : text.title(of: node), opacity: opacity,
          rank: landscape.rank(ofNode: node)))
    }
    for (column, axis) in axes.enumerated() {
      marks += self.axis(
        axis.axis, named: space.hyperparameters[shown[column]].name, at: x(column), area: area,
        room: gap, row: column % 2)
    }
    marks += self.axis(
      loss, named: text.values.noun, at: x(columns - 1), area: area, room: gap, row: axes.count % 2,
      isLast: true)
    marks.append(
      SVGDocument.label(
        text.values.isScore ? "worst" : "best", x: x(columns - 1), y: area.bottom + 20,
        anchor: "middle", bold: true))
    return marks
  }

  /// An upright axis with its name above, in one of two rows, and its ticks beside it.
  private func axis(
    _ axis: Axis, named name: String, at x: Double, area: Rectangle, room: Double, row: Int,
    isLast: Bool = false
  ) -> [Markup] {
    var marks = [Panel.line(x, area.y, x, area.bottom, kind: "line")]
    let width = min(2 * room, 2 * (x - area.x) + 116, 2 * (area.right - x) + 132)
    marks.append(
      SVGDocument.label(
        shortened(name, to: max(3, Int((width - 8) / 6.8))), x: x,
        y: area.y - (row == 0 ? 26 : 10), size: 11, anchor: "middle", bold: true))
    var end = Double.infinity
    for tick in axis.ticks(5) where axis.shows(tick.value) {
      let y = area.bottom - axis.share(of: tick.value) * area.height
      guard y + 6 < end else { continue }
      end = y - 6
      let limit = isLast ? 9 : max(3, Int((min(room, 120) - 12) / 6.5))
      marks.append(Panel.line(x - 3, y, x + 3, y, kind: "line"))
      marks.append(
        SVGDocument.label(
          shortened(tick.text, to: limit), x: x + 6, y: y + 4, size: 10, haloed: true))
    }
    return marks
  }
}
