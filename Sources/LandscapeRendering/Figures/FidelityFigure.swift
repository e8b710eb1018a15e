import Foundation
public import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// A scatter of the loss ranks of two landscapes, one mark per common configuration.
///
/// Marks on the diagonal keep their place. The corner of the best tenth of both is shaded; above
/// ``pointLimit`` configurations marks become bins, darker where they hold more.
public struct FidelityFigure: Sendable {
  /// Configurations that are drawn one by one.
  public static let pointLimit = 5000

  public let pair: LandscapePair

  public init(_ pair: LandscapePair) {
    self.pair = pair
  }

  /// The SVG text.
  public var text: String { document.text }

  /// The drawing, and both losses and ranks of every common configuration.
  public var drawn: DrawnFigure {
    let (a, b) = (Ranking.averageRanks(pair.firstLosses), Ranking.averageRanks(pair.secondLosses))
    var data = FigureTable(["rank", "first_loss", "second_loss", "first_rank", "second_rank"])
    for (index, rank) in pair.ranks.enumerated() {
      data.append([
        .integer(rank), .number(pair.firstLosses[index]), .number(pair.secondLosses[index]),
        .number(a[index]), .number(b[index]),
      ])
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let (width, height) = (720.0, 640.0)
    let count = Double(pair.count)
    let a = Ranking.averageRanks(pair.firstLosses)
    let b = Ranking.averageRanks(pair.secondLosses)
    let x = Scale(0...count + 1, from: 80, to: width - 30)
    let y = Scale(0...count + 1, from: height - 84, to: 64)
    let title = "Rank of each configuration at two fidelities"
    var marks = [
      SVGDocument.label(title, x: 80, y: 28, size: 16, bold: true),
      SVGDocument.label(finding, x: 80, y: 48, quiet: true),
      SVGElement(
        "rect",
        [
          ("x", coordinate(x(0))), ("y", coordinate(y(count / 10))),
          ("width", coordinate(x(count / 10) - x(0))),
          ("height", coordinate(y(0) - y(count / 10))), ("fill", "#e69f00"),
          ("fill-opacity", "0.18"),
        ]),
      line(x(0), y(0), x(count + 1), y(count + 1), dashes: "4 4"),
      line(x(0), y(0), x(count + 1), y(0)), line(x(0), y(0), x(0), y(count + 1)),
    ]
    for tick in x.ticks() where tick >= 1 {
      marks.append(line(x(tick), y(0), x(tick), y(0) + 5))
      marks.append(
        SVGDocument.label(
          String(Int(tick)), x: x(tick), y: y(0) + 20, anchor: "middle", quiet: true))
      marks.append(line(x(0) - 5, y(tick), x(0), y(tick)))
      marks.append(
        SVGDocument.label(
          String(Int(tick)), x: x(0) - 9, y: y(tick) + 4, anchor: "end", quiet: true))
    }
    marks += pair.count > Self.pointLimit ? bins(a, b, x, y) : points(a, b, x, y)
    marks.append(
      SVGDocument.label(
        "rank in \(pair.first.id) (1 = lowest loss)", x: (x(0) + x(count + 1)) / 2,
        y: height - 40, anchor: "middle"))
    marks.append(
      SVGDocument.label(
        "rank in \(pair.second.id)", x: 24, y: (y(0) + y(count + 1)) / 2, anchor: "middle",
        turned: true))
    marks.append(SVGDocument.label(caption, x: 80, y: height - 14, size: 11, quiet: true))
    return SVGDocument(
      width: width, height: height, title: title, finding: finding, marks: marks)
  }

  private var finding: String {
    func value(_ measure: SimilarityMeasure) -> String {
      measure.value(on: pair).map { String(format: "%.3f", $0) } ?? "undefined"
    }
    return "Spearman \(value(.spearman)), Jaccard of the best tenths \(value(.gammaSet())), "
      + "regret of the first's best \(value(.regretTransfer)); n = \(pair.count)"
  }

  private var caption: String {
    let bins = pair.count > Self.pointLimit ? " Bins, darker where they hold more." : ""
    return "Shaded: the best tenth of both. Dashed: the same place in both.\(bins)"
  }

  private func points(_ a: [Double], _ b: [Double], _ x: Scale, _ y: Scale) -> [SVGElement] {
    let radius = pair.count > 1000 ? 2.0 : 3.5
    let names = pair.first.space.hyperparameters.map(\.name)
    return pair.ranks.indices.map { index in
      let rank = pair.ranks[index]
      let levels = zip(names, pair.first.space.values(at: rank)).map { "\($0)=\($1)" }
      let what =
        "\(levels.joined(separator: ", ")): loss \(pair.firstLosses[index]), "
        + "\(pair.secondLosses[index])"
      return SVGElement(
        "circle",
        [
          ("cx", coordinate(x(a[index]))), ("cy", coordinate(y(b[index]))),
          ("r", coordinate(radius)), ("fill", "#0072b2"), ("fill-opacity", "0.6"),
          ("data-rank", String(rank)),
        ], children: pair.count > 2000 ? [] : [SVGElement("title", text: what)])
    }
  }

  /// Counts on a square grid of 60 × 60 cells.
  private func bins(_ a: [Double], _ b: [Double], _ x: Scale, _ y: Scale) -> [SVGElement] {
    let side = 60
    let size = Double(pair.count + 1) / Double(side)
    var counts = [Int](repeating: 0, count: side * side)
    for index in a.indices {
      let column = min(side - 1, Int(a[index] / size))
      counts[min(side - 1, Int(b[index] / size)) * side + column] += 1
    }
    let largest = Double(counts.max() ?? 1)
    return counts.indices.filter { counts[$0] > 0 }.map { cell in
      let (column, row) = (Double(cell % side), Double(cell / side))
      let share = (Double(counts[cell]) / largest).squareRoot()
      return SVGElement(
        "rect",
        [
          ("x", coordinate(x(column * size))), ("y", coordinate(y((row + 1) * size))),
          ("width", coordinate(x(size) - x(0))), ("height", coordinate(y(0) - y(size))),
          ("fill", "#0072b2"), ("fill-opacity", coordinate(0.12 + 0.88 * share)),
        ], children: [SVGElement("title", text: "\(counts[cell]) configurations")])
    }
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, dashes: String? = nil
  ) -> SVGElement {
    var attributes: [(name: String, value: String)] = [
      ("class", "line"), ("x1", coordinate(x1)), ("y1", coordinate(y1)), ("x2", coordinate(x2)),
      ("y2", coordinate(y2)), ("stroke", "#6b737b"),
    ]
    if let dashes { attributes.append(("stroke-dasharray", dashes)) }
    return SVGElement("line", attributes)
  }
}
