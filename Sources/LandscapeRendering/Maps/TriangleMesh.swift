/// The triangles of a growing Delaunay triangulation, with those between hull and infinity.
struct TriangleMesh {
  /// The vertex beyond the hull.
  private static let infinity = -1

  private let points: [SIMD2<Int>]
  /// Three vertices each, anticlockwise; of a ghost, one is infinity. Empty slots hold none.
  private var corners: [SIMD3<Int>] = []
  private var neighbors: [SIMD3<Int>] = []
  private var isAlive: [Bool] = []
  private var free: [Int] = []
  private var last = 0

  init(_ points: [SIMD2<Int>]) {
    self.points = points
  }

  /// Inserts every point but those that lie on another.
  mutating func insertAll() {
    let order = TriangleMesh.order(points)
    guard order.count > 2 else { return }
    let (a, b) = (order[0], order[1])
    guard let place = order.indices.dropFirst(2).first(where: { turn(a, b, order[$0]) != 0 })
    else { return }
    let c = order[place]
    begin(turn(a, b, c) > 0 ? SIMD3(a, b, c) : SIMD3(a, c, b))
    for (index, point) in order.enumerated() where index > 1 && index != place { insert(point) }
  }

  /// The triangles without those to infinity, and their neighbours.
  var finished: (triangles: [SIMD3<Int>], neighbors: [SIMD3<Int>]) {
    var places = [Int](repeating: -1, count: corners.count)
    var triangles: [SIMD3<Int>] = []
    for index in corners.indices where isAlive[index] && corners[index].min() >= 0 {
      places[index] = triangles.count
      triangles.append(corners[index])
    }
    let kept = corners.indices.filter { places[$0] >= 0 }
    return (
      triangles,
      kept.map { index in
        let around = neighbors[index]
        return SIMD3(places[around.x], places[around.y], places[around.z])
      }
    )
  }

  /// Distinct points along the curve of Morton, which interleaves the bits of x and y.
  private static func order(_ points: [SIMD2<Int>]) -> [Int] {
    func spread(_ value: Int) -> Int {
      (0..<24).reduce(0) { $0 | (value >> $1 & 1) << (2 * $1) }
    }
    let keys = points.map { spread($0.x) | spread($0.y) << 1 }
    let sorted = points.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    return sorted.enumerated().filter { $0 == 0 || keys[sorted[$0 - 1]] != keys[$1] }.map(\.element)
  }

  private mutating func begin(_ triangle: SIMD3<Int>) {
    corners = [triangle]
    neighbors = [SIMD3(1, 2, 3)]
    for side in 0..<3 {
      let (from, to) = (triangle[(side + 1) % 3], triangle[(side + 2) % 3])
      corners.append(SIMD3(to, from, Self.infinity))
    }
    // Ghost 1 + s lies across side s. Its side 0 ends in infinity and begins at `from`.
    for side in 0..<3 {
      neighbors.append(SIMD3(1 + (side + 2) % 3, 1 + (side + 1) % 3, 0))
    }
    isAlive = [true, true, true, true]
  }

  private mutating func insert(_ point: Int) {
    var cavity = [conflict(with: point)]
    var isTaken: Set<Int> = [cavity[0]]
    var border: [(from: Int, to: Int, outside: Int)] = []
    var place = 0
    while place < cavity.count {
      let triangle = cavity[place]
      place += 1
      for side in 0..<3 {
        let other = neighbors[triangle][side]
        if isTaken.contains(other) { continue }
        if isInConflict(other, with: point) {
          isTaken.insert(other)
          cavity.append(other)
        } else {
          border.append(
            (corners[triangle][(side + 1) % 3], corners[triangle][(side + 2) % 3], other))
        }
      }
    }
    for triangle in cavity { isAlive[triangle] = false }
    free += cavity
    fill(border, with: point)
  }

  /// Joins every side of a hole to the point.
  private mutating func fill(
    _ border: [(from: Int, to: Int, outside: Int)], with point: Int
  ) {
    var beginning: [Int: Int] = [:]
    var ending: [Int: Int] = [:]
    for (from, to, outside) in border {
      let slot = slot()
      corners[slot] = SIMD3(from, to, point)
      neighbors[slot][2] = outside
      let across = (0..<3).first {
        corners[outside][($0 + 1) % 3] == to && corners[outside][($0 + 2) % 3] == from
      }
      if let across { neighbors[outside][across] = slot }
      beginning[from] = slot
      ending[to] = slot
      if min(from, to) >= 0 { last = slot }
    }
    for slot in beginning.values {
      neighbors[slot][0] = beginning[corners[slot].y] ?? slot
      neighbors[slot][1] = ending[corners[slot].x] ?? slot
    }
  }

  private mutating func slot() -> Int {
    if let slot = free.popLast() {
      isAlive[slot] = true
      return slot
    }
    corners.append(.zero)
    neighbors.append(.zero)
    isAlive.append(true)
    return corners.count - 1
  }

  /// A triangle whose circle holds the point: the one around it, or a ghost across the hull.
  private func conflict(with point: Int) -> Int {
    var current = last
    while corners[current].min() >= 0 {
      let around = corners[current]
      guard
        let side = (0..<3).first(where: {
          turn(around[($0 + 1) % 3], around[($0 + 2) % 3], point) < 0
        })
      else { return current }
      current = neighbors[current][side]
    }
    return current
  }

  private func isInConflict(_ triangle: Int, with point: Int) -> Bool {
    let around = corners[triangle]
    guard let ghost = (0..<3).first(where: { around[$0] == Self.infinity }) else {
      return circle(around, holds: point)
    }
    let (from, to) = (around[(ghost + 1) % 3], around[(ghost + 2) % 3])
    let side = turn(from, to, point)
    if side != 0 { return side > 0 }
    // On the line of the side of the hull: whether it lies between the ends.
    let (a, b, p) = (points[from], points[to], points[point])
    return (p.x - a.x) * (p.x - b.x) + (p.y - a.y) * (p.y - b.y) < 0
  }

  /// Positive where the points turn anticlockwise.
  private func turn(_ a: Int, _ b: Int, _ c: Int) -> Int {
    let (u, v) = (points[b] &- points[a], points[c] &- points[a])
    return u.x * v.y - u.y * v.x
  }

  private func circle(_ triangle: SIMD3<Int>, holds point: Int) -> Bool {
    let p = points[point]
    let (a, b, c) = (points[triangle.x] &- p, points[triangle.y] &- p, points[triangle.z] &- p)
    func square(_ vector: SIMD2<Int>) -> Int128 {
      Int128(vector.x * vector.x + vector.y * vector.y)
    }
    func cross(_ u: SIMD2<Int>, _ v: SIMD2<Int>) -> Int128 { Int128(u.x * v.y - u.y * v.x) }
    return square(a) * cross(b, c) + square(b) * cross(c, a) + square(c) * cross(a, b) > 0
  }
}
