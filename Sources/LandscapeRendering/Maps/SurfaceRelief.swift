import Documents

/// A surface seen from above a corner: a fixed isometric projection, painted from far to near.
///
/// Horizontal axes rise at 30 degrees to both sides; the highest loss stands ``relief`` sides of
/// the ground above the lowest.
struct SurfaceRelief {
  /// The height of the whole range, in sides of the ground.
  static let relief = 0.5
  /// Nodes of the grid between corners of a cell; it divides ``SurfaceGrid/sideCount`` − 1.
  private static let stride = 3
  private static let half = 0.75.squareRoot()

  let grid: SurfaceGrid
  let area: Rectangle

  /// The height of a drawing of that width.
  static func height(ofWidth width: Double) -> Double {
    (width - 2 * margin) * (1 + relief) / (2 * half) + 2 * margin
  }

  private static let margin = 14.0
  private var side: Double { (area.width - 2 * Self.margin) / (2 * Self.half) }

  /// Where a place of the map at a height in 0…1 lies in the drawing.
  private func point(_ place: SIMD2<Double>, height: Double) -> SIMD2<Double> {
    let share = (place - grid.low) / (grid.high - grid.low)
    let (u, v) = (share.x, 1 - share.y)
    let x = area.center.x + (u - v) * Self.half * side
    let ground = area.y + Self.margin + Self.relief * side + (u + v) * 0.5 * side
    return SIMD2(x, ground - height * Self.relief * side)
  }

  /// Where a place of the map lies on the surface, by the nearest node of the grid.
  func project(_ place: SIMD2<Double>) -> SIMD2<Double> {
    let last = Double(SurfaceGrid.sideCount - 1)
    let share = (place - grid.low) / (grid.high - grid.low) * last
    let cell = share.rounded(.toNearestOrAwayFromZero)
      .clamped(lowerBound: .zero, upperBound: SIMD2(repeating: last))
    let height = grid.heights[Int(cell.y) * SurfaceGrid.sideCount + Int(cell.x)]
    return point(place, height: height ?? 0)
  }

  /// The ground's outline, then cells whose corners all have heights, the far ones first.
  func marks(color: (Double) -> String) -> [Markup] {
    let corners = [
      grid.low, SIMD2(grid.high.x, grid.low.y), grid.high, SIMD2(grid.low.x, grid.high.y),
    ]
    let ground = corners.map { text(point($0, height: 0)) }.joined(separator: " ")
    var marks = [
      Markup(
        "polygon",
        [
          ("class", "ground-line"), ("points", ground), ("fill", "#f3f4f6"),
          ("stroke", "#c9d0d6"), ("stroke-width", "0.8"),
        ])
    ]
    let count = (SurfaceGrid.sideCount - 1) / Self.stride
    // Far is small x and large y.
    for diagonal in 0...(2 * count - 2) {
      for column in max(0, diagonal - count + 1)...min(diagonal, count - 1) {
        let row = count - 1 - (diagonal - column)
        let cell = [(0, 0), (1, 0), (1, 1), (0, 1)].map { shift in
          (row + shift.1) * Self.stride * SurfaceGrid.sideCount + (column + shift.0) * Self.stride
        }
        let heights = cell.compactMap { grid.heights[$0] }
        guard heights.count == 4 else { continue }
        let points = zip(cell, heights).map { text(point(grid.place($0), height: $1)) }
        let fill = color(heights.reduce(0, +) / 4)
        marks.append(
          Markup(
            "polygon",
            [
              ("class", "surface"), ("points", points.joined(separator: " ")), ("fill", fill),
              ("stroke", "#ffffff"), ("stroke-width", "0.35"), ("stroke-opacity", "0.6"),
              ("stroke-linejoin", "round"),
            ]))
      }
    }
    return marks
  }

  private func text(_ point: SIMD2<Double>) -> String {
    "\(Glyphs.tenth(point.x)),\(Glyphs.tenth(point.y))"
  }
}
