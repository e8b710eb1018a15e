import Documents
import Foundation

/// Marks of many configurations, in the shortest form that their number asks for.
///
/// Up to ``titleLimit`` are elements of their own, with a title; up to ``pointLimit`` short paths in
/// a group per colour, which know their configuration; more become hexagons, darker where they hold
/// more.
struct PointCloud: Sendable {
  static let titleLimit = 2000
  static let pointLimit = 20_000

  /// Places in the drawing.
  let places: [SIMD2<Double>]
  var color = Series.color(0)
  var opacity = 0.6
  /// Clouds of the figure, which share its ``titleLimit``.
  var cloudCount = 1

  init(_ places: [SIMD2<Double>]) {
    self.places = places
  }

  /// - Parameters:
  ///   - colors: One per place, for other colours than ``color``.
  ///   - ranks: The configuration of each place.
  ///   - title: What a place stands for, by index.
  func elements(
    colors: [String]? = nil, ranks: [Int]? = nil, title: (Int) -> String
  ) -> [Markup] {
    let radius =
      places.count > 5000 ? 1.4 : places.count > 400 ? 2.2 : places.count > 60 ? 3.2 : 4.5
    if places.count > Self.pointLimit { return HexagonBins(places, size: 6).elements(color: color) }
    if places.count <= Self.titleLimit / max(1, cloudCount) {
      return places.indices.map { index in
        var mark = Glyphs.disc(
          places[index], radius: radius, fill: colors?[index] ?? color, kind: "point",
          title: title(index), rank: ranks?[index])
        mark.attributes.append(("fill-opacity", coordinate(opacity)))
        return mark
      }
    }
    var order: [String] = []
    var groups: [String: [Markup]] = [:]
    for (index, place) in places.enumerated() {
      let name = colors?[index] ?? color
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(
        Markup(
          "path",
          [("d", "M\(Glyphs.tenth(place.x)) \(Glyphs.tenth(place.y))h0")]
            + (ranks.map { [("data-rank", String($0[index]))] } ?? [])))
    }
    return order.map { name in
      Markup(
        "g",
        [
          ("class", "points"), ("fill", "none"), ("stroke", name),
          ("stroke-width", coordinate(2 * radius)), ("stroke-linecap", "round"),
          ("stroke-opacity", coordinate(opacity)),
        ], children: groups[name] ?? [])
    }
  }

  /// What was done to draw so many; `nil` for nothing.
  var note: String? {
    places.count > Self.pointLimit ? "Hexagons are darker where they hold more." : nil
  }
}

/// Counts of places in a grid of hexagons.
struct HexagonBins: Sendable {
  private let cells: [(center: SIMD2<Double>, count: Int)]
  private let size: Double

  /// - Parameter size: From the centre of a hexagon to a corner.
  init(_ places: [SIMD2<Double>], size: Double) {
    self.size = size
    let step = SIMD2(3.0.squareRoot() * size, 1.5 * size)
    func center(_ column: Int, _ row: Int) -> SIMD2<Double> {
      SIMD2((Double(column) + (row.isMultiple(of: 2) ? 0 : 0.5)) * step.x, Double(row) * step.y)
    }
    var counts: [SIMD2<Int>: Int] = [:]
    for place in places {
      // The nearest of the centres of the two rows around the place.
      let low = Int((place.y / step.y).rounded(.down))
      let nearest = [low, low + 1].map { row -> (cell: SIMD2<Int>, square: Double) in
        let shift = row.isMultiple(of: 2) ? 0 : 0.5
        let column = Int((place.x / step.x - shift).rounded())
        let offset = place - center(column, row)
        return (SIMD2(column, row), (offset * offset).sum())
      }.min { $0.square < $1.square }
      if let nearest { counts[nearest.cell, default: 0] += 1 }
    }
    cells = counts.sorted { ($0.key.y, $0.key.x) < ($1.key.y, $1.key.x) }.map {
      (center($0.key.x, $0.key.y), $0.value)
    }
  }

  func elements(color: String) -> [Markup] {
    let largest = Double(cells.map(\.count).max() ?? 1)
    let half = 3.0.squareRoot() / 2 * size
    return cells.map { cell in
      let (x, y) = (cell.center.x, cell.center.y)
      let corners = [
        (x, y - size), (x + half, y - size / 2), (x + half, y + size / 2), (x, y + size),
        (x - half, y + size / 2), (x - half, y - size / 2),
      ].map { "\(Glyphs.tenth($0.0)),\(Glyphs.tenth($0.1))" }
      return Markup(
        "polygon",
        [
          ("class", "bin"), ("points", corners.joined(separator: " ")), ("fill", color),
          ("fill-opacity", coordinate(0.12 + 0.88 * (Double(cell.count) / largest).squareRoot())),
        ],
        children: [
          Markup(
            "title", text: counted(cell.count, "configuration", "configurations"))
        ])
    }
  }
}
