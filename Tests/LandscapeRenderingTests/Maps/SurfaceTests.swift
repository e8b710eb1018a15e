import Documents
import Foundation
import TestSupport
import Testing

@testable import LandscapeRendering

@Suite struct SurfaceTests {
  /// Places that look scattered: multiples of two generators of the integers mod the prime 7919.
  private static func scattered(_ count: Int) -> [SIMD2<Double>] {
    (1...count).map { index in
      let place = SIMD2<Double>(Double(index * 3571 % 7919), Double(index * 1234 % 7919))
      return place / 100
    }
  }

  @Test func linearHeightsAreThoseOfGriddata() throws {
    // fixtures/reference/rendering/griddata.json says which SciPy made it, and how.
    let reference = try referenceValues("rendering/griddata.json")
    let points = try #require(reference["points"] as? [[Double]]).map { SIMD2($0[0], $0[1]) }
    let heights = try #require(reference["heights"] as? [Double])
    let places = try #require(reference["places"] as? [[Double]]).map { SIMD2($0[0], $0[1]) }
    let values = try #require(reference["values"] as? [Any])
    let surface = LinearSurface(DelaunayTriangulation(points), points, heights)
    var walk = 0
    for (place, expected) in zip(places, values) {
      let height = surface.height(at: place, from: &walk)
      if let expected = expected as? Double {
        expectClose(height, expected, within: 1e-9)
      } else {
        #expect(height == nil)
      }
    }
  }

  @Test func noCircleHoldsAnotherPoint() {
    // By definition, with the determinant worked out here in doubles.
    let points = Self.scattered(150)
    let triangulation = DelaunayTriangulation(points)
    for corners in triangulation.triangles {
      let (a, b, c) = (points[corners.x], points[corners.y], points[corners.z])
      #expect(DelaunayTriangulation.cross(b - a, c - a) > 0)
      for (index, p) in points.enumerated()
      where ![corners.x, corners.y, corners.z].contains(index) {
        let (u, v, w) = (a - p, b - p, c - p)
        let inside =
          (u * u).sum() * DelaunayTriangulation.cross(v, w)
          + (v * v).sum() * DelaunayTriangulation.cross(w, u)
          + (w * w).sum() * DelaunayTriangulation.cross(u, v)
        #expect(inside < 1e-3)
      }
    }
    // Euler: 2n − 2 − h triangles, with h sides that have no neighbour.
    let hull = triangulation.neighbors.reduce(0) { $0 + [$1.x, $1.y, $1.z].count { $0 < 0 } }
    #expect(triangulation.triangles.count == 2 * points.count - 2 - hull)
  }

  @Test func gridsAndCoincidentPointsAreTriangulated() {
    // A square of 6 × 6 places, all circles shared, half of them twice: 2 · 5 · 5 triangles.
    let square = (0..<36).map { SIMD2(Double($0 % 6), Double($0 / 6)) }
    let triangulation = DelaunayTriangulation(square + square.prefix(18))
    #expect(triangulation.triangles.count == 50)
    let area = triangulation.triangles.reduce(0.0) { sum, corners in
      let corner = square + square.prefix(18)
      return sum
        + DelaunayTriangulation.cross(
          corner[corners.y] - corner[corners.x], corner[corners.z] - corner[corners.x]) / 2
    }
    expectClose(area, 25, within: 1e-12)
    #expect(
      DelaunayTriangulation((0..<5).map { SIMD2(Double($0), 3) }).triangles == [])
  }

  @Test func weightsSumToOneAndGiveThePlaceBack() {
    let (a, b, c) = (SIMD2(0.0, 0.3), SIMD2(2.0, 0.1), SIMD2(0.7, 1.9))
    for place in [SIMD2(0.5, 0.5), SIMD2(3.0, -1.0), a] {
      let weights = LinearSurface.weights(of: place, a, b, c)
      expectClose(weights.sum(), 1, within: 1e-12)
      let back = weights.x * a + weights.y * b + weights.z * c
      expectClose(back.x, place.x, within: 1e-12)
      expectClose(back.y, place.y, within: 1e-12)
    }
  }

  @Test func nearestAreThoseOfAScan() {
    let points = Self.scattered(200)
    let bins = PointBins(points)
    for place in [SIMD2(0.0, 0.0), SIMD2(40.0, 33.0), SIMD2(-300.0, 50.0), SIMD2(79.0, 500.0)] {
      let expected = points.indices.sorted {
        let (u, v) = (points[$0] - place, points[$1] - place)
        return (u * u).sum() < (v * v).sum()
      }
      #expect(bins.nearest(12, to: place).map(\.index) == Array(expected.prefix(12)))
    }
  }

  @Test func contoursOfAPlaneAreStraightAndOfAParaboloidRound() {
    let points = (0..<400).map { SIMD2(Double($0 % 20), Double($0 / 20)) }
    let plane = SurfaceGrid(points, heights: points.map { $0.x }, interpolation: .linear)
    let (_, lines) = ContourTracer(grid: plane).area(atLeast: 7.3)
    #expect(lines.count == 1)
    for place in lines.joined() { expectClose(place.x, 7.3, within: 1e-9) }

    // x² + y² ≤ 49 has the area 49 π; the surface is linear between whole numbers: within 2 %.
    let centre = SIMD2(9.5, 9.5)
    let bowl = SurfaceGrid(
      points,
      heights: points.map { -(($0 - centre) * ($0 - centre)).sum() }, interpolation: .linear)
    let (outlines, _) = ContourTracer(grid: bowl).area(atLeast: -49)
    #expect(outlines.count == 1)
    let outline = outlines[0]
    let area = zip(outline, outline.dropFirst()).reduce(0.0) {
      $0 + DelaunayTriangulation.cross($1.0, $1.1) / 2
    }
    expectClose(area, 49 * .pi, relative: 0.02)
  }

  @Test func farPlacesAreBlankAndNothingLeavesTheRange() {
    // Two clusters far apart: the middle between them stays blank.
    let points = Self.scattered(60).map { $0 / 100 } + Self.scattered(60).map { $0 / 100 + 20 }
    let heights = points.indices.map { Double($0 % 7) }
    let grid = SurfaceGrid(points, heights: heights)
    #expect(grid.heights[50 * SurfaceGrid.sideCount + 50] == nil)
    let seen = grid.heights.compactMap { $0 }
    #expect(!seen.isEmpty && seen.allSatisfy { $0 >= 0 && $0 <= 6 })
  }

  @Test func pixelsAreAPortableNetworkGraphic() throws {
    var image = PixelImage(width: 3, height: 2, colors: [0xFF0000, 0x0000FF])
    image.fill(disc: SIMD2(0.5, 0.5), radius: 0.6, color: 1)
    #expect(image.pixels == [2, 0, 0, 0, 0, 0])
    let bytes = image.png.bytes
    // The end of every such file is the empty chunk IEND with its published checksum.
    #expect(bytes.suffix(12) == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    // Adler-32 of the eight bytes 0 2 0 0 0 0 0 0: a = 3, b = 1 + 7 · 3 = 22, by hand.
    let data = try #require(
      bytes.indices.first { bytes[$0...].starts(with: [0x49, 0x44, 0x41, 0x54]) })
    #expect(
      Array(bytes[(data + 4)..<(data + 4 + 19)])
        == [0x78, 1, 1, 8, 0, 0xF7, 0xFF, 0, 2, 0, 0, 0, 0, 0, 0, 0, 22, 0, 3])
  }
}
