import Foundation

/// How heights between configurations are found.
package enum SurfaceInterpolation: String, Sendable, CaseIterable {
  /// Means of the 12 nearest, or of all fewer, by a Gaussian of their distances.
  case smooth
  /// By the triangles of Delaunay.
  case linear
}

/// Heights on a regular grid over a map; blank where no configuration is near.
struct SurfaceGrid: Sendable {
  /// Nodes along each side.
  static let sideCount = 100
  /// Neighbours whose heights are averaged.
  static let neighborCount = 12
  /// Points that one within the bandwidth stands for: fewer neighbours are within it where there
  /// are few points, or all would have one mean.
  private static let pointsPerNeighbor = 4
  /// Nodes farther than that many median spacings, and a few cells, from every configuration are
  /// blank.
  static let blankBeyond = 3.0
  /// Nodes within that many cells of a configuration have a height.
  private static let shownBeyond = 2.0

  let low, high: SIMD2<Double>
  /// Row by row from the lowest y; `nil` is blank.
  let heights: [Double?]

  /// - Parameters:
  ///   - points: Places that differ from each other somewhere.
  ///   - heights: One per point.
  init(
    _ points: [SIMD2<Double>], heights: [Double],
    interpolation: SurfaceInterpolation = .smooth
  ) {
    precondition(points.count == heights.count && !points.isEmpty, "no heights for a surface")
    let margin = 0.02
    let least = points.reduce(points[0]) { pointwiseMin($0, $1) }
    let most = points.reduce(points[0]) { pointwiseMax($0, $1) }
    let extent = pointwiseMax(most - least, SIMD2(repeating: 1e-9))
    (low, high) = (least - margin * extent, most + margin * extent)
    let bins = PointBins(points)
    // Never less than what the grid can show: of many points in clumps the spacing is that of a
    // clump.
    let limit = max(
      SurfaceGrid.blankBeyond * bins.medianSpacing,
      SurfaceGrid.shownBeyond * extent.max() / Double(SurfaceGrid.sideCount))
    let linear =
      interpolation == .linear
      ? LinearSurface(DelaunayTriangulation(points), points, heights) : nil
    let (low, high) = (low, high)
    let within = max(
      min(2, points.count),
      min(SurfaceGrid.neighborCount, points.count / SurfaceGrid.pointsPerNeighbor))
    var walk = 0
    self.heights = (0..<SurfaceGrid.sideCount * SurfaceGrid.sideCount).map { index in
      let place = SurfaceGrid.place(index, low, high)
      let near = bins.nearest(SurfaceGrid.neighborCount, to: place)
      guard near[0].squaredDistance <= limit * limit else { return nil }
      if let linear { return linear.height(at: place, from: &walk) }
      return SurfaceGrid.mean(of: near, heights, bandwidth: near[within - 1].squaredDistance)
    }
  }

  /// Where a node of the grid lies.
  func place(_ index: Int) -> SIMD2<Double> { SurfaceGrid.place(index, low, high) }

  private static func place(
    _ index: Int, _ low: SIMD2<Double>, _ high: SIMD2<Double>
  ) -> SIMD2<Double> {
    let share = SIMD2(Double(index % sideCount), Double(index / sideCount)) / Double(sideCount - 1)
    return low + share * (high - low)
  }

  /// Σ w f / Σ w with w = exp(−d² / 2h²), *h*² the bandwidth: from 48 points on the squared
  /// distance of the farthest, so that weights change little where another becomes a neighbour.
  private static func mean(
    of near: [PointBins.Neighbor], _ heights: [Double], bandwidth: Double
  ) -> Double {
    guard bandwidth > 0 else { return heights[near[0].index] }
    var (sum, total) = (0.0, 0.0)
    for neighbor in near {
      let weight = exp(-neighbor.squaredDistance / (2 * bandwidth))
      sum += weight * heights[neighbor.index]
      total += weight
    }
    return sum / total
  }
}
