import Documents
import Foundation
import Landscapes

extension Figure {
  static let timeline = Figure(
    name: "timeline",
    summary: "when each training ran, by worker",
    section: .search,
    options: [.width],
    synonyms: [
      .init("gantt", "other tools")
    ],
    drawing: .history { histories, options in TimelineFigure(histories, options: options).drawn })
}

/// When each training ran, one row of bars per worker.
struct TimelineFigure {
  let histories: [EvaluationHistory]
  let options: FigureOptions
  private let lanes: TimelineLanes

  init(_ histories: [EvaluationHistory], options: FigureOptions) {
    self.histories = histories
    self.options = options
    lanes = TimelineLanes(histories)
  }

  var drawn: DrawnFigure {
    var data = FigureTable(
      ["series", "sequence", "worker", "start", "end", "outcome", "loss", "configuration"])
    for bar in lanes.bars {
      let history = histories[bar.series]
      data.append([
        .text(history.name), bar.training.timing.sequence.map { .integer($0) } ?? .missing,
        .integer(bar.lane), .number(bar.start), .number(bar.end),
        .text(bar.training.outcome.rawValue), .init(bar.training.loss),
        .text(history.levels(at: bar.training.rank)),
      ])
    }
    return DrawnFigure(document, data: data)
  }

  private var title: String {
    histories.count == 1 ? "Timeline of \(histories[0].name)" : "Timeline of trainings"
  }

  private var document: SVGDocument {
    guard !lanes.bars.isEmpty else {
      return FigurePage(title, finding: "No training has a start and an end.", width: options.width)
        .document(
          saying: "The source does not say when its trainings ran: a search on a table takes no "
            + "time, and older versions did not store it.")
    }
    let (unit, name) = TimelineFigure.unit(of: lanes.length)
    var page = FigurePage(title, finding: finding, notes: notes, width: options.width)
    let others = EvaluationHistory.Training.Outcome.allCases.filter { outcome in
      outcome != .ok && lanes.bars.contains { $0.training.outcome == outcome }
    }
    page.width = options.width
    let laneHeight = min(30, max(7, 420 / Double(lanes.count)))
    let isMerged = lanes.bars.count > PointCloud.titleLimit
    if isMerged {
      page.notes.append("Bars are too many for titles; those that touch read as one.")
    }
    let keyHeight = others.isEmpty ? 0.0 : 22
    let shown = lanes.series.prefix(Series.colors.count)
    let seriesKey = MarkKey(shown.map { histories[$0].name }, width: options.width - 48)
    let seriesHeight = seriesKey.height == 0 ? 0 : seriesKey.height + 8
    return page.document(
      bodyHeight: laneHeight * Double(lanes.count) + 56 + keyHeight + seriesHeight
    ) { body in
      let names = (0..<lanes.count).map {
        "\(lanes.isInferred ? "row" : "worker") \($0 + 1)"
      }
      var panel = Panel(
        in: body.inset(bottom: keyHeight + seriesHeight),
        x: Axis("\(name) since the first began", .linear(0...max(lanes.length / unit, 1e-9))),
        y: Axis("", .bands(names.reversed())))
      panel.grid = (x: true, y: false)
      panel.marks = bars(panel, unit, isMerged: isMerged) + pauses(panel, unit)
      return panel.elements
        + key(others, at: SIMD2(panel.area.x, body.bottom - keyHeight - seriesHeight + 12))
        + seriesKey.elements(at: SIMD2(panel.area.x, body.bottom - seriesHeight + 6))
    }
  }

  /// Successful trainings as bars; others pale, with the mark of their outcome.
  private func bars(_ panel: Panel, _ unit: Double, isMerged: Bool) -> [Markup] {
    let height = panel.bandHeight * 0.72
    var marks: [Markup] = []
    var outlines = [String](repeating: "", count: lanes.series.count)
    var glyphs: [Markup] = []
    for bar in lanes.bars {
      let left = panel.horizontal(bar.start / unit)
      let right = max(panel.horizontal(bar.end / unit), left + 0.6)
      let middle = panel.vertical(Double(lanes.count - 1 - bar.lane))
      let isOk = bar.training.outcome == .ok
      let series = lanes.series.firstIndex(of: bar.series) ?? 0
      if isOk, isMerged {
        outlines[series] +=
          "M\(coordinate(left)) \(Glyphs.tenth(middle - height / 2))H\(coordinate(right))"
          + "v\(Glyphs.tenth(height))H\(coordinate(left))Z"
        continue
      }
      var mark = Series.bar(
        SIMD2(left, middle - height / 2), SIMD2(right, middle + height / 2),
        color: isOk ? Series.color(series) : "#c9d0d6",
        title: isMerged ? nil : text(of: bar))
      if right - left > 3 {
        mark.attributes += [("stroke", "#ffffff"), ("stroke-width", "0.6")]
      }
      if let ranks = histories[bar.series].spaceRanks([bar.training.rank]) {
        mark.attributes.append(("data-rank", String(ranks[0])))
      }
      marks.append(mark)
      if !isOk {
        glyphs.append(
          TimelineFigure.glyph(
            bar.training.outcome, at: SIMD2((left + right) / 2, middle),
            size: min(4, panel.bandHeight * 0.3)))
      }
    }
    let merged = outlines.enumerated().filter { !$1.isEmpty }.map { series, outline in
      Markup("path", [("class", "bar"), ("d", outline), ("fill", Series.color(series))])
    }
    return merged + marks + glyphs
  }

