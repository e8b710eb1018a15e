/// Heights between points, linear on each triangle of a triangulation.
struct LinearSurface: Sendable {
  private let triangulation: DelaunayTriangulation
  private let points: [SIMD2<Double>]
  private let heights: [Double]

  init(_ triangulation: DelaunayTriangulation, _ points: [SIMD2<Double>], _ heights: [Double]) {
    self.triangulation = triangulation
    self.points = points
    self.heights = heights
  }

  /// The height at a place; `nil` outside of the convex hull.
  ///
  /// - Parameter triangle: Where the search begins, and then the triangle found: places that follow
  ///   each other closely are found at once.
  func height(at place: SIMD2<Double>, from triangle: inout Int) -> Double? {
    guard let found = triangulation.triangle(around: place, points, from: triangle) else {
      return nil
    }
    triangle = found
    let corners = triangulation.triangles[found]
    let weights = LinearSurface.weights(
      of: place, points[corners.x], points[corners.y], points[corners.z])
    let height =
      weights.x * heights[corners.x] + weights.y * heights[corners.y]
      + weights.z * heights[corners.z]
    // Of three points on one line there is no height.
    return height.isFinite ? height : nil
  }

  /// The barycentric weights of a place in a triangle; their sum is 1.
  static func weights(
    of place: SIMD2<Double>, _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>
  ) -> SIMD3<Double> {
    let area = DelaunayTriangulation.cross(b - a, c - a)
    let second = DelaunayTriangulation.cross(place - a, c - a) / area
    let third = DelaunayTriangulation.cross(b - a, place - a) / area
    return SIMD3(1 - second - third, second, third)
  }
}
