import Documents
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

extension Figure {
  static let gap = Figure(
    name: "gap",
    summary: "test loss against train loss on one scale, and what explains the difference",
    section: .overfitting,
    options: [.width, .seed, .hyperparameters],
    shows: .gap,
    drawing: .collection(.all) { landscapes, options throws(RenderingError) in
      try GapFigure(landscapes, options: options).drawn
    })
}

/// Loss on other data against train loss, a panel per hyperparameter coloured by its level; beside
/// them what explains the gap.
///
/// Both axes have one scale and equal lengths, so that the way from the diagonal is the gap.
struct GapFigure {
  static let panelLimit = 5
  static let pointLimit = 1500
  private static let keyHeight = 18.0

  let options: FigureOptions
  /// Train, other data, and their differences; `nil` where no scenario has both.
  private let found: (train: Landscape, other: Landscape, gap: Landscape)?
  /// Scenarios that have both.
  private let scenarioCount: Int
  private let shown: [Int]

  init(_ landscapes: [Landscape], options: FigureOptions) throws(RenderingError) {
    self.options = options
    let gaps = GeneralizationGap.landscapes(of: landscapes)
    scenarioCount = gaps.count
    // The fullest fidelity stands last in a source.
    guard let gap = gaps.last,
      let train = landscapes.first(where: {
        $0.measure == .train && $0.scenario == gap.scenario && $0.space == gap.space
      }),
      let other = landscapes.first(where: {
        $0.measure == gap.measure && $0.scenario == gap.scenario && $0.space == gap.space
      })
    else {
      (found, shown) = (nil, [])
      return
    }
    found = (train, other, gap)
    shown = try HyperparameterChoice(gap, options, limit: Self.panelLimit).indices
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["rank", "train", "other", "gap"])
    guard let found else {
      let page = FigurePage(
        "Test loss against train loss", finding: "No landscape has train losses and others.",
        width: options.width)
      return DrawnFigure(
        page.document(
          saying: "There is no scenario with train losses and test or validation losses."),
        data: data)
    }
    for node in found.gap.losses.indices {
      let rank = found.gap.rank(ofNode: node)
      data.append([
        .integer(rank), .init(loss(found.train, rank)), .init(loss(found.other, rank)),
        .number(found.gap.losses[node]),
      ])
    }
    return DrawnFigure(document(found.train, found.other, found.gap), data: data)
  }

  private func loss(_ landscape: Landscape, _ rank: Int) -> Double? {
    landscape.node(ofRank: rank).map { landscape.losses[$0] }
  }

  private func document(_ train: Landscape, _ other: Landscape, _ gap: Landscape) -> SVGDocument {
    let ranks = gap.losses.indices.map { gap.rank(ofNode: $0) }
    let x = ranks.map { loss(train, $0) ?? 0 }
    let y = ranks.map { loss(other, $0) ?? 0 }
    let spearman = Correlation.spearman(x, y)
    let importance = HyperparameterImportance(of: gap)
    let median = Quantiles(of: gap.losses).median
    let outliers = outliers(gap)
    let values = ShownValues([train, other])
    let part = other.measure.rawValue
    var page = FigurePage(
      "\(part.prefix(1).uppercased() + part.dropFirst()) \(values.noun) against train \(values.noun): \(other.id)",
      finding: "Median gap \(typeset(median)); Spearman "
        + "\(spearman.map(typeset) ?? "undefined"). " + importance.finding(of: "gaps"),
      width: options.width)
    page.notes = [
      "Dashed: the same on both; one scale for both axes. Colour and shade: the level of the hyperparameter."
    ]
    if let first = outliers.first {
      let text = ConfigurationText(gap)
      page.notes.append(
        "\(counted(outliers.count, "gap lies", "gaps lie")) beyond 3 robust standard deviations, the "
          + "farthest at \(shortened(text.levels(of: first), to: 160)).")
    }
    if scenarioCount > 1 {
      page.notes.append("The last of \(scenarioCount) scenarios; filter for another.")
    }
    let axis = Axis(values, adaptingTo: x + y)
    let (xAxis, yAxis) = (
      axis.titled("train \(values.title)", shorter: ["train \(values.noun)"]),
      axis.titled("\(part) \(values.title)", shorter: ["\(part) \(values.noun)"])
    )
    let outside = x.indices.count { !xAxis.shows(x[$0]) || !yAxis.shows(y[$0]) }
    if let note = offScaleNote(outside) { page.notes.append(note) }
    let grid = PanelGrid(shown.count + 1, width: options.width)
    // As high as a square panel with its texts is.
    let perRow = max(240, grid.width(of: options.width - 48) + 22)
    return page.document(bodyHeight: grid.height(perRow: perRow)) { body in
      let cells = grid.cells(in: body)
      return zip(shown, cells).flatMap {
        panel($0, gap, (x, y), (xAxis, yAxis), Set(outliers), in: $1)
      } + bars(importance, in: cells[shown.count])
    }
  }

  /// Nodes whose gap is beyond 3 robust standard deviations, the farthest first.
  private func outliers(_ gap: Landscape) -> [Int] {
    let median = Quantiles(of: gap.losses).median
    let deviations = gap.losses.map { abs($0 - median) }
    // 1.4826 makes the median deviation that of a normal distribution.
    let spread = 1.4826 * Quantiles(of: deviations).median
    guard spread > 0 else { return [] }
    return deviations.indices.filter { deviations[$0] > 3 * spread }
      .sorted { (deviations[$0], $1) > (deviations[$1], $0) }
  }

  private func panel(
    _ index: Int, _ gap: Landscape, _ losses: (x: [Double], y: [Double]),
    _ axes: (x: Axis, y: Axis), _ outliers: Set<Int>, in cell: Rectangle
  ) -> [Markup] {
    let hyperparameter = gap.space.hyperparameters[index]
    var panel = Panel(
      in: cell, x: axes.x, y: axes.y, heading: hyperparameter.name, keyHeight: Self.keyHeight
    ).squared
    let nodes = ConfigurationText.sample(of: gap, limit: Self.pointLimit, seed: options.seed)
    let count = hyperparameter.domain.count
    func color(_ level: Int) -> String {
      hyperparameter.domain.kind == .categorical && count <= 8
        ? Series.color(level)
        : ColorMap.viridis.color(at: 0.15 + 0.7 * Double(level) / Double(max(1, count - 1)))
    }
    let text = ConfigurationText(gap)
    panel.marks = [diagonal(panel)]
    var cloud = PointCloud(nodes.map { panel.clamped(losses.x[$0], losses.y[$0]) })
    cloud.cloudCount = shown.count
    panel.marks += cloud.elements(
      colors: nodes.map { color(gap.space.level(of: index, at: gap.rank(ofNode: $0))) },
      ranks: nodes.map { gap.rank(ofNode: $0) }
    ) {
      "\(text.levels(of: nodes[$0])): train \(text.values.number(losses.x[nodes[$0]])), other "
        + text.values.number(losses.y[nodes[$0]])
    }
    return panel.elements + key(of: hyperparameter, color, above: panel.area)
  }

  /// All levels where there is room for them, else the first, the middle and the last.
  private func key(
    of hyperparameter: Hyperparameter, _ color: (Int) -> String, above area: Rectangle
  ) -> [Markup] {
    let count = hyperparameter.domain.count
    let names = hyperparameter.domain.levels.map { shortened($0.shortText, to: 10) }
    func width(_ level: Int) -> Double { 22 + widthOfText(names[level], size: 10) }
    let all = Array(0..<count)
    let fits = count <= 4 && all.reduce(0) { $0 + width($1) } <= area.width + 10
    var x = area.x + 4
    return (fits || count < 4 ? all : [0, count / 2, count - 1]).flatMap { level in
      defer { x += width(level) }
      return [
        Glyphs.disc(SIMD2(x, area.y - 11), radius: 4, fill: color(level), kind: "key"),
        SVGDocument.label(names[level], x: x + 8, y: area.y - 7, size: 10),
      ]
    }
  }

  /// Where both losses are equal: one scale makes it straight.
  private func diagonal(_ panel: Panel) -> Markup {
    Series.path(
      [
        SIMD2(panel.area.x, panel.area.bottom), SIMD2(panel.area.right, panel.area.y),
      ], color: "#6b737b", width: 1.2, dashes: "4 3", title: "the same on both")
  }

  private func bars(_ importance: HyperparameterImportance, in cell: Rectangle) -> [Markup] {
    let main = importance.effects.filter { $0.hyperparameters.count == 1 }.prefix(10)
    guard !main.isEmpty else { return [] }
    let names = main.map { importance.landscape.space.hyperparameters[$0.hyperparameters[0]].name }
    let largest = main.map { max($0.share, $0.interval?.upperBound ?? 0) }.max() ?? 1
    var panel = Panel(
      in: cell, x: Axis("share", .linear(0...max(0.01, largest * 1.06))),
      y: Axis("", .bands(names.reversed())), heading: "Variance of the gap",
      keyHeight: Self.keyHeight)
    panel.grid = (true, false)
    for (place, effect) in main.enumerated() {
      let row = Double(main.count - 1 - place)
      let half = min(8, panel.bandHeight * 0.36)
      panel.marks.append(
        Series.bar(
          panel.point(0, row) - SIMD2(0, half), panel.point(effect.share, row) + SIMD2(0, half),
          color: Series.color(0), title: "\(names[place]): \(percentage(effect.share))"))
      if let interval = effect.interval {
        panel.marks.append(
          Series.whisker(
            panel.point(interval.lowerBound, row), panel.point(interval.upperBound, row)))
      }
    }
    return panel.elements
  }
}
