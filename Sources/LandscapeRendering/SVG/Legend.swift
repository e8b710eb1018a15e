import Documents

/// A column of explanations: what colours, sizes, marks and lines mean.
///
/// Parts are added from top to bottom; ``bottom`` says where the next would begin.
struct Legend {
  let x: Double
  private(set) var bottom: Double
  private(set) var elements: [Markup] = []

  init(x: Double, y: Double) {
    self.x = x
    bottom = y
  }

  mutating func heading(_ text: String, note: String? = nil) {
    if !elements.isEmpty { bottom += 16 }
    elements.append(SVGDocument.label(text, x: x, y: bottom + 11, size: 12, bold: true))
    bottom += 20
    guard let note else { return }
    elements.append(SVGDocument.label(note, x: x, y: bottom + 8, size: 11, quiet: true))
    bottom += 18
  }

  /// An upright bar, share 0 of the map on top unless it is turned, with texts at shares of the
  /// map.
  mutating func colorBar(
    _ map: ColorMap, height: Double, labels: [(share: Double, lines: [String])],
    isTurned: Bool = false
  ) {
    let stops = (0...16).map { step in
      Markup(
        "stop",
        [
          ("offset", coordinate(Double(step) / 16)),
          ("stop-color", map.color(at: Double(isTurned ? 16 - step : step) / 16)),
        ])
    }
    let top = bottom + 4
    elements.append(
      Markup(
        "linearGradient",
        [("id", "figure-colors"), ("x1", "0"), ("y1", "0"), ("x2", "0"), ("y2", "1")],
        children: stops))
    elements.append(
      Markup(
        "rect",
        [
          ("x", coordinate(x)), ("y", coordinate(top)), ("width", "14"),
          ("height", coordinate(height)), ("rx", "2"), ("fill", "url(#figure-colors)"),
        ]))
    for label in labels {
      let y = top + (isTurned ? 1 - label.share : label.share) * height
      elements.append(
        Markup(
          "line",
          [
            ("x1", coordinate(x + 14)), ("x2", coordinate(x + 18)), ("y1", coordinate(y)),
            ("y2", coordinate(y)), ("stroke", "#6b737b"),
          ]))
      let block = Double(label.lines.count) * 14
      let first = min(max(y - block / 2, top - 4), top + height + 4 - block) + 11
      for (index, line) in label.lines.enumerated() {
        elements.append(
          SVGDocument.label(
            line, x: x + 24, y: first + Double(index) * 14, size: 11, quiet: index > 0))
      }
    }
    bottom = top + height + 4
  }

  /// A row: a glyph drawn around a centre, in a room of a width, and its meaning.
  mutating func row(
    _ text: String, glyph width: Double = 28, height: Double = 20,
    _ draw: (SIMD2<Double>) -> [Markup]
  ) {
    let middle = bottom + height / 2
    elements += draw(SIMD2(x + width / 2, middle))
    elements.append(SVGDocument.label(text, x: x + width + 10, y: middle + 4, size: 11))
    bottom += height
  }

  /// A row whose glyph is a line across the glyph's room.
  mutating func line(
    _ text: String, color: String, width: Double, head: Double, dashes: String? = nil
  ) {
    row(text) { center in
      var arrow = Arrows()
      arrow.add(
        from: center - SIMD2(14, 0), radius: 0, to: center + SIMD2(14, 0), radius: 0, head: head)
      return arrow.elements(kind: "key", color: color, width: width, dashes: dashes)
    }
  }
}
