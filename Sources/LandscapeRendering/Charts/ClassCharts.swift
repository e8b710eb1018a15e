import Documents
import Foundation
import Numerical

/// The confusion matrix as squares, darker where there is more of a class's rows.
struct ConfusionChart {
  private let tested: TestedClasses
  /// Classes beyond are left out, rarest first.
  private static let mostClasses = 20

  init(_ tested: TestedClasses) {
    self.tested = tested
  }

  var document: SVGDocument {
    let shown = tested.names.indices.sorted {
      (tested.count(of: $0), $1) > (tested.count(of: $1), $0)
    }.prefix(Self.mostClasses).sorted()
    var page = FigurePage("Confusion", finding: finding, width: 340)
    if shown.count < tested.names.count {
      page.notes = ["The \(shown.count) most frequent of \(tested.names.count) classes."]
    }
    page.notes.append("Shade: share of the rows of the actual class.")
    let labels = shown.map { shortened(tested.names[$0], to: 10) }
    let left = 24 + (labels.map { widthOfText($0, size: 10) }.max() ?? 0)
    let side = min((292 - left) / Double(shown.count), 44)
    let top = 22 + (labels.map { widthOfText($0, size: 10) }.max() ?? 0)
    return page.document(bodyHeight: top + side * Double(shown.count)) { body in
      var marks: [Markup] = [
        SVGDocument.label("predicted", x: body.x + left, y: body.y + 8, size: 11, quiet: true),
        SVGDocument.label(
          "actual", x: body.x + 8, y: body.y + top + side * Double(shown.count) / 2, size: 11,
          anchor: "middle", quiet: true, turned: true),
      ]
      for (place, label) in labels.enumerated() {
        let middle = (Double(place) + 0.5) * side
        marks.append(
          SVGDocument.label(
            label, x: body.x + left - 5, y: body.y + top + middle + 3.5, size: 10, anchor: "end"))
        let (x, y) = (body.x + left + middle + 3.5, body.y + top - 5)
        var upright = SVGDocument.label(label, x: x, y: y, size: 10)
        upright.attributes.append(
          ("transform", "rotate(-90 \(coordinate(x)) \(coordinate(y)))"))
        marks.append(upright)
      }
      for (line, actual) in shown.enumerated() {
        for (column, predicted) in shown.enumerated() {
          marks += cell(
            actual, predicted, x: body.x + left + Double(column) * side,
            y: body.y + top + Double(line) * side, side: side)
        }
      }
      return marks
    }
  }

  private func cell(
    _ actual: Int, _ predicted: Int, x: Double, y: Double, side: Double
  ) -> [Markup] {
    let count = tested.confusion[actual][predicted]
    let share = Double(count) / Double(max(tested.count(of: actual), 1))
    let corner = SIMD2(x + 0.5, y + 0.5)
    var marks = [
      Series.bar(
        corner, corner + SIMD2(side - 1, side - 1),
        color: Series.color(actual == predicted ? 0 : 1),
        title: "\(tested.names[actual]) predicted as \(tested.names[predicted]): "
          + counted(count, "row", "rows"), opacity: count == 0 ? 0.04 : 0.12 + 0.78 * share)
    ]
    if count > 0, side >= 13, widthOfText("\(count)", size: 9) <= side {
      var label = SVGDocument.label(
        "\(count)", x: x + side / 2, y: y + side / 2 + 3, size: 9, anchor: "middle")
      // On a filled square the ground is dark in either scheme.
      if share > 0.55 { label.attributes += [("style", "fill:#ffffff")] }
      marks.append(label)
    }
    return marks
  }

  private var finding: String {
    var worst: (count: Int, actual: Int, predicted: Int) = (0, 0, 0)
    for actual in tested.names.indices {
      for predicted in tested.names.indices
      where actual != predicted && tested.confusion[actual][predicted] > worst.count {
        worst = (tested.confusion[actual][predicted], actual, predicted)
      }
    }
    guard worst.count > 0 else { return "No row is confused." }
    return "Most often, \(tested.names[worst.actual]) is taken for "
      + "\(tested.names[worst.predicted]): \(counted(worst.count, "row", "rows"))."
  }
}

/// Accuracy against confidence, in tenths, with intervals.
struct CalibrationChart {
  private let tested: TestedClasses

  init(_ tested: TestedClasses) {
    self.tested = tested
  }

  var document: SVGDocument {
    var page = FigurePage(
      "Calibration",
      finding: "Confidence and accuracy differ by \(typeset(tested.calibrationError)) on average.",
      width: 340)
    page.notes = ["Bars: Wilson intervals, 95 %. Dashed: confidence that is earned. Area: rows."]
    return page.document(bodyHeight: 300) { body in
      let axis = Axis("accuracy", .linear(0...1))
      var panel = Panel(
        in: body, x: Axis("confidence", .linear(0...1)), y: axis)
      panel.marks.append(
        Panel.line(
          panel.area.x, panel.area.bottom, panel.area.right, panel.area.y, kind: "line",
          dashes: "4 4"))
      for bin in tested.bins {
        let interval = WilsonInterval(successes: bin.correctCount, trials: bin.count)
        let accuracy = Double(bin.correctCount) / Double(bin.count)
        panel.marks.append(
          Series.whisker(
            panel.point(bin.meanConfidence, interval.low),
            panel.point(bin.meanConfidence, interval.high)))
        panel.marks.append(
          Glyphs.disc(
            panel.point(bin.meanConfidence, accuracy),
            radius: 2.5 + 9 * (Double(bin.count) / Double(tested.count)).squareRoot(),
            fill: Series.color(0), kind: "point",
            title: "\(counted(bin.count, "row", "rows")): confidence "
              + "\(typeset(bin.meanConfidence)), accuracy \(typeset(accuracy))"))
      }
      return panel.elements
    }
  }
}
