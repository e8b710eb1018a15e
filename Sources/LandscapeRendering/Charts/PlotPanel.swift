import Documents

/// A rectangle with two axes: values to coordinates, grid, ticks, lines and bands.
struct PlotPanel {
  let x, y: Scale

  /// The coordinates of the corners.
  private var left: Double { x.start }
  private var right: Double { x.end }
  private var top: Double { y.end }
  private var bottom: Double { y.start }

  /// A tick at a value, with its text.
  typealias Tick = (value: Double, text: String)

  /// Grid lines, ticks and the titles of the axes.
  func frame(
    xTicks: [Tick], yTicks: [Tick], xTitle: String? = nil, yTitle: String? = nil
  ) -> [Markup] {
    var marks: [Markup] = []
    for tick in yTicks {
      marks.append(Panel.line(left, y(tick.value), right, y(tick.value), kind: "grid"))
      marks.append(
        SVGDocument.label(
          tick.text, x: left - 7, y: y(tick.value) + 4, size: 11, anchor: "end", quiet: true))
    }
    for tick in xTicks {
      marks.append(Panel.line(x(tick.value), top, x(tick.value), bottom, kind: "grid"))
      if xTitle != nil {
        marks.append(
          SVGDocument.label(
            tick.text, x: x(tick.value), y: bottom + 16, size: 11, anchor: "middle", quiet: true))
      }
    }
    marks.append(Panel.line(left, bottom, right, bottom, kind: "line"))
    marks.append(Panel.line(left, top, left, bottom, kind: "line"))
    if let xTitle {
      marks.append(
        SVGDocument.label(xTitle, x: (left + right) / 2, y: bottom + 33, anchor: "middle"))
    }
    if let yTitle {
      marks.append(
        SVGDocument.label(
          yTitle, x: left - 46, y: (top + bottom) / 2, anchor: "middle", turned: true))
    }
    return marks
  }

  /// A line through points; a neutral one follows the ink of the reader's colour scheme.
  func line(
    _ points: [(x: Double, y: Double)], color: String, width: Double = 2, dashes: String?,
    title: String, isNeutral: Bool = false
  ) -> Markup {
    var attributes: [(name: String, value: String)] = [
      ("class", isNeutral ? "series line" : "series"), ("d", path(points)), ("fill", "none"),
      ("stroke", color),
      ("stroke-width", coordinate(width)), ("stroke-linejoin", "round"),
    ]
    if let dashes { attributes.append(("stroke-dasharray", dashes)) }
    return Markup("path", attributes, children: [Markup("title", text: title)])
  }

  /// The area between two lines over the same places.
  func band(_ places: [Double], low: [Double], high: [Double], color: String) -> Markup {
    let there = zip(places, high).map { (x: $0, y: $1) }
    let back = zip(places, low).map { (x: $0, y: $1) }.reversed()
    return Markup(
      "path",
      [
        ("class", "band"), ("d", path(there + back) + "Z"), ("fill", color),
        ("fill-opacity", "0.15"),
      ])
  }

  private func path(_ points: [(x: Double, y: Double)]) -> String {
    points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(Glyphs.tenth(x(point.x))) \(Glyphs.tenth(y(point.y)))"
    }.joined()
  }
}
