import Foundation

/// Places turned and scaled into a rectangle of a drawing, and pushed apart there.
///
/// The longer principal axis of an oblong layout comes to lie along the longer side, and `anchor`
/// to the lower right, so that pictures of like landscapes look alike.
struct PlaneFit {
  /// The places in the drawing; y grows downwards.
  let positions: [SIMD2<Double>]

  /// - Parameters:
  ///   - radii: The disc of each node, with the room around it, in units of the drawing.
  ///   - anchor: The node to be brought to the lower right.
  ///   - largestScale: Small graphs are not blown up beyond it.
  init(
    _ places: [SIMD2<Double>], radii: [Double], anchor: Int, into area: Rectangle,
    largestScale: Double
  ) {
    precondition(!places.isEmpty, "there is nothing to fit")
    let turned = PlaneFit.turned(places, anchor: anchor, alongWidth: area.width >= area.height)
    let margin = radii.max() ?? 0
    let fitted = PlaneFit.scaled(turned, margin: margin, into: area, largestScale: largestScale)
    positions = PlaneFit.scaled(
      DiscSeparation(fitted, radii: radii).positions, margin: margin, into: area, largestScale: 1)
  }

  private static func turned(
    _ places: [SIMD2<Double>], anchor: Int, alongWidth: Bool
  ) -> [SIMD2<Double>] {
    let center = places.reduce(SIMD2(0, 0), +) / Double(places.count)
    let offsets = places.map { $0 - center }
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for offset in offsets {
      xx += offset.x * offset.x
      xy += offset.x * offset.y
      yy += offset.y * offset.y
    }
    // Round and square layouts stay as they are: no axis of theirs is the longer one.
    let spread = ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()
    var angle = 0.0
    if spread > 0.2 * (xx + yy) {
      angle = -atan2(2 * xy, xx - yy) / 2 + (alongWidth ? 0 : .pi / 2)
    }
    let (sine, cosine) = (sin(angle), cos(angle))
    let turned = offsets.map {
      SIMD2($0.x * cosine - $0.y * sine, $0.x * sine + $0.y * cosine)
    }
    let signs = SIMD2(turned[anchor].x < 0 ? -1.0 : 1, turned[anchor].y < 0 ? -1.0 : 1)
    return turned.map { $0 * signs }
  }

  private static func scaled(
    _ places: [SIMD2<Double>], margin: Double, into area: Rectangle, largestScale: Double
  ) -> [SIMD2<Double>] {
    let low = SIMD2(places.map(\.x).min() ?? 0, places.map(\.y).min() ?? 0)
    let high = SIMD2(places.map(\.x).max() ?? 0, places.map(\.y).max() ?? 0)
    let extent = high - low
    let scale = min(
      largestScale,
      extent.x > 0 ? (area.width - 2 * margin) / extent.x : .infinity,
      extent.y > 0 ? (area.height - 2 * margin) / extent.y : .infinity)
    let middle = (low + high) / 2
    return places.map { ($0 - middle) * scale + area.center }
  }
}
