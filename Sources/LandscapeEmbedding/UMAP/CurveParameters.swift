import Foundation

/// *a* and *b* of the curve 1/(1 + *a* *d*^2*b*), by which nearness fades with the distance in the
/// plane.
///
/// Fitted by least squares to 1 for *d* ≤ *m* and exp(−(*d* − *m*)/*s*) beyond, on 300 points of
/// [0, 3*s*]: 1.5769 and 0.8951 for *m* = 0.1, *s* = 1.
///
/// - Source: L. McInnes, J. Healy, J. Melville, arXiv 1802.03426, 2018.
package struct CurveParameters: Sendable, Hashable {
  package let a, b: Double

  /// - Precondition: `spread` is positive.
  package init(minimumDistance: Double, spread: Double) {
    precondition(spread > 0, "a spread of \(spread)")
    let x = (0..<300).map { 3 * spread * Double($0) / 299 }
    let y = x.map { $0 < minimumDistance ? 1 : exp(-($0 - minimumDistance) / spread) }
    var fit = CurveParameters(a: 1, b: 1)
    var error = fit.squaredError(x, y)
    var damping = 1e-3
    // Levenberg and Marquardt; some twenty rounds reach the minimum to rounding.
    for _ in 0..<200 {
      let step = fit.step(x, y, damping: damping)
      let next = CurveParameters(a: fit.a + step.a, b: fit.b + step.b)
      let nextError = next.squaredError(x, y)
      guard next.a > 0, next.b > 0, nextError <= error else {
        damping *= 10
        if damping > 1e12 { break }
        continue
      }
      let isDone = abs(step.a) < 1e-12 * next.a && abs(step.b) < 1e-12 * next.b
      (fit, error) = (next, nextError)
      damping = max(damping / 10, 1e-15)
      if isDone { break }
    }
    self = fit
  }

  private init(a: Double, b: Double) {
    self.a = a
    self.b = b
  }

  private func value(_ x: Double) -> Double { x > 0 ? 1 / (1 + a * pow(x, 2 * b)) : 1 }

  private func squaredError(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + (value($1.0) - $1.1) * (value($1.0) - $1.1) }
  }

  /// The damped step of the normal equations.
  private func step(
    _ x: [Double], _ y: [Double], damping: Double
  ) -> (a: Double, b: Double) {
    var (aa, ab, bb, ra, rb) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (x, y) in zip(x, y) where x > 0 {
      let power = pow(x, 2 * b)
      let curve = 1 / (1 + a * power)
      let da = -power * curve * curve
      let db = -2 * a * power * log(x) * curve * curve
      let residual = y - curve
      aa += da * da
      ab += da * db
      bb += db * db
      ra += da * residual
      rb += db * residual
    }
    (aa, bb) = (aa * (1 + damping), bb * (1 + damping))
    let determinant = aa * bb - ab * ab
    return ((ra * bb - rb * ab) / determinant, (rb * aa - ra * ab) / determinant)
  }
}
