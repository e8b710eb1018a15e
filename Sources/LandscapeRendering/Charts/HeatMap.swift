import Documents

/// A table of colours: one cell per row and column, with its value where there is room.
struct HeatMap {
  struct Cell: Sendable {
    /// Of the colour map; `nil` is hatched.
    let share: Double?
    let text: String
    let title: String
  }

  /// Names from top to bottom, and from left to right.
  let rows, columns: [String]
  /// Row by row; `nil` leaves a place empty.
  let cells: [[Cell?]]
  var map: ColorMap = .cividis

  /// The panel with its cells.
  func panel(
    in rectangle: Rectangle, x: String = "", y: String = "", heading: String? = nil
  ) -> Panel {
    var panel = Panel(
      in: rectangle, x: Axis(x, .bands(columns)), y: Axis(y, .bands(rows.reversed())),
      heading: heading)
    panel.grid = (false, false)
    let size = SIMD2(panel.bandWidth, panel.bandHeight)
    let gap = min(1, size.min() / 10)
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() {
        guard let cell else { continue }
        let box = Rectangle(
          x: panel.area.x + Double(column) * size.x + gap / 2,
          y: panel.area.y + Double(row) * size.y + gap / 2, width: size.x - gap,
          height: size.y - gap)
        panel.marks += marks(of: cell, in: box)
      }
    }
    return panel
  }

  private func marks(of cell: Cell, in box: Rectangle) -> [Markup] {
    guard let share = cell.share else { return HeatMap.hatch(box, title: cell.title) }
    var marks = [
      Series.bar(
        SIMD2(box.x, box.y), SIMD2(box.right, box.bottom), color: map.color(at: share),
        title: cell.title)
    ]
    let size = min(11, box.height * 0.7)
    if size >= 9, widthOfText(cell.text, size: size) * 0.88 < box.width, !cell.text.isEmpty {
      // Without a class: the ground is the cell's, whatever the reader's scheme.
      marks.append(
        Markup(
          "text",
          [
            ("x", Glyphs.tenth(box.center.x)), ("y", Glyphs.tenth(box.center.y + size * 0.36)),
            ("font-size", coordinate(size)), ("text-anchor", "middle"),
            ("fill", map.ink(at: share)), ("pointer-events", "none"),
          ], text: cell.text))
    }
    return marks
  }

  /// A place without a value.
  private static func hatch(_ box: Rectangle, title: String) -> [Markup] {
    var path = ""
    let step = 6.0
    var offset = step
    while offset < box.width + box.height {
      let from = SIMD2(box.x + min(offset, box.width), box.y + max(0, offset - box.width))
      let to = SIMD2(box.x + max(0, offset - box.height), box.y + min(offset, box.height))
      path +=
        "M\(Glyphs.tenth(from.x)) \(Glyphs.tenth(from.y))L\(Glyphs.tenth(to.x)) \(Glyphs.tenth(to.y))"
      offset += step
    }
    return [
      Series.bar(
        SIMD2(box.x, box.y), SIMD2(box.right, box.bottom), color: "#9aa4ae", title: title,
        opacity: 0.15),
      Markup(
        "path",
        [
          ("class", "missing"), ("d", path), ("fill", "none"), ("stroke", "#9aa4ae"),
          ("stroke-width", "1"), ("pointer-events", "none"),
        ]),
    ]
  }
}
