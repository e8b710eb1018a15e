import Documents

/// What the lines of a figure stand for, in rows below it.
struct LineKey: Sendable {
  private let rows: KeyRows

  /// - Parameter names: One per line; a single one needs no key.
  init(_ names: [String], width: Double) {
    rows = KeyRows(names, width: width, sign: 48)
  }

  var height: Double { rows.rows.isEmpty ? 0 : Double(rows.rows.count) * 18 + 10 }

  func elements(at corner: SIMD2<Double>) -> [Markup] {
    rows.elements(at: corner + SIMD2(0, 14)) { entry, place in
      [
        Series.path(
          [place, place + SIMD2(26, 0)], color: Series.color(entry.index),
          dashes: Series.dash(entry.index)),
        SVGDocument.label(entry.name, x: place.x + 32, y: place.y + 4, size: 11, quiet: true),
      ]
    }
  }
}
