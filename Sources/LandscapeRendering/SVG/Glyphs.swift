import Documents

/// Marks that more than one figure draws.
enum Glyphs {
  /// The hue of optima, far from both colour maps.
  static let optimumColor = "#d55e00"
  static let stepColor = "#3d454d"
  static let faintColor = "#9aa4ae"

  static func disc(
    _ center: SIMD2<Double>, radius: Double, fill: String, kind: String, title: String? = nil,
    rank: Int? = nil
  ) -> Markup {
    var attributes: [(name: String, value: String)] = [
      ("class", kind), ("cx", tenth(center.x)), ("cy", tenth(center.y)), ("r", coordinate(radius)),
      ("fill", fill),
    ]
    if let rank { attributes.append(("data-rank", String(rank))) }
    return Markup(
      "circle", attributes, children: title.map { [Markup("title", text: $0)] } ?? [])
  }

  static func ring(_ center: SIMD2<Double>, radius: Double, width: Double, kind: String)
    -> Markup
  {
    Markup(
      "circle",
      [
        ("class", kind), ("cx", tenth(center.x)), ("cy", tenth(center.y)),
        ("r", coordinate(radius)), ("fill", "none"), ("stroke", optimumColor),
        ("stroke-width", coordinate(width)), ("pointer-events", "none"),
      ])
  }

  /// A five-pointed star, outlined so that it reads on any ground.
  static func star(_ center: SIMD2<Double>, radius: Double) -> Markup {
    // Sines and cosines of multiples of 36 degrees, from the top clockwise.
    let spokes: [(Double, Double)] = [
      (0, -1), (0.5878, -0.8090), (0.9511, -0.3090), (0.9511, 0.3090), (0.5878, 0.8090),
      (0, 1), (-0.5878, 0.8090), (-0.9511, 0.3090), (-0.9511, -0.3090), (-0.5878, -0.8090),
    ]
    let corners = spokes.enumerated().map { index, spoke in
      let length = index.isMultiple(of: 2) ? radius : radius * 0.45
      return "\(tenth(center.x + spoke.0 * length)),\(tenth(center.y + spoke.1 * length))"
    }
    return Markup(
      "polygon",
      [
        ("class", "star"), ("points", corners.joined(separator: " ")), ("fill", optimumColor),
        ("stroke", "#ffffff"), ("stroke-width", "1.4"), ("stroke-linejoin", "round"),
        ("paint-order", "stroke"), ("pointer-events", "none"),
      ])
  }

  /// A coordinate with at most one decimal.
  static func tenth(_ value: Double) -> String { coordinate((value * 10).rounded() / 10) }
}

/// Many arrows, or lines without heads, as one path each: short files, and no doubled shade where
/// pale lines cross.
struct Arrows {
  private var shafts = ""
  private var heads = ""

  /// Adds an arrow between two discs, from border to border; `head` is its length, 0 for none.
  mutating func add(
    from start: SIMD2<Double>, radius startRadius: Double, to end: SIMD2<Double>,
    radius endRadius: Double, head: Double
  ) {
    let offset = end - start
    let length = (offset * offset).sum().squareRoot()
    let gap = length - startRadius - endRadius
    guard gap > 0.5 else { return }
    let direction = offset / length
    let tip = end - direction * endRadius
    let size = min(head, gap * 0.7)
    let neck = tip - direction * size
    let tail = start + direction * startRadius
    shafts += "M\(pair(tail))L\(pair(neck))"
    guard size > 0 else { return }
    let side = SIMD2(-direction.y, direction.x) * size * 0.42
    heads += "M\(pair(tip))L\(pair(neck + side))L\(pair(neck - side))Z"
  }

  /// The paths; empty where nothing was added.
  func elements(
    kind: String, color: String, width: Double, opacity: Double = 1, dashes: String? = nil
  ) -> [Markup] {
    guard !shafts.isEmpty else { return [] }
    var line: [(name: String, value: String)] = [
      ("class", kind), ("d", shafts), ("fill", "none"), ("stroke", color),
      ("stroke-width", coordinate(width)),
    ]
    if opacity < 1 { line.append(("stroke-opacity", coordinate(opacity))) }
    if let dashes { line.append(("stroke-dasharray", dashes)) }
    guard !heads.isEmpty else { return [Markup("path", line)] }
    var head: [(name: String, value: String)] = [
      ("class", kind + "-head"), ("d", heads), ("fill", color),
    ]
    if opacity < 1 { head.append(("fill-opacity", coordinate(opacity))) }
    return [Markup("path", line), Markup("path", head)]
  }

  private func pair(_ point: SIMD2<Double>) -> String {
    "\(Glyphs.tenth(point.x)) \(Glyphs.tenth(point.y))"
  }
}
