/// Triangles between points, none of whose circumscribed circles holds another point.
///
/// Points are inserted one by one along a curve that keeps to neighbourhoods, each into the hole
/// that is left when the triangles are taken away whose circle holds it; a vertex at infinity
/// stands beyond the hull. Signs are exact: they are of coordinates rounded to 24 bits, in integers
/// of 128.
///
/// - Complexity: O(*n* log *n*) for points in general position.
/// - Source: A. Bowyer, D. Watson, The Computer Journal 24(2), 1981.
struct DelaunayTriangulation: Sendable {
  /// Corners, indices of points in anticlockwise order. Points on one line have no triangles.
  let triangles: [SIMD3<Int>]
  /// Per triangle and corner, the triangle across the opposite side; −1 beyond the hull.
  let neighbors: [SIMD3<Int>]

  init(_ points: [SIMD2<Double>]) {
    var mesh = TriangleMesh(DelaunayTriangulation.rounded(points))
    mesh.insertAll()
    (triangles, neighbors) = mesh.finished
  }

  /// z of the product of two vectors: twice the area between them, positive anticlockwise.
  static func cross(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { a.x * b.y - a.y * b.x }

  /// The triangle that holds a place, found by walking from another; `nil` outside of the hull.
  func triangle(around place: SIMD2<Double>, _ points: [SIMD2<Double>], from start: Int) -> Int? {
    guard !triangles.isEmpty else { return nil }
    var current = start
    for _ in 0...triangles.count {
      let corners = triangles[current]
      var next: Int?
      for side in 0..<3 {
        let (from, to) = (points[corners[(side + 1) % 3]], points[corners[(side + 2) % 3]])
        let scale = (abs(to - from).max() + abs(place - from).max())
        if DelaunayTriangulation.cross(to - from, place - from) < -1e-12 * scale * scale {
          next = neighbors[current][side]
          break
        }
      }
      guard let next else { return current }
      guard next >= 0 else { return nil }
      current = next
    }
    return nil
  }

  /// Coordinates as whole numbers of 24 bits.
  private static func rounded(_ points: [SIMD2<Double>]) -> [SIMD2<Int>] {
    guard let first = points.first else { return [] }
    let low = points.reduce(first) { pointwiseMin($0, $1) }
    let high = points.reduce(first) { pointwiseMax($0, $1) }
    let extent = (high - low).max()
    guard extent > 0 else { return points.map { _ in SIMD2(0, 0) } }
    return points.map { point in
      let scaled = (point - low) / extent * Double((1 << 24) - 1)
      return SIMD2(Int(scaled.x.rounded()), Int(scaled.y.rounded()))
    }
  }
}

private func abs(_ vector: SIMD2<Double>) -> SIMD2<Double> {
  SIMD2(vector.x.magnitude, vector.y.magnitude)
}
