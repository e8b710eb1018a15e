import Documents
import LandscapeAnalysis
import Landscapes

extension Figure {
  static let basins = Figure(
    name: "basins",
    summary: "size of each basin against the loss of its optimum",
    section: .shape,
    options: [.width],
    drawing: .landscape { measured, options in BasinsFigure(measured, options: options).drawn })
}

/// The size of each basin of attraction against the loss of its optimum.
struct BasinsFigure {
  let measured: MeasuredLandscape
  let options: FigureOptions

  init(_ measured: MeasuredLandscape, options: FigureOptions) {
    self.measured = measured
    self.options = options
  }

  private var topography: Topography { measured.topography }
  private var landscape: Landscape { topography.graph.landscape }

  var drawn: DrawnFigure {
    var data = FigureTable(["optimum", "rank", "loss", "basin", "members"])
    for (index, node) in topography.localOptima.nodes.enumerated() {
      data.append([
        .integer(index), .integer(landscape.rank(ofNode: node)), .number(landscape.losses[node]),
        .integer(topography.basins.sizes[index]), .integer(topography.localOptima.sizes[index]),
      ])
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let optima = topography.localOptima
    let sizes = topography.basins.sizes
    let values = ShownValues(landscape)
    let losses = optima.nodes.map { landscape.losses[$0] }
    let share = Double(sizes.prefix(optima.globalCount).reduce(0, +)) / Double(landscape.count)
    var finding =
      "\(counted(optima.count, "basin", "basins")); steepest descent finds the optimum from "
      + "\(percentage(share)) of \(grouped(landscape.count)) configurations"
    if let value = LandscapeMetric.basinSizeLossCorrelation.value(on: measured) {
      finding +=
        "; rank correlation of size and \(values.isScore ? values.noun : "−loss") "
        + typeset(value)
    }
    var page = FigurePage(
      "Basins of attraction in \(landscape.id)", finding: finding + ".", width: options.width)
    let x = Axis(values, adaptingTo: losses, title: values.title(of: "the optimum"))
    page.notes = ["Star: a global optimum. Basins: by steepest descent."]
    if let note = offScaleNote(losses.count { !x.shows($0) }) { page.notes.append(note) }
    return page.document(bodyHeight: 360) { body in
      var panel = Panel(
        in: body, x: x,
        y: Axis("configurations in the basin", adaptingTo: sizes.map(Double.init)).whole)
      let text = ConfigurationText(landscape, lossRanks: measured.lossRanks)
      let cloud = PointCloud(
        optima.nodes.indices.map { panel.clamped(losses[$0], Double(sizes[$0])) })
      panel.marks = cloud.elements(ranks: optima.nodes.map { landscape.rank(ofNode: $0) }) {
        "\(text.title(of: optima.nodes[$0])); basin of \(grouped(sizes[$0]))"
      }
      for index in (0..<optima.globalCount).prefix(50) {
        panel.marks.append(
          Glyphs.star(panel.clamped(losses[index], Double(sizes[index])), radius: 7))
      }
      return panel.elements
    }
  }
}
