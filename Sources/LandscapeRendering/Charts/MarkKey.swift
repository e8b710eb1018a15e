import Documents

/// What the marks of a figure stand for, in rows: each has a colour and a shape of its own.
struct MarkKey: Sendable {
  private let rows: [[(index: Int, name: String, width: Double)]]

  /// - Parameter names: One per mark; a single one needs no key.
  init(_ names: [String], width: Double) {
    var rows: [[(index: Int, name: String, width: Double)]] = []
    var used = Double.infinity
    for (index, name) in (names.count > 1 ? names : []).enumerated() {
      let text = shortened(name, width: width - 34, size: 11)
      let wanted = widthOfText(text, size: 11) + 34
      if used + wanted > width {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append((index, text, wanted))
      used += wanted
    }
    self.rows = rows
  }

  var height: Double { Double(rows.count) * 18 }

  func elements(at corner: SIMD2<Double>) -> [Markup] {
    var marks: [Markup] = []
    for (row, entries) in rows.enumerated() {
      var x = corner.x
      let y = corner.y + 8 + Double(row) * 18
      for entry in entries {
        marks.append(MarkKey.mark(entry.index, at: SIMD2(x + 6, y), title: entry.name))
        marks.append(SVGDocument.label(entry.name, x: x + 17, y: y + 4, size: 11, quiet: true))
        x += entry.width
      }
    }
    return marks
  }

  /// The mark of an index: disc, square, triangle, diamond, cross, triangle on its tip.
  static func mark(_ index: Int, at center: SIMD2<Double>, title: String) -> Markup {
    let color = Series.color(index)
    let corners: [(Double, Double)]
    switch index % 6 {
    case 0: return Glyphs.disc(center, radius: 4.2, fill: color, kind: "point", title: title)
    case 1: corners = [(-3.8, -3.8), (3.8, -3.8), (3.8, 3.8), (-3.8, 3.8)]
    case 2: corners = [(0, -5), (4.8, 3.8), (-4.8, 3.8)]
    case 3: corners = [(0, -5.4), (5.4, 0), (0, 5.4), (-5.4, 0)]
    case 4:
      corners = [
        (-1.6, -5), (1.6, -5), (1.6, -1.6), (5, -1.6), (5, 1.6), (1.6, 1.6), (1.6, 5), (-1.6, 5),
        (-1.6, 1.6), (-5, 1.6), (-5, -1.6), (-1.6, -1.6),
      ]
    default: corners = [(-4.8, -3.8), (4.8, -3.8), (0, 5)]
    }
    let points = corners.map {
      "\(Glyphs.tenth(center.x + $0.0)),\(Glyphs.tenth(center.y + $0.1))"
    }
    return Markup(
      "polygon",
      [("class", "point"), ("points", points.joined(separator: " ")), ("fill", color)],
      children: [Markup("title", text: title)])
  }
}
