import Numerical

/// *M* = *D*^(−½) *W* *D*^(−½) of a connected part of a fuzzy neighbour graph; its eigenvectors are
/// those of the normalised Laplacian *I* − *M*.
struct NormalizedAdjacency: Sendable {
  let size: Int
  private let offsets: [Int]
  private let columns: [Int32]
  private let values: [Double]
  /// The unit eigenvector of eigenvalue 1: √degree.
  let stationary: [Double]

  /// - Parameter points: The points of one component, ascending.
  init(_ graph: FuzzyNeighborGraph, points: [Int]) {
    var place = [Int32](repeating: -1, count: graph.pointCount)
    for (index, point) in points.enumerated() { place[point] = Int32(index) }
    var (offsets, columns, values, roots) = ([0], [Int32](), [Double](), [Double]())
    for point in points {
      var degree = 0.0
      for entry in graph.offsets[point]..<graph.offsets[point + 1] {
        columns.append(place[Int(graph.columns[entry])])
        values.append(Double(graph.weights[entry]))
        degree += Double(graph.weights[entry])
      }
      offsets.append(columns.count)
      roots.append(degree.squareRoot())
    }
    for row in points.indices {
      for entry in offsets[row]..<offsets[row + 1] {
        values[entry] /= roots[row] * roots[Int(columns[entry])]
      }
    }
    size = points.count
    self.offsets = offsets
    self.columns = columns
    self.values = values
    let norm = roots.reduce(0) { $0 + $1 * $1 }.squareRoot()
    stationary = roots.map { $0 / norm }
  }

  /// *M x*.
  func callAsFunction(_ x: [Double]) -> [Double] {
    let parts = inParallel(0..<size, by: 4096) { rows in
      x.withUnsafeBufferPointer { x in
        rows.map { row in
          var sum = 0.0
          for entry in offsets[row]..<offsets[row + 1] {
            sum += values[entry] * x[Int(columns[entry])]
          }
          return sum
        }
      }
    }
    return parts.flatMap(\.self)
  }

  /// All entries, shape [size, size].
  var dense: [Double] {
    var matrix = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for entry in offsets[row]..<offsets[row + 1] {
        matrix[row * size + Int(columns[entry])] = values[entry]
      }
    }
    return matrix
  }
}