  private func text(of bar: TimelineLanes.Bar) -> String {
    let loss =
      bar.training.loss.map { ShownValues([histories[bar.series]]).text($0) }
      ?? bar.training.outcome.rawValue
    return "\(histories[bar.series].levels(at: bar.training.rank)): \(loss), "
      + "\(typeset(bar.end - bar.start)) s"
  }

  /// Where time in which nothing ran was cut out.
  private func pauses(_ panel: Panel, _ unit: Double) -> [Markup] {
    lanes.pauses.map { pause in
      let x = panel.horizontal(pause.place / unit)
      return Panel.line(x, panel.area.y, x, panel.area.bottom, kind: "line", dashes: "3 3")
    }
  }

  /// A cross for diverged, a triangle for failed, an upright bar for pruned.
  private static func glyph(
    _ outcome: EvaluationHistory.Training.Outcome, at center: SIMD2<Double>, size: Double
  ) -> Markup {
    let (x, y, s) = (center.x, center.y, size)
    let lines: [(Double, Double)]
    switch outcome {
    case .ok: lines = []
    case .diverged: lines = [(-s, -s), (s, s), (s, -s), (-s, s)]
    case .failed: lines = [(-s, s), (0, -s), (0, -s), (s, s), (s, s), (-s, s)]
    case .pruned: lines = [(0, -1.3 * s), (0, 1.3 * s)]
    }
    var path = ""
    for index in stride(from: 0, to: lines.count, by: 2) {
      let (from, to) = (lines[index], lines[index + 1])
      path += "M\(Glyphs.tenth(x + from.0)) \(Glyphs.tenth(y + from.1))"
      path += "L\(Glyphs.tenth(x + to.0)) \(Glyphs.tenth(y + to.1))"
    }
    return Markup(
      "path",
      [
        ("class", outcome.rawValue), ("d", path), ("fill", "none"),
        ("stroke", Glyphs.optimumColor), ("stroke-width", "1.7"), ("stroke-linecap", "round"),
        ("pointer-events", "none"),
      ])
  }

  private func key(
    _ outcomes: [EvaluationHistory.Training.Outcome], at corner: SIMD2<Double>
  ) -> [Markup] {
    var x = corner.x
    var marks: [Markup] = []
    for outcome in outcomes {
      let count = lanes.bars.count { $0.training.outcome == outcome }
      let text = "\(outcome.rawValue) (\(grouped(count)))"
      marks.append(
        Series.bar(SIMD2(x, corner.y - 6), SIMD2(x + 16, corner.y + 6), color: "#c9d0d6"))
      marks.append(TimelineFigure.glyph(outcome, at: SIMD2(x + 8, corner.y), size: 3.6))
      marks.append(SVGDocument.label(text, x: x + 22, y: corner.y + 4, size: 11, quiet: true))
      x += 38 + widthOfText(text, size: 11)
    }
    return marks
  }

  private var finding: String {
    let busy = lanes.bars.reduce(0) { $0 + $1.end - $1.start }
    let longest = lanes.bars.map { $0.end - $0.start }.max() ?? 0
    let share = lanes.length > 0 ? min(1, busy / (lanes.length * Double(lanes.count))) : 1
    let row = lanes.isInferred ? "row" : "worker"
    let workers = counted(lanes.count, row, row + "s")
    return "\(counted(lanes.bars.count, "training", "trainings")) on \(workers) in "
      + "\(TimelineFigure.duration(lanes.length)); \(row)s were busy \(percentage(share)) of it, the "
      + "longest training took \(TimelineFigure.duration(longest))."
  }

  private var notes: [String] {
    var notes: [String] = []
    if lanes.isInferred {
      notes.append(
        "Which worker ran what is not recorded: rows are the fewest that hold the trainings.")
    }
    if !lanes.pauses.isEmpty {
      let total = lanes.pauses.reduce(0) { $0 + $1.length }
      notes.append(
        "Dashed: \(counted(lanes.pauses.count, "pause", "pauses")) of "
          + "\(TimelineFigure.duration(total)) in all, in which nothing ran, cut out.")
    }
    if lanes.untimedCount > 0 {
      notes.append(
        "\(counted(lanes.untimedCount, "training", "trainings")) without recorded times left out.")
    }
    return notes
  }

  private static func unit(of seconds: Double) -> (Double, String) {
    seconds < 180 ? (1, "seconds") : seconds < 10_800 ? (60, "minutes") : (3600, "hours")
  }

  private static func duration(_ seconds: Double) -> String {
    let (unit, name) = unit(of: seconds)
    return
      "\(typeset(seconds / unit)) \(name == "seconds" ? "s" : name == "minutes" ? "min" : "h")"
  }
}
