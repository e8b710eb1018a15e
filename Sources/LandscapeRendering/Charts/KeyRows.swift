import Documents

/// Names in rows, each behind a sign: where the entries of a key stand.
struct KeyRows: Sendable {
  struct Entry: Sendable {
    let index: Int
    let name: String
    /// Where it begins, from the left end of its row.
    let x: Double
  }

  /// From the top; empty for a single name, which needs no key.
  let rows: [[Entry]]

  /// - Parameter sign: The room of the sign before each name and of the gap behind it.
  init(_ names: [String], width: Double, sign: Double) {
    var rows: [[Entry]] = []
    var used = Double.infinity
    for (index, name) in (names.count > 1 ? names : []).enumerated() {
      let text = shortened(name, width: width - sign, size: 11)
      let wanted = widthOfText(text, size: 11) + sign
      if used + wanted > width {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(Entry(index: index, name: text, x: used))
      used += wanted
    }
    self.rows = rows
  }

  /// What stands at each entry, by its place in a column of rows of 18 units from a corner.
  func elements(
    at corner: SIMD2<Double>, _ marks: (Entry, SIMD2<Double>) -> [Markup]
  ) -> [Markup] {
    rows.enumerated().flatMap { row, entries in
      entries.flatMap { marks($0, SIMD2(corner.x + $0.x, corner.y + Double(row) * 18)) }
    }
  }
}
