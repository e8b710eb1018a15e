import Documents

/// The marks of a search over a figure that gives configurations places.
///
/// Up to ``wholeLimit`` evaluations, a line joins all in order, fainter where it is earlier; of
/// more it joins those that improved, and the others are dots.
struct SearchPathDrawing {
  /// Evaluations that are joined by a line.
  static let wholeLimit = 25
  /// Improvements that are joined where there are more evaluations.
  static let improvementLimit = 60
  /// Far from both colour maps and from the colour of optima.
  static let color = "#c2006b"

  let path: SearchPath
  /// Whether evaluations that the line leaves out are dots.
  var hasDots = true
  /// Index in the path and place in the drawing, of evaluations that are shown.
  private let shown: [(index: Int, place: SIMD2<Double>)]

  /// - Parameter place: Of a configuration by its rank; `nil` where it is not shown.
  init(_ path: SearchPath, place: (Int) -> SIMD2<Double>?) {
    self.path = path
    shown = path.ranks.enumerated().compactMap { index, rank in
      place(rank).map { (index, $0) }
    }
  }

  private var isWhole: Bool { path.ranks.count <= Self.wholeLimit }

  /// Those that the line joins, in order.
  private var joined: [(index: Int, place: SIMD2<Double>)] {
    guard !isWhole else { return shown }
    let improvements = Set(path.improvements.suffix(Self.improvementLimit - 1) + [0])
    return shown.filter { improvements.contains($0.index) }
  }

  var marks: [Markup] {
    let joined = joined
    return segments(joined) + dots + ends(joined) + numbers(joined)
  }

  private var dots: [Markup] {
    var outline = ""
    for entry in hasDots ? shown : joined {
      outline += "M\(Glyphs.tenth(entry.place.x)) \(Glyphs.tenth(entry.place.y))h0"
    }
    guard !outline.isEmpty else { return [] }
    // Smaller among many, so that the colours below stay visible.
    let widths = hasDots && shown.count > 400 ? ("4.6", "2.8") : ("5.8", "3.8")
    return [("#ffffff", widths.0), (Self.color, widths.1)].map { color, width in
      Markup(
        "path",
        [
          ("class", "search"), ("d", outline), ("fill", "none"), ("stroke", color),
          ("stroke-width", width), ("stroke-linecap", "round"), ("pointer-events", "none"),
        ])
    }
  }

  private func segments(_ joined: [(index: Int, place: SIMD2<Double>)]) -> [Markup] {
    guard joined.count > 1 else { return [] }
    let halo = Series.paths(
      [joined.map(\.place)], color: "#ffffff", width: 3.6, opacity: 0.75, kind: "halo")
    return [halo]
      + zip(joined, joined.dropFirst()).enumerated().map { index, ends in
        var segment = Arrows()
        segment.add(
          from: ends.0.place, radius: 2, to: ends.1.place, radius: 3,
          head: joined.count > 40 ? 0 : 6)
        let share = Double(index + 1) / Double(joined.count - 1)
        return Markup(
          "g", [("class", "search"), ("pointer-events", "none")],
          children: segment.elements(
            kind: "step", color: Self.color, width: 1.6, opacity: 0.35 + 0.65 * share))
      }
  }

  /// A square at the first evaluation, a diamond at the best.
  private func ends(_ joined: [(index: Int, place: SIMD2<Double>)]) -> [Markup] {
    var marks: [Markup] = []
    if let first = shown.first, first.index == 0 { marks.append(Self.start(first.place)) }
    if let best = path.improvements.last, let entry = shown.first(where: { $0.index == best }) {
      marks.append(Self.best(entry.place))
    }
    return marks
  }

  static func start(_ center: SIMD2<Double>) -> Markup {
    polygon(center, [(-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)])
  }

  static func best(_ center: SIMD2<Double>) -> Markup {
    // Hollow: what the best stands on stays visible.
    let corners = [(0.0, -11.0), (11, 0), (0, 11), (-11, 0)]
    return Markup(
      "g", [("class", "search"), ("pointer-events", "none")],
      children: [("#ffffff", "4.6"), (color, "2.2")].map { color, width in
        var outline = polygon(center, corners)
        for (index, attribute) in outline.attributes.enumerated() {
          switch attribute.name {
          case "fill": outline.attributes[index].value = "none"
          case "stroke": outline.attributes[index].value = color
          case "stroke-width": outline.attributes[index].value = width
          default: break
          }
        }
        return outline
      })
  }

  private static func polygon(
    _ center: SIMD2<Double>, _ corners: [(Double, Double)]
  ) -> Markup {
    Markup(
      "polygon",
      [
        ("class", "search"),
        (
          "points",
          corners.map { "\(Glyphs.tenth(center.x + $0.0)),\(Glyphs.tenth(center.y + $0.1))" }
            .joined(separator: " ")
        ), ("fill", color), ("stroke", "#ffffff"), ("stroke-width", "1.6"),
        ("stroke-linejoin", "round"), ("pointer-events", "none"),
      ])
  }

  /// The number of each evaluation on the line, the best and the first before others, where there
  /// is room.
  private func numbers(_ joined: [(index: Int, place: SIMD2<Double>)]) -> [Markup] {
    let improvements = Set(path.improvements)
    let order = joined.sorted { first, second in
      func weight(_ index: Int) -> Int {
        index == path.improvements.last ? 0 : index == 0 ? 1 : improvements.contains(index) ? 2 : 3
      }
      return (weight(first.index), first.index) < (weight(second.index), second.index)
    }
    var taken: [Rectangle] = []
    var labels: [Markup] = []
    for entry in order {
      let text = grouped(entry.index + 1)
      let width = widthOfText(text, size: 11)
      let corner = entry.place + SIMD2(7, -6)
      let box = Rectangle(x: corner.x, y: corner.y - 10, width: width, height: 12)
      guard !taken.contains(where: { $0.meets(box) }) else { continue }
      taken.append(box)
      labels.append(
        SVGDocument.label(
          text, x: corner.x, y: corner.y, size: 11, bold: improvements.contains(entry.index),
          haloed: true))
    }
    return labels
  }

  /// What a reader must know of the path.
  var note: String {
    let hidden = path.ranks.count - shown.count
    var text =
      "Trajectory \(path.name): \(counted(path.ranks.count, "evaluation", "evaluations")); "
    text +=
      isWhole
      ? "joined in their order, numbered where there is room."
      : "the line joins the first and those that improved, \(joined.count) in all; the others are "
        + (hasDots ? "dots." : "not drawn.")
    if hidden > 0 { text += " \(grouped(hidden)) are of configurations that are not shown." }
    if path.foreignCount > 0 {
      text += " \(grouped(path.foreignCount)) more are no configurations of this landscape."
    }
    return text
  }

  /// The rows of a legend.
  static func explain(in legend: inout Legend) {
    legend.heading("Search")
    legend.row("first evaluation") { [start($0)] }
    legend.row("best found", height: 26) { [best($0)] }
    legend.line("order of evaluation", color: color, width: 1.6, head: 6)
  }

  /// What the rows take in height.
  static let legendHeight = 102.0
}
