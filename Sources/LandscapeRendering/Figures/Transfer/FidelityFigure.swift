import Documents
import Foundation
package import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

extension Figure {
  static let fidelity = Figure(
    name: "fidelity",
    summary: "loss ranks of all configurations in two landscapes",
    section: .transfer,
    options: [.width],
    shows: .fidelities,
    synonyms: [
      .init("budget_correlation", "DeepCAVE")
    ],
    drawing: .pair { pair, options in FidelityFigure(pair, options: options).drawn })
}

/// A scatter of the loss ranks of two landscapes, one mark per common configuration.
///
/// Marks on the diagonal keep their place. The corner of the best tenth of both is shaded; above
/// ``pointLimit`` configurations marks become hexagons, darker where they hold more.
package struct FidelityFigure: Sendable {
  /// Configurations that are drawn one by one.
  package static let pointLimit = 5000

  package let pair: LandscapePair
  package let options: FigureOptions

  package init(_ pair: LandscapePair, options: FigureOptions = FigureOptions()) {
    self.pair = pair
    self.options = options
  }

  /// The SVG text.
  package var text: String { drawn.document.text }

  /// The drawing, and both losses and ranks of every common configuration.
  package var drawn: DrawnFigure {
    let (a, b) = (Ranking.averageRanks(pair.firstLosses), Ranking.averageRanks(pair.secondLosses))
    var data = FigureTable(["rank", "first_loss", "second_loss", "first_rank", "second_rank"])
    for (index, rank) in pair.ranks.enumerated() {
      data.append([
        .integer(rank), .number(pair.firstLosses[index]), .number(pair.secondLosses[index]),
        .number(a[index]), .number(b[index]),
      ])
    }
    return DrawnFigure(document(a, b), data: data)
  }

  private func document(_ a: [Double], _ b: [Double]) -> SVGDocument {
    let title =
      pair.first.scenario.fidelity == pair.second.scenario.fidelity
      ? "Rank of each configuration in two landscapes"
      : "Rank of each configuration at two fidelities"
    var page = FigurePage(title, finding: finding, width: options.width)
    page.notes = ["Shaded: the best tenth of both. Dashed: the same place in both. 1: the best."]
    if pair.count > Self.pointLimit {
      page.notes.append("Hexagons are darker where they hold more.")
    }
    return page.document(bodyHeight: min(options.width * 0.8, 560)) { body in
      let end = Double(pair.count) + 0.5
      var panel = Panel(
        in: body, x: Axis("rank in \(pair.first.id)", .linear(0.5...end)).whole,
        y: Axis("rank in \(pair.second.id)", .linear(0.5...end)).whole)
      let corner = 0.5 + 0.1 * Double(pair.count)
      panel.marks = [
        Series.bar(
          panel.point(0.5, 0.5), panel.point(corner, corner), color: Series.color(4),
          title: "the best tenth of both", opacity: 0.22),
        Panel.line(
          panel.area.x, panel.area.bottom, panel.area.right, panel.area.y, kind: "line",
          dashes: "4 4"),
      ]
      let places = a.indices.map { panel.point(a[$0], b[$0]) }
      panel.marks +=
        pair.count > Self.pointLimit
        ? HexagonBins(places, size: 6).elements(color: Series.color(0)) : points(places)
      return panel.elements
    }
  }

  private var finding: String {
    func value(_ measure: SimilarityMeasure) -> String {
      measure.value(on: pair).map { String(format: "%.3f", $0).replacing("-", with: "−") }
        ?? "undefined"
    }
    var interval = ""
    if let spearman = SimilarityMeasure.spearman.value(on: pair), pair.count > 3 {
      let found = FisherInterval(correlation: spearman, pairs: pair.count, of: .spearman)
      interval = " (\(typeset(found.low)) to \(typeset(found.high)))"
    }
    return "Spearman \(value(.spearman))\(interval), Jaccard of the best tenths "
      + "\(value(.gammaSet())), regret of the first's best \(value(.regretTransfer)); "
      + "n = \(grouped(pair.count))."
  }

  private func points(_ places: [SIMD2<Double>]) -> [Markup] {
    let space = pair.first.space
    let values = (first: ShownValues(pair.first), second: ShownValues(pair.second))
    return PointCloud(places).elements(ranks: pair.ranks) { index in
      "\(space.text(ofRank: pair.ranks[index], level: \.shortText)): "
        + "\(values.first.text(pair.firstLosses[index])), "
        + "\(values.second.number(pair.secondLosses[index]))"
    }
  }
}
