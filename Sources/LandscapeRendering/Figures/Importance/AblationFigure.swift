import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

extension Figure {
  static let ablation = Figure(
    name: "ablation",
    summary: "loss from the default to the best, one hyperparameter at a time",
    section: .importance,
    options: [.width],
    synonyms: [
      .init("ablation_paths", "DeepCAVE")
    ],
    drawing: .losses { landscape, options in AblationFigure(landscape, options: options).drawn })
}

/// The loss along the path from the default configuration to the best, one hyperparameter at a
/// time.
struct AblationFigure {
  let landscape: Landscape
  let options: FigureOptions
  /// `nil` where no configuration can be started from.
  private let path: AblationPath?
  private let values: ShownValues

  init(_ landscape: Landscape, options: FigureOptions) {
    self.landscape = landscape
    self.options = options
    values = ShownValues(landscape)
    path = (try? AblationPath.start(on: landscape)).map { AblationPath(on: landscape, from: $0) }
  }

  private func change(_ step: AblationPath.Step) -> String {
    let hyperparameter = landscape.space.hyperparameters[step.hyperparameter]
    return "\(hyperparameter.name)=\(hyperparameter.domain.levels[step.level].shortText)"
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["step", "change", "rank", "loss"])
    if let path {
      data.append([0, "start", .integer(path.startRank), .init(path.startLoss)])
      for (index, step) in path.steps.enumerated() {
        data.append([
          .integer(index + 1), .text(change(step)), .integer(step.rank), .number(step.loss),
        ])
      }
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    guard let path, let start = path.startLoss else {
      return FigurePage(
        "Ablation in \(landscape.id)", finding: "There is no configuration to start from.",
        width: options.width
      ).document(saying: "The path needs an evaluated configuration to start from.")
    }
    let losses = [start] + path.steps.map(\.loss)
    let drops = path.steps.indices.map { losses[$0] - losses[$0 + 1] }
    var finding = "The default is the best configuration seen, \(values.text(start))."
    if let largest = drops.indices.max(by: { drops[$0] < drops[$1] }) {
      finding =
        "From \(values.text(start)) to \(values.number(losses[losses.count - 1])); most by "
        + "\(change(path.steps[largest])), \(typeset(drops[largest])) of "
        + "\(typeset(start - path.targetLoss))."
    }
    var page = FigurePage(
      "From the default to the best of \(landscape.id)", finding: finding, width: options.width)
    page.notes = [
      "Start: the middle level of each ordinal hyperparameter and the first of each categorical one, "
        + "or the nearest configuration evaluated. Each step makes the change that is best."
    ]
    if !path.missing.isEmpty {
      let names = path.missing.map { landscape.space.hyperparameters[$0].name }
      page.notes.append(
        "The path ends where no single change was evaluated; left: \(names.joined(separator: ", "))."
      )
    }
    let names = ["start"] + path.steps.map(change)
    let isNarrow = Panel.turnedLength(names) > (options.width - 120) / Double(names.count)
    return page.document(bodyHeight: 300 + (isNarrow ? Panel.turnedLength(names) : 0)) { body in
      var panel = Panel(
        in: body, x: Axis("", .bands(names)), y: Axis(values, adaptingTo: losses))
      let places = losses.enumerated().map { panel.clamped(Double($0), $1) }
      panel.marks = [Series.path(places, color: Series.color(0))]
      for (index, place) in places.enumerated() {
        panel.marks.append(
          Glyphs.disc(
            place, radius: 4, fill: Series.color(0), kind: "point",
            title: "\(names[index]): \(values.text(losses[index]))",
            rank: index == 0 ? path.startRank : path.steps[index - 1].rank))
      }
      if path.missing.isEmpty, let last = places.last {
        panel.marks.append(Glyphs.star(last, radius: 8))
      }
      return panel.elements
    }
  }
}
