/// A part of a drawing, in its units, from the top left.
struct Rectangle: Sendable, Hashable {
  /// The left and the upper border.
  var x, y: Double
  var width, height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var center: SIMD2<Double> { SIMD2(x + width / 2, y + height / 2) }

  /// Whether a disc touches it.
  func meets(disc center: SIMD2<Double>, radius: Double) -> Bool {
    let nearest = center.clamped(lowerBound: SIMD2(x, y), upperBound: SIMD2(right, bottom))
    let offset = center - nearest
    return (offset * offset).sum() < radius * radius
  }

  func meets(_ other: Rectangle) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// What is left when the given margins are taken off.
  func inset(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0) -> Rectangle
  {
    Rectangle(
      x: x + left, y: y + top, width: width - left - right,
      height: height - top - bottom)
  }

  /// The cells of a grid of panels, row by row, `gap` apart.
  func cells(_ count: Int, columns: Int, gap: SIMD2<Double>) -> [Rectangle] {
    let rows = (count + columns - 1) / columns
    let cellWidth = (width - Double(columns - 1) * gap.x) / Double(columns)
    let cellHeight = (height - Double(max(rows, 1) - 1) * gap.y) / Double(max(rows, 1))
    return (0..<count).map { index in
      Rectangle(
        x: x + Double(index % columns) * (cellWidth + gap.x),
        y: y + Double(index / columns) * (cellHeight + gap.y), width: cellWidth,
        height: cellHeight)
    }
  }
}
