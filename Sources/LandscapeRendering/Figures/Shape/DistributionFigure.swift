import Documents
import Foundation
import Landscapes
import Numerical

extension Figure {
  static let distribution = Figure(
    name: "distribution",
    summary: "histogram of the losses, with their quantiles",
    section: .shape,
    options: [.width],
    synonyms: [
      .init("histogram", "other tools")
    ],
    drawing: .collection(.fidelities) { landscapes, options in
      DistributionFigure(landscapes, options: options).drawn
    })
}

/// A histogram of the losses of each landscape, with median, quartiles and the best.
///
/// Bins are as wide as Freedman and Diaconis (1981) advise, 2 · IQR / ∛*n*, and at most 80. Far
/// outliers are counted at the border instead of drawn.
struct DistributionFigure {
  let landscapes: [Landscape]
  let options: FigureOptions

  init(_ landscapes: [Landscape], options: FigureOptions) {
    self.landscapes = landscapes
    self.options = options
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["landscape", "from", "to", "configurations"])
    let histograms = landscapes.map { Histogram($0.losses) }
    for (landscape, histogram) in zip(landscapes, histograms) {
      for (index, count) in histogram.counts.enumerated() {
        data.append([
          .text(landscape.id), .number(histogram.edge(index)), .number(histogram.edge(index + 1)),
          .integer(count),
        ])
      }
    }
    return DrawnFigure(document(histograms), data: data)
  }

  private func document(_ histograms: [Histogram]) -> SVGDocument {
    let columns = landscapes.count == 1 || options.width < 500 ? 1 : 2
    let rows = (landscapes.count + columns - 1) / columns
    var page = FigurePage(
      "Distribution of losses", finding: finding, width: options.width)
    let outside = histograms.reduce(0) { $0 + $1.outsideCount }
    page.notes = ["Lines: the best, the quartiles and the median; lower is better."]
    if outside > 0 {
      page.notes.append(
        "\(counted(outside, "loss", "losses")) far outside of the range shown "
          + "\(outside == 1 ? "is" : "are") left out.")
    }
    return page.document(bodyHeight: Double(rows) * (rows == 1 ? 300 : 210)) { body in
      let cells = body.cells(landscapes.count, columns: columns, gap: SIMD2(18, 26))
      return zip(zip(landscapes, histograms), cells).flatMap { pair, cell in
        panel(pair.0, pair.1, in: cell)
      }
    }
  }

  private var finding: String {
    guard let first = landscapes.first else { return "" }
    let quantiles = Quantiles(of: first.losses)
    let text =
      "best \(typeset(quantiles.value(at: 0))), median \(typeset(quantiles.median)), worst "
      + "\(typeset(quantiles.value(at: 1))); n = \(grouped(first.count))"
    return landscapes.count == 1
      ? "\(first.id): \(text)."
      : "\(landscapes.count) landscapes; the first, \(first.id): \(text)."
  }

  private func panel(
    _ landscape: Landscape, _ histogram: Histogram, in cell: Rectangle
  ) -> [Markup] {
    let tallest = Double(histogram.counts.max() ?? 1)
    let y = Axis("configurations", .linear(0...tallest * 1.06)).whole
    var panel = Panel(
      in: cell, x: Axis("loss", .linear(histogram.range)), y: y, heading: landscape.id)
    for (index, count) in histogram.counts.enumerated() where count > 0 {
      let (from, to) = (histogram.edge(index), histogram.edge(index + 1))
      panel.marks.append(
        Series.bar(
          panel.point(from, 0) + SIMD2(0.5, 0), panel.point(to, Double(count)) - SIMD2(0.5, 0),
          color: Series.color(0),
          title: "\(typeset(from)) to \(typeset(to)): \(grouped(count))", opacity: 0.75))
    }
    let quantiles = Quantiles(of: landscape.losses)
    for (probability, dashes) in [(0.0, nil), (0.25, "2 3"), (0.5, "6 3"), (0.75, "2 3")] {
      let value = quantiles.value(at: probability)
      guard panel.x.shows(value) else { continue }
      panel.marks.append(
        Series.path(
          [panel.point(value, 0), panel.point(value, tallest * 1.06)],
          color: Glyphs.optimumColor, width: 1.2, dashes: dashes,
          title: "\(Int(100 * probability)) % of losses up to \(typeset(value))"))
    }
    return panel.elements
  }

  /// Counts in bins of equal width.
  private struct Histogram {
    let range: ClosedRange<Double>
    let counts: [Int]
    let outsideCount: Int

    init(_ values: [Double]) {
      let shown = ValueRange(of: values, margin: 0)
      range = shown.bounds
      outsideCount = shown.outsideCount
      let quantiles = Quantiles(of: values)
      let spread = quantiles.value(at: 0.75) - quantiles.value(at: 0.25)
      let extent = range.upperBound - range.lowerBound
      let width = 2 * spread / pow(Double(values.count), 1.0 / 3)
      let wanted = width > 0 ? (extent / width).rounded(.up) : Double(values.count).squareRoot()
      let bins = max(5, min(80, Int(min(wanted, 1e3))))
      var counts = [Int](repeating: 0, count: bins)
      for value in values where range.contains(value) {
        let share = (value - range.lowerBound) / extent
        counts[min(bins - 1, Int(share * Double(bins)))] += 1
      }
      self.counts = counts
    }

    func edge(_ index: Int) -> Double {
      let extent = range.upperBound - range.lowerBound
      return range.lowerBound + extent * Double(index) / Double(counts.count)
    }
  }
}
