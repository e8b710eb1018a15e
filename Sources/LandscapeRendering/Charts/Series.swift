import Documents
import Numerical

/// Marks that charts share: lines through points, bands, bars, boxes.
enum Series {
  /// The colours of Okabe and Ito (2008) that read on light and dark ground, each with a dash of
  /// its own where lines are told apart.
  static let colors = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d1f", "#666666",
  ]
  private static let dashes: [String?] = [
    nil, "6 3", "2 3", "8 3 2 3", "1 3", "10 4", "4 2", "3 5",
  ]

  static func color(_ index: Int) -> String { colors[index % colors.count] }
  static func dash(_ index: Int) -> String? { dashes[index % dashes.count] }

  /// A line through points, in order.
  static func path(
    _ points: [SIMD2<Double>], color: String, width: Double = 1.8, dashes: String? = nil,
    title: String? = nil, opacity: Double = 1, rank: Int? = nil
  ) -> Markup {
    var attributes: [(name: String, value: String)] = [
      ("class", "series"), ("d", outline(points)), ("fill", "none"), ("stroke", color),
      ("stroke-width", coordinate(width)), ("stroke-linejoin", "round"),
    ]
    if let rank { attributes.append(("data-rank", String(rank))) }
    if let dashes { attributes.append(("stroke-dasharray", dashes)) }
    if opacity < 1 { attributes.append(("stroke-opacity", coordinate(opacity))) }
    return Markup(
      "path", attributes, children: title.map { [Markup("title", text: $0)] } ?? [])
  }

  /// Many lines of one look: a group that knows the configuration of each, or a single mark.
  ///
  /// - Parameter ranks: Of the configurations, one per line.
  static func paths(
    _ lines: [[SIMD2<Double>]], ranks: [Int]? = nil, color: String, width: Double,
    opacity: Double, kind: String = "series"
  ) -> Markup {
    if let ranks {
      return Markup(
        "g",
        [
          ("class", kind), ("fill", "none"), ("stroke", color),
          ("stroke-width", coordinate(width)), ("stroke-opacity", coordinate(opacity)),
        ],
        children: zip(lines, ranks).map { line, rank in
          Markup("path", [("d", outline(line)), ("data-rank", String(rank))])
        })
    }
    return Markup(
      "path",
      [
        ("class", kind), ("d", lines.map(outline).joined()), ("fill", "none"),
        ("stroke", color), ("stroke-width", coordinate(width)),
        ("stroke-opacity", coordinate(opacity)),
      ])
  }

  /// The area between an upper and a lower line.
  static func band(
    _ upper: [SIMD2<Double>], _ lower: [SIMD2<Double>], color: String, opacity: Double = 0.2
  ) -> Markup {
    Markup(
      "path",
      [
        ("class", "band"), ("d", outline(upper + lower.reversed()) + "Z"), ("fill", color),
        ("fill-opacity", coordinate(opacity)),
      ])
  }

  /// A filled rectangle between two corners.
  static func bar(
    _ first: SIMD2<Double>, _ second: SIMD2<Double>, color: String, title: String? = nil,
    opacity: Double = 1
  ) -> Markup {
    let (low, high) = (pointwiseMin(first, second), pointwiseMax(first, second))
    var attributes: [(name: String, value: String)] = [
      ("class", "bar"), ("x", Glyphs.tenth(low.x)), ("y", Glyphs.tenth(low.y)),
      ("width", coordinate(high.x - low.x)), ("height", coordinate(high.y - low.y)),
      ("fill", color),
    ]
    if opacity < 1 { attributes.append(("fill-opacity", coordinate(opacity))) }
    return Markup(
      "rect", attributes, children: title.map { [Markup("title", text: $0)] } ?? [])
  }

  /// A line with short ends across it, for an interval.
  static func whisker(_ first: SIMD2<Double>, _ second: SIMD2<Double>) -> Markup {
    let isUpright = first.x == second.x
    let end = isUpright ? SIMD2(4.0, 0) : SIMD2(0, 4.0)
    var path = ""
    for (from, to) in [(first, second), (first - end, first + end), (second - end, second + end)] {
      path += outline([from, to])
    }
    return Markup(
      "path",
      [("class", "line"), ("d", path), ("fill", "none"), ("stroke", "#3d454d")])
  }

  /// A box from the lower to the upper quartile with a line at the median, whiskers at the 5 % and
  /// the 95 % quantile. Coordinates of the drawing: the axis of the box is at `x`.
  static func box(
    _ quantiles: Quantiles, at x: Double, width: Double, color: String, title: String,
    vertical: (Double) -> Double
  ) -> [Markup] {
    let levels = [0.05, 0.25, 0.5, 0.75, 0.95].map { vertical(quantiles.value(at: $0)) }
    let half = width / 2
    var body = bar(
      SIMD2(x - half, levels[1]), SIMD2(x + half, levels[3]), color: color, title: title,
      opacity: 0.3)
    body.attributes.append(("stroke", color))
    return [
      path([SIMD2(x, levels[0]), SIMD2(x, levels[1])], color: color, width: 1.2),
      path([SIMD2(x, levels[3]), SIMD2(x, levels[4])], color: color, width: 1.2),
      body,
      path([SIMD2(x - half, levels[2]), SIMD2(x + half, levels[2])], color: color, width: 2.4),
    ]
  }

  private static func outline(_ points: [SIMD2<Double>]) -> String {
    var result = ""
    for (index, point) in points.enumerated() {
      result += "\(index == 0 ? "M" : "L")\(Glyphs.tenth(point.x)) \(Glyphs.tenth(point.y))"
    }
    return result
  }
}
