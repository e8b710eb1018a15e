import Documents

/// What the lines of a figure stand for, in rows below it.
struct LineKey: Sendable {
  private let rows: [[(index: Int, name: String, width: Double)]]

  /// - Parameter names: One per line; a single one needs no key.
  init(_ names: [String], width: Double) {
    var rows: [[(index: Int, name: String, width: Double)]] = []
    var used = Double.infinity
    for (index, name) in (names.count > 1 ? names : []).enumerated() {
      let text = shortened(name, width: width - 48, size: 11)
      let wanted = widthOfText(text, size: 11) + 48
      if used + wanted > width {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append((index, text, wanted))
      used += wanted
    }
    self.rows = rows
  }

  var height: Double { rows.isEmpty ? 0 : Double(rows.count) * 18 + 10 }

  func elements(at corner: SIMD2<Double>) -> [Markup] {
    var marks: [Markup] = []
    for (row, entries) in rows.enumerated() {
      var x = corner.x
      let y = corner.y + 14 + Double(row) * 18
      for entry in entries {
        marks.append(
          Series.path(
            [SIMD2(x, y), SIMD2(x + 26, y)], color: Series.color(entry.index),
            dashes: Series.dash(entry.index)))
        marks.append(SVGDocument.label(entry.name, x: x + 32, y: y + 4, size: 11, quiet: true))
        x += entry.width
      }
    }
    return marks
  }
}
