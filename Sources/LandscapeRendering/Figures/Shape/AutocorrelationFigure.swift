import Documents
import Foundation
import LandscapeAnalysis
import Landscapes

extension Figure {
  static let autocorrelation = Figure(
    name: "autocorrelation",
    summary: "how alike losses stay along a random walk",
    section: .shape,
    options: [.width],
    drawing: .landscape { measured, options in
      AutocorrelationFigure(measured, options: options).drawn
    })
}

/// The autocorrelation of the losses along a random walk, at lags 0 to 10, and the exponential
/// decay that its first lag implies.
struct AutocorrelationFigure {
  static let lastLag = 10

  let measured: MeasuredLandscape
  let options: FigureOptions
  /// By lag, from 0; `nil` where undefined.
  private let values: [Double?]

  init(_ measured: MeasuredLandscape, options: FigureOptions) {
    self.measured = measured
    self.options = options
    values =
      [LandscapeMetric.autocorrelation().value(on: measured).map { _ in 1 }]
      + (1...Self.lastLag).map { LandscapeMetric.autocorrelation(lag: $0).value(on: measured) }
  }

  private var length: Double? { LandscapeMetric.correlationLength.value(on: measured) }

  var drawn: DrawnFigure {
    var data = FigureTable(["lag", "autocorrelation", "exponential"])
    for (lag, value) in values.enumerated() {
      data.append([
        .integer(lag), .init(value), .init(length.map { exp(-Double(lag) / $0) }),
      ])
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let id = measured.topography.graph.landscape.id
    var finding = "Undefined: there are no edges, or all losses at their ends are equal."
    if let first = values[1] {
      finding = "Neighbours correlate by \(typeset(first))"
      finding += length.map { "; the correlation length is \(typeset($0)) steps." } ?? "."
    }
    var page = FigurePage(
      "Autocorrelation of losses in \(id)", finding: finding, width: options.width)
    guard values[1] != nil else { return page.document(saying: "No autocorrelation to draw.") }
    page.notes = [
      "Exact, of the simple random walk along the edges of all configurations. Dashed: "
        + "exp(−k/ℓ), ℓ = −1/ln ρ(1)."
    ]
    let low = min(0, values.compactMap { $0 }.min() ?? 0)
    return page.document(bodyHeight: 320) { body in
      var panel = Panel(
        in: body, x: Axis("lag k (steps)", .linear(-0.3...Double(Self.lastLag) + 0.3)),
        y: Axis("autocorrelation ρ(k)", .linear(low * 1.08...1.05)))
      panel.marks.append(
        Panel.line(
          panel.area.x, panel.vertical(0), panel.area.right, panel.vertical(0), kind: "line"))
      if let length {
        let curve = stride(from: 0.0, through: Double(Self.lastLag), by: 0.1).map {
          panel.point($0, exp(-$0 / length))
        }
        panel.marks.append(
          Series.path(curve, color: Series.color(1), dashes: "6 3", title: "exp(−k/ℓ)"))
      }
      for (lag, value) in values.enumerated() {
        guard let value else { continue }
        let place = panel.point(Double(lag), value)
        panel.marks.append(
          Series.path([panel.point(Double(lag), 0), place], color: Series.color(0), width: 2))
        panel.marks.append(
          Glyphs.disc(
            place, radius: 4, fill: Series.color(0), kind: "point",
            title: "ρ(\(lag)) = \(typeset(value))"))
      }
      return panel.elements
    }
  }
}
