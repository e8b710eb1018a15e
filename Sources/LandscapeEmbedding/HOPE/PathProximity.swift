import Landscapes
import Numerical

/// How near a configuration is to another along arcs, as a linear operator that is never written
/// out.
///
/// Katz: *S* = Σ_{k=1…t} (β*A*)^k with β = *c* / σ₁(*A*). σ₁, the largest singular value, bounds
/// every eigenvalue, so that the series converges on any landscape; the arcs of one without ties
/// form no cycle, whose eigenvalues are all 0 and bound nothing. Common neighbours: *S* = *A*².
///
/// - Source: L. Katz, Psychometrika 18:39, 1953.
struct PathProximity<Scalar: RealScalar>: Sendable {
  private let forward: ArcMatrix<Scalar>
  private let backward: ArcMatrix<Scalar>
  private let terms: Int
  private let proximity: HOPEOptions.Proximity
  /// σ₁(*A*), to a relative 10⁻³.
  let largestSingularValue: Double
  /// β; 1 for common neighbours.
  let attenuation: Double

  var size: Int { forward.size }
  var entryCount: Int { forward.entryCount }

  /// - Complexity: O(*m*) for the matrix, and at most 100 products with it.
  init(_ graph: LandscapeGraph, _ rule: ArcRule, options: HOPEOptions) {
    let links = options.links
    let (forward, backward) = inParallel(
      { ArcMatrix<Scalar>(graph, rule, links: links, isTransposed: false) },
      { ArcMatrix<Scalar>(graph, rule, links: links, isTransposed: true) })
    self.forward = forward
    self.backward = backward
    terms = options.terms
    proximity = options.proximity
    largestSingularValue = PathProximity.largestSingularValue(of: forward, backward)
    attenuation =
      options.proximity == .katz && largestSingularValue > 0
      ? options.decay / largestSingularValue : 1
  }

  /// *S x*, or *S*ᵀ *x*, for a block of vectors of shape [size, width].
  func callAsFunction(_ x: [Scalar], isTransposed: Bool = false, width: Int) -> [Scalar] {
    let matrix = isTransposed ? backward : forward
    var result = x
    var before = x
    let last = proximity == .katz ? terms : 2
    // Horner's rule: *S x* = β*A*(*x* + β*A*(*x* + …)).
    for term in 1...last {
      swap(&result, &before)
      matrix.multiply(
        before, scale: Scalar(attenuation),
        addend: proximity == .katz && term < last ? x : nil, into: &result, width: width)
    }
    return result
  }

  /// By power iteration on *A*ᵀ*A* from the vector of ones: until it changes by less than 10⁻³ of
  /// itself, at most 50 rounds. 0 for a matrix without entries.
  private static func largestSingularValue(
    of forward: ArcMatrix<Scalar>, _ backward: ArcMatrix<Scalar>
  ) -> Double {
    // Sixteen lanes are what the product works on; the vector lies in the first.
    let width = 16
    let size = forward.size
    var x = [Scalar](repeating: 0, count: size * width)
    for row in 0..<size { x[row * width] = Scalar(1 / Double(size).squareRoot()) }
    var y = x
    var value = 0.0
    for _ in 0..<50 {
      forward.multiply(x, scale: 1, addend: nil, into: &y, width: width)
      let next = norm(y, width)
      if next == 0 { return 0 }
      backward.multiply(y, scale: 1, addend: nil, into: &x, width: width)
      let scale = Scalar(1 / norm(x, width))
      for row in 0..<size { x[row * width] *= scale }
      let hasSettled = abs(next - value) < 1e-3 * next
      value = next
      if hasSettled { break }
    }
    return value
  }

  private static func norm(_ x: [Scalar], _ width: Int) -> Double {
    var sum = 0.0
    for place in stride(from: 0, to: x.count, by: width) { sum += Double(x[place] * x[place]) }
    return sum.squareRoot()
  }
}
