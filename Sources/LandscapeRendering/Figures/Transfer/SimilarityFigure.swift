import Catalogs
import Documents
import Foundation
import LandscapeAnalysis
import Landscapes

extension Figure {
  static let similarity = Figure(
    name: "similarity",
    summary: "heat map of a measure between every two landscapes",
    section: .transfer,
    options: [.width, .colorMap, .similarity],
    synonyms: [
      .init("budget_correlation", "DeepCAVE"),
      .init("heatmap", "other tools"),
    ],
    drawing: .collection(.all, atLeast: 2) { landscapes, options throws(RenderingError) in
      try SimilarityFigure(landscapes, options: options).drawn
    })
}

/// A heat map of how alike every two landscapes are, the alike ones side by side.
///
/// The order is that of average-linkage clustering on 1 − s, or on the measure itself where 0 means
/// equal.
struct SimilarityFigure {
  let landscapes: [Landscape]
  let options: FigureOptions
  private let measure: SimilarityMeasure
  /// By row and column in the order given; `nil` where a value does not exist.
  private let values: [[Double?]]

  init(_ landscapes: [Landscape], options: FigureOptions) throws(RenderingError) {
    self.landscapes = landscapes
    self.options = options
    let known = SimilarityCatalog.ofLosses()
    guard let measure = known.first(where: { $0.name == options.similarity }) else {
      throw .unknownMeasure(options.similarity, known: known.names)
    }
    self.measure = measure
    values = landscapes.map { first in
      landscapes.map { second in
        (try? LandscapePair(first, second)).flatMap { measure.value(on: $0) }
      }
    }
  }

  private var isSigned: Bool { measure.range.lowerBound < 0 }

  var drawn: DrawnFigure {
    var data = FigureTable(["first", "second", "measure", "value"])
    for (row, first) in landscapes.enumerated() {
      for (column, second) in landscapes.enumerated() {
        data.append([
          .text(first.id), .text(second.id), .text(measure.name), .init(values[row][column]),
        ])
      }
    }
    return DrawnFigure(document, data: data)
  }

  private var document: SVGDocument {
    let title = "Similarity of every two landscapes: \(measure.name)"
    var page = FigurePage(title, finding: finding, width: options.width)
    guard landscapes.count > 1 else {
      return page.document(saying: "There is one landscape; similarity takes two or more.")
    }
    let order = order
    page.notes = [
      measure.summary,
      "Rows and columns: \(landscapes.count > 2 ? "by average linkage" : "as given").",
      "Hatched: other spaces, fewer than two common configurations, or \(measure.undefinedWhen).",
    ]
    let common = LandscapeNames(landscapes)
    if let note = common.note { page.notes.append(note) }
    let side =
      min(620, max(150, Double(landscapes.count) * 30)) + Panel.turnedLength(common.names) + 24
    return page.document(bodyHeight: side) { body in
      var cell = body.inset(right: 80)
      // Cells are wide enough for their numbers, and no wider than they are of use.
      cell.width = min(cell.width, max(340, Double(landscapes.count) * 56 + 160))
      let panel = HeatMap(
        rows: order.map { common.names[$0] }, columns: order.map { common.names[$0] },
        cells: order.map { row in order.map { self.cell(row, $0) } },
        map: isSigned ? .blueOrange : options.colorMap
      ).panel(in: cell)
      return panel.elements + legend(x: panel.area.right + 22, y: body.y).elements
    }
  }

  private func cell(_ row: Int, _ column: Int) -> HeatMap.Cell {
    let what = "\(landscapes[row].id), \(landscapes[column].id)"
    guard let value = values[row][column] else {
      return HeatMap.Cell(share: nil, text: "", title: "\(what): undefined")
    }
    let text = String(format: "%.2f", value).replacing("-", with: "−")
    return HeatMap.Cell(
      share: share(of: value), text: landscapes.count <= 20 ? text : "",
      title: "\(what): \(measure.name) \(typeset(value))")
  }

  private func share(of value: Double) -> Double {
    let (low, high) = (measure.range.lowerBound, measure.range.upperBound)
    let share = (value - low) / (high - low)
    return isSigned || measure.isDistance ? share : 1 - share
  }

  private func legend(x: Double, y: Double) -> Legend {
    var legend = Legend(x: x, y: y)
    let (low, high) = (measure.range.lowerBound, measure.range.upperBound)
    func at(_ share: Double) -> String {
      let value = low + (isSigned || measure.isDistance ? share : 1 - share) * (high - low)
      return typeset(value)
    }
    legend.colorBar(
      isSigned ? .blueOrange : options.colorMap, height: 110,
      labels: [0, 0.5, 1].map { ($0, [at($0)]) },
      isTurned: isSigned)
    return legend
  }

  private var finding: String {
    var pairs: [(first: Int, second: Int, value: Double)] = []
    for first in landscapes.indices {
      for second in landscapes.indices where second > first {
        if let value = values[first][second] { pairs.append((first, second, value)) }
      }
    }
    guard let low = pairs.min(by: { $0.value < $1.value }),
      let high = pairs.max(by: { $0.value < $1.value })
    else { return "No two landscapes can be compared." }
    func words(_ pair: (first: Int, second: Int, value: Double)) -> String {
      "\(typeset(pair.value)) (\(landscapes[pair.first].id) and \(landscapes[pair.second].id))"
    }
    return pairs.count == 1
      ? "\(measure.name) \(words(low))."
      : "\(measure.name) of \(grouped(pairs.count)) pairs: from \(words(low)) to \(words(high))."
  }

  /// Rows so that what is alike stands together.
  private var order: [Int] {
    let count = landscapes.count
    let distances = (0..<count).map { row in
      (0..<count).map { column -> Double in
        let known = [values[row][column], values[column][row]].compactMap { $0 }
        guard !known.isEmpty else { return 2 }
        let mean = known.reduce(0, +) / Double(known.count)
        return measure.isDistance ? mean : 1 - mean
      }
    }
    return AverageLinkage(distances).order
  }
}
