import Documents
import Landscapes
import Numerical

extension Figure {
  static let edf = Figure(
    name: "edf",
    summary: "empirical distribution of the losses of one landscape or several",
    section: .shape,
    options: [.width],
    drawing: .collection(.fidelities) { landscapes, options in
      EmpiricalDistributionFigure(landscapes, options: options).drawn
    })
}

/// The empirical distribution of the losses of several landscapes: the share of configurations no
/// worse than a loss.
struct EmpiricalDistributionFigure {
  /// Lines that can be told apart.
  static let lineLimit = 8
  /// Steps of a line; longer ones keep every n-th.
  static let stepLimit = 400

  let landscapes: [Landscape]
  let options: FigureOptions

  init(_ landscapes: [Landscape], options: FigureOptions) {
    self.landscapes = landscapes
    self.options = options
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["landscape", "loss", "share"])
    for landscape in landscapes {
      let losses = landscape.losses.sorted()
      for (index, loss) in losses.enumerated() {
        data.append([
          .text(landscape.id), .number(loss), .number(Double(index + 1) / Double(losses.count)),
        ])
      }
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let shown = Array(landscapes.prefix(Self.lineLimit))
    let values = ShownValues(shown)
    let medians = shown.map { Quantiles(of: $0.losses).median }
    let best = shown.indices.min { medians[$0] < medians[$1] } ?? 0
    var page = FigurePage(
      "Empirical distribution of \(values.plural)",
      finding: shown.count == 1
        ? "Half of the \(counted(shown[0].count, "configuration", "configurations")) of "
          + "\(shown[0].id) have \(values.noun) \(values.number(medians[0])) or better."
        : "Best median: \(values.text(medians[best])), of \(shown[best].id); "
          + "\(landscapes.count) landscapes.", width: options.width)
    let names = LandscapeNames(shown)
    let all = shown.flatMap(\.losses)
    let axis = Axis(values, adaptingTo: all)
    page.notes = [
      "A line further up and \(values.isScore ? "right" : "left") is better: the share that is as good "
        + "or better."
    ]
    if shown.count < landscapes.count {
      page.notes.append("The first \(shown.count) of \(landscapes.count) landscapes.")
    }
    if shown.count > 1, let note = names.note { page.notes.append(note) }
    if let note = offScaleNote(all.count { !axis.shows($0) }) { page.notes.append(note) }
    let key = LineKey(names.names, width: options.width - 48)
    return page.document(bodyHeight: 340 + key.height) { body in
      var panel = Panel(
        in: body.inset(bottom: key.height), x: axis,
        y: Axis("share of configurations", .linear(0...1)))
      for (index, landscape) in shown.enumerated() {
        panel.marks.append(
          Series.path(
            steps(landscape, panel), color: Series.color(index), dashes: Series.dash(index),
            title: landscape.id))
      }
      return panel.elements + key.elements(at: SIMD2(body.x, body.bottom - key.height))
    }
  }

  private func steps(_ landscape: Landscape, _ panel: Panel) -> [SIMD2<Double>] {
    let losses = landscape.losses.sorted()
    let stride = max(1, losses.count / Self.stepLimit)
    var points = [panel.clamped(losses[0], 0)]
    var index = 0
    while index < losses.count {
      let last = min(losses.count, index + stride) - 1
      points.append(panel.clamped(losses[last], Double(index) / Double(losses.count)))
      points.append(panel.clamped(losses[last], Double(last + 1) / Double(losses.count)))
      index = last + 1
    }
    return points
  }
}
