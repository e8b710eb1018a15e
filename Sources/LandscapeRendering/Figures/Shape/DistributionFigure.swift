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
/// Bins are as wide along the axis, which is logarithmic where losses span more than two decades, as
/// Freedman and Diaconis (1981) advise, 2 · IQR / ∛*n*, and at most 80. Far outliers are counted
/// instead of drawn.
struct DistributionFigure {
  let landscapes: [Landscape]
  let options: FigureOptions

  init(_ landscapes: [Landscape], options: FigureOptions) {
    self.landscapes = landscapes
    self.options = options
  }

  var drawn: DrawnFigure {
    var data = FigureTable(["landscape", "from", "to", "configurations"])
    let histograms = landscapes.map { Histogram(of: $0) }
    for (landscape, histogram) in zip(landscapes, histograms) {
      for (index, count) in histogram.counts.enumerated() {
        let ends = [histogram.edge(index), histogram.edge(index + 1)].sorted()
        data.append([
          .text(landscape.id), .number(ends[0]), .number(ends[1]), .integer(count),
        ])
      }
    }
    return DrawnFigure(document(histograms), data: data)
  }

  private func document(_ histograms: [Histogram]) -> SVGDocument {
    let columns = landscapes.count == 1 || options.width < 500 ? 1 : 2
    let rows = (landscapes.count + columns - 1) / columns
    var page = FigurePage(
      "Distribution of \(ShownValues(landscapes).plural)", finding: finding, width: options.width)
    let outside = histograms.reduce(0) { $0 + $1.outsideCount }
    page.notes = [
      "Lines: the best, the quartiles and the median; "
        + "\(ShownValues(landscapes).isScore ? "higher" : "lower") is better."
    ]
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
    let values = ShownValues(first)
    let text =
      "best \(values.number(quantiles.value(at: 0))), median \(values.number(quantiles.median)), "
      + "worst \(values.number(quantiles.value(at: 1))); n = \(grouped(first.count))"
    return landscapes.count == 1
      ? "\(first.id): \(text)."
      : "\(landscapes.count) landscapes; the first, \(first.id): \(text)."
  }

  private func panel(
    _ landscape: Landscape, _ histogram: Histogram, in cell: Rectangle
  ) -> [Markup] {
    let tallest = Double(histogram.counts.max() ?? 1)
    let y = Axis("configurations", .linear(0...tallest * 1.06)).whole
    let values = ShownValues(landscape)
    var panel = Panel(in: cell, x: histogram.axis, y: y, heading: landscape.id)
    for (index, count) in histogram.counts.enumerated() where count > 0 {
      let (from, to) = (histogram.edge(index), histogram.edge(index + 1))
      panel.marks.append(
        Series.bar(
          panel.point(from, 0) + SIMD2(0.5, 0), panel.point(to, Double(count)) - SIMD2(0.5, 0),
          color: Series.color(0),
          title: "\(values.number(from)) to \(values.number(to)): \(grouped(count))", opacity: 0.75)
      )
    }
    let quantiles = Quantiles(of: landscape.losses)
    for (probability, dashes) in [(0.0, nil), (0.25, "2 3"), (0.5, "6 3"), (0.75, "2 3")] {
      let value = quantiles.value(at: probability)
      // The best lies at the end of the axis, up to a rounding.
      guard (-1e-9...1 + 1e-9).contains(panel.x.share(of: value)) else { continue }
      panel.marks.append(
        Series.path(
          [panel.point(value, 0), panel.point(value, tallest * 1.06)],
          color: Glyphs.optimumColor, width: 1.2, dashes: dashes,
          title: "\(Int(100 * probability)) % are \(values.number(value)) or better"))
    }
    return panel.elements
  }

  /// Counts in bins of equal width along an axis.
  private struct Histogram {
    let axis: Axis
    let counts: [Int]
    let outsideCount: Int

    init(of landscape: Landscape) {
      let values = ShownValues(landscape)
      axis = Axis(values, adaptingTo: landscape.losses).over(landscape.losses, margin: 0)
      let shares = landscape.losses.map(axis.share)
      let quantiles = Quantiles(of: shares)
      let spread = quantiles.value(at: 0.75) - quantiles.value(at: 0.25)
      let width = 2 * spread / cbrt(Double(shares.count))
      let wanted = width > 0 ? (1 / width).rounded(.up) : Double(shares.count).squareRoot()
      let bins = max(5, min(80, Int(min(wanted, 1e3))))
      var counts = [Int](repeating: 0, count: bins)
      // Ends may be off by a rounding of the logarithm.
      let inside = shares.filter { $0 > -1e-9 && $0 < 1 + 1e-9 }
      for share in inside { counts[max(0, min(bins - 1, Int(share * Double(bins))))] += 1 }
      self.counts = counts
      outsideCount = shares.count - inside.count
    }

    /// A loss.
    func edge(_ index: Int) -> Double { axis.value(at: Double(index) / Double(counts.count)) }
  }
}
