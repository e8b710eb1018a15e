import Numerical

/// The nearest other points of each point, exact, by Euclidean distance.
///
/// Blocks of 64 × 2048 squared distances come from a matrix product; what could be among the
/// nearest is measured again from the differences, so that the order does not suffer from
/// cancellation.
package struct NeighborTable: Sendable {
  /// Neighbours per point.
  package let count: Int
  /// Shape [points, count], by (distance, index).
  package let indices: [Int32]
  /// Shape [points, count].
  package let distances: [Float]

  /// The `count` nearest others of every point.
  ///
  /// - Parameter points: Shape [points, dimension], finite.
  /// - Precondition: `count` is below the number of points.
  /// - Complexity: O(*n*² · dimension), on all cores.
  package init(of points: [Float], dimension: Int, count: Int) {
    self.init(from: points, to: points, dimension: dimension, count: count, excludesSelf: true)
  }

  /// The `count` nearest of `targets` for every query.
  ///
  /// - Precondition: There are at least `count` targets.
  package init(from queries: [Float], to targets: [Float], dimension: Int, count: Int) {
    self.init(from: queries, to: targets, dimension: dimension, count: count, excludesSelf: false)
  }

  private static let queryBlock = 64
  private static let targetBlock = 2048

  private init(
    from queries: [Float], to targets: [Float], dimension: Int, count: Int, excludesSelf: Bool
  ) {
    let queryCount = queries.count / dimension
    let targetCount = targets.count / dimension
    precondition(
      count > 0 && count <= targetCount - (excludesSelf ? 1 : 0),
      "\(count) neighbours among \(targetCount) points")
    let targetNorms = NeighborTable.squaredNorms(targets, dimension)
    let queryNorms = excludesSelf ? targetNorms : NeighborTable.squaredNorms(queries, dimension)
    let parts = inParallel(0..<queryCount, by: NeighborTable.queryBlock) { rows in
      var search = NeighborSearch(rows, dimension: dimension, count: count)
      queries.withUnsafeBufferPointer { queries in
        targets.withUnsafeBufferPointer { targets in
          for start in stride(from: 0, to: targetCount, by: NeighborTable.targetBlock) {
            search.visit(
              start..<min(targetCount, start + NeighborTable.targetBlock),
              queries: queries.baseAddress!, queryNorms: queryNorms,
              targets: targets.baseAddress!, targetNorms: targetNorms, excludesSelf: excludesSelf)
          }
        }
      }
      return search
    }
    self.count = count
    indices = parts.flatMap(\.indices)
    distances = parts.flatMap { $0.squaredDistances.map { $0.squareRoot() } }
  }

  private static func squaredNorms(_ points: [Float], _ dimension: Int) -> [Float] {
    points.withUnsafeBufferPointer { points in
      (0..<points.count / dimension).map { row in
        var sum: Float = 0
        for place in row * dimension..<(row + 1) * dimension {
          sum += points[place] * points[place]
        }
        return sum
      }
    }
  }
}
