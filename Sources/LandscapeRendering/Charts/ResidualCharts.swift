import Documents
import Numerical

/// The predictions of a regression against the truth, in units of the target.
struct TestedValues {
  let predicted, actual: [Double]

  /// - Precondition: As many of both, at least one.
  init(_ predicted: [Double], actual: [Double]) {
    precondition(!actual.isEmpty && predicted.count == actual.count, "predictions for other rows")
    self.predicted = predicted
    self.actual = actual
  }

  var count: Int { actual.count }
  /// Predicted less actual.
  var residuals: [Double] { zip(predicted, actual).map { $0 - $1 } }
  var meanResidual: Double { residuals.reduce(0, +) / Double(count) }
  var medianAbsoluteResidual: Double { Quantiles(of: residuals.map(abs)).median }
}

/// How far a regression is off: predicted against actual, residuals along predictions, and their
/// distribution.
struct ResidualCharts {
  private let tested: TestedValues
  /// Points beyond are left out evenly.
  private static let mostPoints = 1500

  init(_ tested: TestedValues) {
    self.tested = tested
  }

  private var step: Int { (tested.count + Self.mostPoints - 1) / Self.mostPoints }

  private func page(_ title: String, finding: String) -> FigurePage {
    var page = FigurePage(title, finding: finding, width: 340)
    if step > 1 { page.notes = ["Every \(step)th row of \(grouped(tested.count)) is drawn."] }
    return page
  }

  private func points(
    _ x: [Double], _ y: [Double], in body: Rectangle, titles: (x: String, y: String),
    range: ClosedRange<Double>? = nil, line: (Panel) -> Markup
  ) -> [Markup] {
    let xAxis = range.map { Axis(titles.x, .linear($0)) } ?? Axis(titles.x, of: x)
    let yAxis = range.map { Axis(titles.y, .linear($0)) } ?? Axis(titles.y, of: y)
    var panel = Panel(in: body, x: xAxis, y: yAxis)
    panel.marks.append(line(panel))
    for row in stride(from: 0, to: x.count, by: step) where panel.shows(x[row], y[row]) {
      var disc = Glyphs.disc(
        panel.point(x[row], y[row]), radius: 2.2, fill: Series.color(0), kind: "point",
        title: "actual \(typeset(tested.actual[row])), predicted "
          + typeset(tested.predicted[row]))
      disc.attributes.append(("fill-opacity", "0.55"))
      panel.marks.append(disc)
    }
    return panel.elements
  }

  /// Predicted against actual values, with the diagonal.
  var agreement: SVGDocument {
    page(
      "Predicted and actual",
      finding: "Dashed: exact predictions. n = \(grouped(tested.count)) test rows."
    ).document(bodyHeight: 290) { body in
      let range = ValueRange(of: tested.actual + tested.predicted).bounds
      return points(
        tested.actual, tested.predicted, in: body, titles: ("actual", "predicted"), range: range
      ) { panel in
        Panel.line(
          panel.area.x, panel.area.bottom, panel.area.right, panel.area.y, kind: "line",
          dashes: "4 4")
      }
    }
  }

  /// Residuals against predictions, with zero.
  var residuals: SVGDocument {
    page(
      "Residuals",
      finding: "Predicted less actual; \(typeset(tested.meanResidual)) on average."
    ).document(bodyHeight: 290) { body in
      points(
        tested.predicted, tested.residuals, in: body, titles: ("predicted", "residual")
      ) { panel in
        let y = min(max(panel.vertical(0), panel.area.y), panel.area.bottom)
        return Panel.line(panel.area.x, y, panel.area.right, y, kind: "line", dashes: "4 4")
      }
    }
  }

  /// A histogram of the residuals.
  var histogram: SVGDocument {
    let values = tested.residuals
    let range = ValueRange(of: values).bounds
    let width = (range.upperBound - range.lowerBound) / 24
    var counts = [Int](repeating: 0, count: 24)
    for value in values where range.contains(value) {
      counts[min(Int((value - range.lowerBound) / width), 23)] += 1
    }
    return FigurePage(
      "Distribution of residuals",
      finding: "Half of them are within ± \(typeset(tested.medianAbsoluteResidual)).", width: 340
    ).document(bodyHeight: 290) { body in
      let yAxis = Axis("rows", .linear(0...Double(counts.max() ?? 1) * 1.06))
      var panel = Panel(
        in: body, x: Axis("residual", .linear(range)), y: yAxis)
      for (index, count) in counts.enumerated() where count > 0 {
        let from = range.lowerBound + Double(index) * width
        panel.marks.append(
          Series.bar(
            panel.point(from, 0), panel.point(from + width, Double(count)), color: Series.color(0),
            title: "\(typeset(from)) to \(typeset(from + width)): \(grouped(count))",
            opacity: 0.75))
      }
      return panel.elements
    }
  }
}
