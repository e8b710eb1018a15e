/// Points of the plane in square bins, for their nearest neighbours.
///
/// - Complexity: O(*n*) to build; a query looks at few bins where points are spread evenly.
struct PointBins: Sendable {
  /// A point and its squared distance from the place asked for.
  struct Neighbor: Sendable, Hashable {
    let index: Int
    let squaredDistance: Double
  }

  let points: [SIMD2<Double>]
  private let low: SIMD2<Double>
  private let side: Double
  private let columns, rows: Int
  /// The points of bin *b* are `members[starts[b]..<starts[b + 1]]`, ascending.
  private let starts, members: [Int]

  init(_ points: [SIMD2<Double>]) {
    self.points = points
    let low = points.reduce(SIMD2(repeating: .infinity)) { pointwiseMin($0, $1) }
    let high = points.reduce(SIMD2(repeating: -.infinity)) { pointwiseMax($0, $1) }
    self.low = points.isEmpty ? .zero : low
    let extent = points.isEmpty ? SIMD2(1, 1) : high - low
    // About two points per bin, and not more than 1,000 bins along a side.
    let area = max(extent.x, 1e-12) * max(extent.y, 1e-12)
    let wanted = (2 * area / Double(max(points.count, 1))).squareRoot()
    side = max(wanted, extent.max() / 1000, 1e-12)
    columns = Int(extent.x / side) + 1
    rows = Int(extent.y / side) + 1
    var counts = [Int](repeating: 0, count: columns * rows + 1)
    let (origin, side, columns) = (self.low, side, columns)
    func bin(_ point: SIMD2<Double>) -> Int {
      Int((point.y - origin.y) / side) * columns + Int((point.x - origin.x) / side)
    }
    for point in points { counts[bin(point) + 1] += 1 }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    var next = counts
    var members = [Int](repeating: 0, count: points.count)
    for (index, point) in points.enumerated() {
      let place = bin(point)
      members[next[place]] = index
      next[place] += 1
    }
    starts = counts
    self.members = members
  }

  /// The `count` points nearest to a place, nearest first, ties by index; `excluded` is left out.
  func nearest(
    _ count: Int, to place: SIMD2<Double>, excluding excluded: Int? = nil
  ) -> [Neighbor] {
    var found: [Neighbor] = []
    let offset = (place - low) / side
    let column = Int(min(max(offset.x, 0), Double(columns - 1)))
    let row = Int(min(max(offset.y, 0), Double(rows - 1)))
    var ring = 0
    while ring <= max(columns, rows) {
      for binRow in max(0, row - ring)...min(rows - 1, row + ring) {
        let isEdge = abs(binRow - row) == ring
        let step = isEdge || ring == 0 ? 1 : 2 * ring
        for binColumn in stride(from: column - ring, through: column + ring, by: step)
        where binColumn >= 0 && binColumn < columns {
          let bin = binRow * columns + binColumn
          for index in members[starts[bin]..<starts[bin + 1]] where index != excluded {
            let difference = points[index] - place
            found.append(
              Neighbor(index: index, squaredDistance: (difference * difference).sum()))
          }
        }
      }
      if found.count >= count {
        found.sort { ($0.squaredDistance, $0.index) < ($1.squaredDistance, $1.index) }
        if found.count > 4 * count { found.removeLast(found.count - 4 * count) }
        // What lies in farther rings is at least so far from the place.
        let inside = SIMD2(
          min(offset.x - Double(column - ring), Double(column + ring + 1) - offset.x),
          min(offset.y - Double(row - ring), Double(row + ring + 1) - offset.y))
        let reach = inside.min() * side
        if reach > 0, found[count - 1].squaredDistance <= reach * reach { break }
      }
      ring += 1
    }
    found.sort { ($0.squaredDistance, $0.index) < ($1.squaredDistance, $1.index) }
    return Array(found.prefix(count))
  }

  /// The median distance of a point from its nearest, among those that are apart; 0 where none are.
  var medianSpacing: Double {
    let distances = points.indices.compactMap { index in
      nearest(1, to: points[index], excluding: index).first?.squaredDistance
    }.filter { $0 > 0 }.sorted()
    return distances.isEmpty ? 0 : distances[distances.count / 2].squareRoot()
  }
}
