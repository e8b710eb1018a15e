import Documents
import Landscapes
import Numerical
import SearchSpaces

extension Figure {
  static let slice = Figure(
    name: "slice",
    summary: "every loss against each hyperparameter",
    section: .importance,
    options: [.width, .seed, .hyperparameters],
    synonyms: [
      .init("rank", "Optuna")
    ],
    drawing: .losses { landscape, options throws(RenderingError) in
      try SliceFigure(landscape, options: options).drawn
    })
}

/// Every observed loss against each hyperparameter in turn.
///
/// Boxes are of all losses at a level; points are a sample where there are many. Configurations in
/// which the hyperparameter does not act stand apart.
struct SliceFigure {
  static let panelLimit = 9
  /// Points of a panel.
  static let pointLimit = 1200

  let landscape: Landscape
  let options: FigureOptions
  private let shown: [Int]
  private let best: Int
  private let values: ShownValues

  init(_ landscape: Landscape, options: FigureOptions) throws(RenderingError) {
    self.landscape = landscape
    self.options = options
    best = landscape.bestNode
    values = ShownValues(landscape)
    shown = try HyperparameterChoice(landscape, options, limit: Self.panelLimit).indices
  }

  var drawn: DrawnFigure {
    let space = landscape.space
    var data = FigureTable(["rank", "loss"] + shown.map { space.hyperparameters[$0].name })
    for node in landscape.losses.indices {
      let rank = landscape.rank(ofNode: node)
      let active = space.activity(of: space.configuration(at: rank))
      let values = space.values(at: rank)
      data.append(
        [.integer(rank), .number(landscape.losses[node])]
          + shown.map { active[$0] ? .text(values[$0].description) : .missing })
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let text = ConfigurationText(landscape)
    var page = FigurePage(
      values.heading("against each hyperparameter of \(landscape.id)"),
      finding: "The best of \(grouped(landscape.count)), \(values.text(landscape.losses[best])), "
        + "is at \(shortened(text.levels(of: best), to: 240)).", width: options.width)
    guard !shown.isEmpty else { return page.document(saying: "No hyperparameter varies here.") }
    let axis = Axis(values, adaptingTo: landscape.losses)
    let nodes = ConfigurationText.sample(
      of: landscape, limit: Self.pointLimit, seed: options.seed)
    page.notes = [
      "Boxes: quartiles and median of all \(values.plural) at a level, whiskers the 5 % and 95 % quantiles. "
        + "Star: the best. Points stand beside each other at random, seed \(options.seed)."
    ]
    if nodes.count < landscape.count {
      page.notes.append(
        "Points: \(grouped(nodes.count)) of \(grouped(landscape.count)) configurations.")
    }
    if let note = offScaleNote(landscape.losses.count { !axis.shows($0) }) {
      page.notes.append(note)
    }
    if HyperparameterChoice.variedCount(landscape.space) > shown.count,
      options.hyperparameters.isEmpty
    {
      page.notes.append("The \(shown.count) most important hyperparameters.")
    }
    page.notes += values.notes
    let grid = PanelGrid(shown.count, width: options.width)
    return page.document(bodyHeight: grid.height(perRow: grid.columns == 1 ? 280 : 230)) { body in
      zip(shown, grid.cells(in: body)).flatMap { panel($0, nodes, axis, text, in: $1) }
    }
  }

  private func panel(
    _ index: Int, _ nodes: [Int], _ axis: Axis, _ text: ConfigurationText, in cell: Rectangle
  ) -> [Markup] {
    let space = landscape.space
    let isConditional = space.hyperparameters[index].condition != nil
    func isActive(_ node: Int) -> Bool {
      !isConditional
        || space.activity(of: space.configuration(at: landscape.rank(ofNode: node)))[index]
    }
    let levels = LevelAxis(space.hyperparameters[index], hasInactive: isConditional)
    var panel = Panel(in: cell, x: levels.axis, y: axis)
    func position(_ node: Int) -> Double? {
      isActive(node)
        ? levels.positions[space.level(of: index, at: landscape.rank(ofNode: node))]
        : levels.inactivePosition
    }
    var generator = Seed(options.seed).derived("jitter", index).generator()
    let spread = levels.hasBands ? 0.7 * panel.bandWidth : 0
    var drawn: [Int] = []
    var places: [SIMD2<Double>] = []
    var bestPlace: SIMD2<Double>?
    for node in nodes {
      guard let position = position(node) else { continue }
      let draw = generator.uniform() - 0.5
      let jitter = node == best ? 0 : draw * spread
      let place = panel.clamped(position, landscape.losses[node])
      drawn.append(node)
      places.append(place + SIMD2(jitter, 0))
      if node == best { bestPlace = place }
    }
    var cloud = PointCloud(places)
    cloud.cloudCount = shown.count
    cloud.opacity = levels.hasBands ? 0.35 : 0.6
    panel.marks = cloud.elements(ranks: drawn.map { landscape.rank(ofNode: $0) }) {
      text.title(of: drawn[$0])
    }
    if levels.hasBands { panel.marks += boxes(levels, panel, position) }
    if let bestPlace { panel.marks.append(Glyphs.star(bestPlace, radius: 7)) }
    return panel.elements
  }

  private func boxes(
    _ levels: LevelAxis, _ panel: Panel, _ position: (Int) -> Double?
  ) -> [Markup] {
    var groups: [Double: [Double]] = [:]
    for (node, loss) in landscape.losses.enumerated() {
      if let position = position(node) { groups[position, default: []].append(loss) }
    }
    return groups.sorted { $0.key < $1.key }.filter { $0.value.count >= 5 }.flatMap { group in
      let quantiles = Quantiles(of: group.value)
      return Series.box(
        quantiles, at: panel.horizontal(group.key), width: min(26, panel.bandWidth * 0.5),
        color: Series.color(0),
        title: "median \(values.number(quantiles.median)), quartiles "
          + "\(values.number(quantiles.value(at: 0.25))) and "
          + "\(values.number(quantiles.value(at: 0.75))), "
          + "n = \(grouped(group.value.count))"
      ) { panel.clamped(group.key, $0).y }
    }
  }
}
