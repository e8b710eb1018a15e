import Documents

/// What the marks of a figure stand for, in rows: each has a colour and a shape of its own.
struct MarkKey: Sendable {
  private let rows: KeyRows

  /// - Parameter names: One per mark; a single one needs no key.
  init(_ names: [String], width: Double) {
    rows = KeyRows(names, width: width, sign: 34)
  }

  var height: Double { Double(rows.rows.count) * 18 }

  func elements(at corner: SIMD2<Double>) -> [Markup] {
    rows.elements(at: corner + SIMD2(0, 8)) { entry, place in
      [
        MarkKey.mark(entry.index, at: place + SIMD2(6, 0), title: entry.name),
        SVGDocument.label(entry.name, x: place.x + 17, y: place.y + 4, size: 11, quiet: true),
      ]
    }
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
