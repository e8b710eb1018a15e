/// Free places for boxes of text among the nodes of a picture.
///
/// Greedy: a box goes where it covers nothing, near its anchor, with few discs on the way there,
/// and is then itself something to keep clear of.
struct LabelPlacement {
  let area: Rectangle
  private let discs: [(center: SIMD2<Double>, radius: Double)]
  private(set) var boxes: [Rectangle] = []

  init(
    area: Rectangle, discs: [(center: SIMD2<Double>, radius: Double)], boxes: [Rectangle] = []
  ) {
    self.area = area
    self.discs = discs
    self.boxes = boxes
  }

  /// A free place for a box, its border at most `reach` from the border of the anchor's disc;
  /// `nil` where none is free.
  ///
  /// - Complexity: O(places · discs).
  mutating func place(
    width: Double, height: Double, near anchor: SIMD2<Double>, radius: Double, reach: Double,
    clearance: Double = 3
  ) -> Rectangle? {
    var best: (cost: Double, box: Rectangle)?
    for y in stride(from: area.y, through: area.y + area.height - height, by: 6) {
      for x in stride(from: area.x, through: area.x + area.width - width, by: 6) {
        let box = Rectangle(x: x, y: y, width: width, height: height)
        let nearest = anchor.clamped(
          lowerBound: SIMD2(x, y), upperBound: SIMD2(x + width, y + height))
        let offset = nearest - anchor
        let distance = (offset * offset).sum().squareRoot() - radius
        guard distance <= reach else { continue }
        let centering = box.center - anchor
        let cost = distance + 0.15 * (centering * centering).sum().squareRoot()
        guard cost < best?.cost ?? .infinity else { continue }
        guard !boxes.contains(where: { $0.meets(box) }),
          !discs.contains(where: { box.meets(disc: $0.center, radius: $0.radius + clearance) })
        else { continue }
        let hidden = discs.count { LabelPlacement.segment(from: anchor, to: nearest, meets: $0) }
        let whole = cost + 15 * Double(hidden)
        if whole < best?.cost ?? .infinity { best = (whole, box) }
      }
    }
    guard let best else { return nil }
    boxes.append(best.box)
    return best.box
  }

  /// Whether a straight line meets a disc other than the one it starts in.
  private static func segment(
    from start: SIMD2<Double>, to end: SIMD2<Double>,
    meets disc: (center: SIMD2<Double>, radius: Double)
  ) -> Bool {
    let (along, offset) = (end - start, disc.center - start)
    let square = (along * along).sum()
    guard square > 0, offset != .zero, disc.radius > 1 else { return false }
    let share = min(max((along * offset).sum() / square, 0), 1)
    let gap = offset - along * share
    return (gap * gap).sum() < disc.radius * disc.radius
  }
}
