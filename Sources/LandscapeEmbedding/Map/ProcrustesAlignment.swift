import Foundation

/// One map laid over another: the translation, rotation or reflection, and single scale that bring
/// common points nearest to each other in the mean of squares.
///
/// - Source: P. H. Schönemann, R. M. Carroll, Psychometrika 35:245, 1970.
package struct ProcrustesAlignment: Sendable {
  /// A point, shape [2].
  package struct Point: Sendable, Hashable {
    package let x, y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// 1 − Σ‖target − moved source‖² / Σ‖target − mean‖²; 1 when the maps are alike.
  package let agreement: Double
  private let sourceMean, targetMean: Point
  /// Scale times rotation, by rows.
  private let matrix: (Double, Double, Double, Double)

  /// Brings `source` over `target`, point by point.
  ///
  /// - Returns: `nil` where either has no extent, or there are fewer than two points.
  /// - Precondition: Equal counts.
  package init?(from source: [Point], to target: [Point]) {
    precondition(source.count == target.count, "\(source.count) points for \(target.count)")
    guard source.count > 1 else { return nil }
    let from = ProcrustesAlignment.mean(source)
    let to = ProcrustesAlignment.mean(target)
    var (xx, xy, yx, yy, own, other) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for (p, q) in zip(source, target) {
      let (px, py) = (p.x - from.x, p.y - from.y)
      let (qx, qy) = (q.x - to.x, q.y - to.y)
      xx += qx * px
      xy += qx * py
      yx += qy * px
      yy += qy * py
      own += px * px + py * py
      other += qx * qx + qy * qy
    }
    guard own > 0, other > 0 else { return nil }
    // The better of the best rotation and the best reflection.
    let rotation = hypot(xx + yy, yx - xy)
    let reflection = hypot(xx - yy, xy + yx)
    let trace = max(rotation, reflection)
    if trace == 0 {
      matrix = (0, 0, 0, 0)
    } else if rotation >= reflection {
      let (c, s) = ((xx + yy) / own, (yx - xy) / own)
      matrix = (c, -s, s, c)
    } else {
      let (c, s) = ((xx - yy) / own, (xy + yx) / own)
      matrix = (c, s, s, -c)
    }
    agreement = trace * trace / (own * other)
    sourceMean = from
    targetMean = to
  }

  /// Where a point of the source comes to lie.
  package func callAsFunction(_ point: Point) -> Point {
    let (x, y) = (point.x - sourceMean.x, point.y - sourceMean.y)
    return Point(
      x: targetMean.x + matrix.0 * x + matrix.1 * y,
      y: targetMean.y + matrix.2 * x + matrix.3 * y)
  }

  private static func mean(_ points: [Point]) -> Point {
    let count = Double(points.count)
    return Point(
      x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
  }
}
