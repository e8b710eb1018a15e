import Numerical

/// First places of points in the plane: the second and third eigenvector of the normalised
/// Laplacian of the fuzzy neighbour graph, *I* − *D*^(−½) *W* *D*^(−½).
///
/// Every component is laid out by itself; several are set side by side, the largest first.
enum SpectralLayout {
  /// Up to here eigenvectors come from LAPACK, above from Lanczos' iteration.
  static let denseLimit = 512
  /// Steps of Lanczos' iteration: enough for a start, which the layout improves.
  private static let steps = 160

  /// Shape [points, 2], each axis from 0 to 10 and moved by normal noise of deviation 10⁻⁴, so that
  /// equal points part.
  static func positions(of graph: FuzzyNeighborGraph, seed: Seed) -> [Float] {
    let (component, sizes) = graph.components
    var members = sizes.map { _ in [Int]() }
    for (point, number) in component.enumerated() { members[number].append(point) }
    let order = sizes.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    var places = [Double](repeating: 0, count: 2 * graph.pointCount)
    // A square for each component, side by side in rows.
    let perRow = Int(Double(sizes.count).squareRoot().rounded(.up))
    for (index, number) in order.enumerated() {
      let points = members[number]
      let own = scaled(vectors(of: graph, points: points, seed: seed), by: 1)
      let side = (Double(sizes[number]) / Double(sizes[order[0]])).squareRoot()
      for (row, point) in points.enumerated() {
        places[2 * point] = Double(index % perRow) * 1.5 + own[2 * row] * side
        places[2 * point + 1] = Double(index / perRow) * 1.5 + own[2 * row + 1] * side
      }
    }
    var generator = seed.derived("spectral noise").generator()
    return scaled(scaled(places, by: 10).map { $0 + 1e-4 * generator.normal() }, by: 10)
      .map { Float($0) }
  }

  /// Shape [points, 2]: the two eigenvectors, unscaled; of fewer than four points a line.
  static func vectors(of graph: FuzzyNeighborGraph, points: [Int], seed: Seed) -> [Double] {
    guard points.count > 3 else {
      return points.indices.flatMap { [Double($0), 0] }
    }
    let matrix = NormalizedAdjacency(graph, points: points)
    let (first, second) =
      points.count <= denseLimit ? dense(matrix) : iterated(matrix, seed: seed)
    return points.indices.flatMap { [first[$0], second[$0]] }
  }

  private static func dense(_ matrix: NormalizedAdjacency) -> ([Double], [Double]) {
    let eigen = SymmetricEigen(matrix.dense, size: matrix.size)
    return (Array(eigen.vector(matrix.size - 2)), Array(eigen.vector(matrix.size - 3)))
  }

  /// Lanczos' iteration in the space orthogonal to the known first eigenvector, every vector made
  /// orthogonal to all before it, so that no eigenvalue comes twice.
  private static func iterated(
    _ matrix: NormalizedAdjacency, seed: Seed
  ) -> ([Double], [Double]) {
    var generator = seed.derived("lanczos").generator()
    let count = min(steps, matrix.size - 1)
    var basis = [matrix.stationary]
    var next = (0..<matrix.size).map { _ in generator.normal() }
    var (diagonal, beside) = ([Double](), [Double]())
    for step in 0...count {
      orthogonalize(&next, to: basis)
      let norm = dot(next, next).squareRoot()
      if step > 0 {
        // A vector of rounding alone: the space is exhausted.
        if norm < 1e-12 || step == count { break }
        beside.append(norm)
      }
      basis.append(next.map { $0 / norm })
      next = matrix(basis[basis.count - 1])
      diagonal.append(dot(next, basis[basis.count - 1]))
    }
    let size = diagonal.count
    var small = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      small[row * size + row] = diagonal[row]
      if row + 1 < size {
        small[row * size + row + 1] = beside[row]
        small[(row + 1) * size + row] = beside[row]
      }
    }
    let eigen = SymmetricEigen(small, size: size)
    func vector(_ index: Int) -> [Double] {
      let weights = Array(eigen.vector(index))
      var sum = [Double](repeating: 0, count: matrix.size)
      for (weight, vector) in zip(weights, basis.dropFirst()) {
        for place in sum.indices { sum[place] += weight * vector[place] }
      }
      let largest = sum.max { abs($0) < abs($1) } ?? 0
      return largest < 0 ? sum.map { -$0 } : sum
    }
    return (vector(size - 1), vector(size - 2))
  }

  private static func orthogonalize(_ vector: inout [Double], to basis: [[Double]]) {
    for _ in 0..<2 {
      let current = vector
      let shares = inParallel(0..<basis.count, by: 16) { rows in
        rows.map { dot(basis[$0], current) }
      }.flatMap(\.self)
      vector = inParallel(0..<current.count, by: 8192) { range in
        var part = Array(current[range])
        for (share, member) in zip(shares, basis) {
          member.withUnsafeBufferPointer { member in
            for place in part.indices { part[place] -= share * member[range.lowerBound + place] }
          }
        }
        return part
      }.flatMap(\.self)
    }
  }

  private static func dot(_ x: [Double], _ y: [Double]) -> Double {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        var lanes = SIMD8<Double>.zero
        var place = 0
        while place + 8 <= x.count {
          lanes +=
            UnsafeRawPointer(x.baseAddress! + place).loadUnaligned(as: SIMD8<Double>.self)
            * UnsafeRawPointer(y.baseAddress! + place).loadUnaligned(as: SIMD8<Double>.self)
          place += 8
        }
        var sum = lanes.sum()
        while place < x.count {
          sum += x[place] * y[place]
          place += 1
        }
        return sum
      }
    }
  }

  /// Each axis moved and stretched to [0, `length`]; one without extent lies at 0.
  private static func scaled(_ places: [Double], by length: Double) -> [Double] {
    var result = places
    for axis in 0..<2 {
      let values = stride(from: axis, to: places.count, by: 2).map { places[$0] }
      let low = values.min() ?? 0
      let extent = (values.max() ?? 0) - low
      for place in stride(from: axis, to: places.count, by: 2) {
        result[place] = extent > 0 ? length * (places[place] - low) / extent : 0
      }
    }
    return result
  }
}
