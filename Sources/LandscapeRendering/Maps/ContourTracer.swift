/// Where a surface on a grid lies at or above a level: outlines of the area, and the lines inside.
///
/// Marching squares: each cell of four corners that are not blank gives a polygon; sides that two
/// cells share cancel. Crossings of cell sides are linear between the corners; where opposite
/// corners alone are above, the mean of the four decides whether they join.
struct ContourTracer {
  /// A closed outline, or a line from end to end.
  typealias Path = [SIMD2<Double>]

  let grid: SurfaceGrid

  /// A point of an outline: a node of the grid, or the crossing of the side between two.
  private struct Point: Hashable {
    let low, high: Int32

    init(_ first: Int, _ second: Int) {
      low = Int32(min(first, second))
      high = Int32(max(first, second))
    }
    init(node: Int) { self.init(node, node) }
  }

  private struct Segment: Hashable {
    let from, to: Point
  }

  /// Closed outlines of the area at or above `level`, and its border within the surface.
  func area(atLeast level: Double) -> (outlines: [Path], lines: [Path]) {
    var sides: [Segment] = []
    var open: Set<Segment> = []
    var inner: [Segment] = []
    func add(_ polygon: [(point: Point, isCrossing: Bool)]) {
      for index in polygon.indices {
        let (first, second) = (polygon[index], polygon[(index + 1) % polygon.count])
        let segment = Segment(from: first.point, to: second.point)
        if first.isCrossing, second.isCrossing {
          inner.append(segment)
        } else if open.remove(Segment(from: segment.to, to: segment.from)) == nil {
          open.insert(segment)
          sides.append(segment)
        }
      }
    }
    let side = SurfaceGrid.sideCount
    for row in 0..<side - 1 {
      for column in 0..<side - 1 {
        let first = row * side + column
        polygons(of: [first, first + 1, first + 1 + side, first + side], level).forEach(add)
      }
    }
    let outlines = ContourTracer.chained(sides.filter { open.contains($0) } + inner)
    return (
      outlines.map { places($0, level) }.map(ContourTracer.simplified),
      ContourTracer.chained(inner).map { places($0, level) }
    )
  }

  /// The part of a cell at or above the level, corner by corner anticlockwise.
  private func polygons(
    of corners: [Int], _ level: Double
  ) -> [[(point: Point, isCrossing: Bool)]] {
    let values = corners.compactMap { grid.heights[$0] }
    guard values.count == 4 else { return [] }
    let isAbove = values.map { $0 >= level }
    if !isAbove.contains(true) { return [] }
    if isAbove[0] == isAbove[2], isAbove[1] == isAbove[3], isAbove[0] != isAbove[1],
      values.reduce(0, +) / 4 < level
    {
      return (0..<4).filter { isAbove[$0] }.map { corner in
        let (next, previous) = ((corner + 1) % 4, (corner + 3) % 4)
        return [
          (Point(corners[previous], corners[corner]), true), (Point(node: corners[corner]), false),
          (Point(corners[corner], corners[next]), true),
        ]
      }
    }
    var polygon: [(point: Point, isCrossing: Bool)] = []
    for corner in 0..<4 {
      let next = (corner + 1) % 4
      if isAbove[corner] { polygon.append((Point(node: corners[corner]), false)) }
      if isAbove[corner] != isAbove[next] {
        polygon.append((Point(corners[corner], corners[next]), true))
      }
    }
    return [polygon]
  }

  /// Segments joined end to beginning; those that come back to where they began are closed.
  private static func chained(_ segments: [Segment]) -> [[Point]] {
    var leaving: [Point: [Int]] = [:]
    var arriving: Set<Point> = []
    for (index, segment) in segments.enumerated().reversed() {
      leaving[segment.from, default: []].append(index)
      arriving.insert(segment.to)
    }
    var isUsed = [Bool](repeating: false, count: segments.count)
    var paths: [[Point]] = []
    func follow(_ start: Int) {
      var path = [segments[start].from]
      var current: Int? = start
      while let index = current {
        isUsed[index] = true
        path.append(segments[index].to)
        while let next = leaving[segments[index].to]?.last, isUsed[next] {
          leaving[segments[index].to]?.removeLast()
        }
        current = leaving[segments[index].to]?.last
      }
      paths.append(path)
    }
    // Lines that begin at a border first, else they would be cut where a loop happens to start.
    for index in segments.indices where !arriving.contains(segments[index].from) { follow(index) }
    for index in segments.indices where !isUsed[index] { follow(index) }
    return paths
  }

  private func places(_ path: [Point], _ level: Double) -> Path {
    path.map { point in
      let (first, second) = (Int(point.low), Int(point.high))
      let start = grid.place(first)
      guard first != second, let a = grid.heights[first], let b = grid.heights[second], a != b
      else { return start }
      return start + (level - a) / (b - a) * (grid.place(second) - start)
    }
  }

  /// Without points on the straight line between their neighbours along an axis.
  private static func simplified(_ path: Path) -> Path {
    var result: Path = []
    for point in path {
      while result.count > 1 {
        let (last, before) = (result[result.count - 1], result[result.count - 2])
        guard last.x == point.x && before.x == point.x || last.y == point.y && before.y == point.y
        else { break }
        result.removeLast()
      }
      result.append(point)
    }
    return result
  }
}
