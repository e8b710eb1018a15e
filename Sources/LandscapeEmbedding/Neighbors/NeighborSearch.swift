import Numerical

/// The nearest targets so far of a block of queries; see ``NeighborTable``.
struct NeighborSearch: Sendable {
  private let rows: Range<Int>
  private let dimension: Int
  private let count: Int
  /// Shape [rows, count], ascending; −1 where there is none yet.
  private(set) var indices: [Int32]
  /// Shape [rows, count].
  private(set) var squaredDistances: [Float]
  private var products: [Float] = []

  init(_ rows: Range<Int>, dimension: Int, count: Int) {
    self.rows = rows
    self.dimension = dimension
    self.count = count
    indices = [Int32](repeating: -1, count: rows.count * count)
    squaredDistances = [Float](repeating: .infinity, count: rows.count * count)
  }

  /// Looks at a range of targets, which come in ascending order.
  mutating func visit(
    _ range: Range<Int>, queries: UnsafePointer<Float>, queryNorms: [Float],
    targets: UnsafePointer<Float>, targetNorms: [Float], excludesSelf: Bool
  ) {
    let needed = rows.count * range.count
    if products.count < needed { products = [Float](repeating: 0, count: needed) }
    var products = products
    self.products = []
    products.withUnsafeMutableBufferPointer { products in
      MatrixProduct.multiply(
        queries + rows.lowerBound * dimension, by: targets + range.lowerBound * dimension,
        into: products.baseAddress!,
        .init(rows: rows.count, inner: dimension, columns: range.count), rightIsTransposed: true)
      for (place, row) in rows.enumerated() {
        let product = UnsafePointer(products.baseAddress! + place * range.count)
        visit(
          range, row: row, place: place, products: product, norm: queryNorms[row],
          queries: queries, targets: targets, targetNorms: targetNorms, excludesSelf: excludesSelf)
      }
    }
    self.products = products
  }

  private mutating func visit(
    _ range: Range<Int>, row: Int, place: Int, products: UnsafePointer<Float>, norm: Float,
    queries: UnsafePointer<Float>, targets: UnsafePointer<Float>, targetNorms: [Float],
    excludesSelf: Bool
  ) {
    targetNorms.withUnsafeBufferPointer { norms in
      let norms = norms.baseAddress! + range.lowerBound
      let raw = (products: UnsafeRawPointer(products), norms: UnsafeRawPointer(norms))
      var start = 0
      while start < range.count {
        let end = min(start + 16, range.count)
        // Rounding of the product is far below a 10⁻⁵ of the norms.
        let limit = squaredDistances[(place + 1) * count - 1]
        if end - start == 16, limit.isFinite {
          let products = raw.products.loadUnaligned(
            fromByteOffset: 4 * start, as: SIMD16<Float>.self)
          let others = raw.norms.loadUnaligned(fromByteOffset: 4 * start, as: SIMD16<Float>.self)
          let sums = others + norm
          if all(sums * 0.99999 - 2 * products .> limit) {
            start = end
            continue
          }
        }
        for offset in start..<end {
          let target = range.lowerBound + offset
          let sum = norms[offset] + norm
          let limit = squaredDistances[(place + 1) * count - 1]
          if sum * 0.99999 - 2 * products[offset] > limit || excludesSelf && target == row {
            continue
          }
          insert(
            squaredDistance(queries + row * dimension, targets + target * dimension), target,
            at: place)
        }
        start = end
      }
    }
  }

  private func squaredDistance(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>) -> Float {
    var sum: Float = 0
    for place in 0..<dimension {
      let difference = x[place] - y[place]
      sum += difference * difference
    }
    return sum
  }

  /// Behind equal distances, whose targets are lower.
  private mutating func insert(_ distance: Float, _ target: Int, at place: Int) {
    let first = place * count
    var position = first + count - 1
    guard distance < squaredDistances[position] || indices[position] < 0 else { return }
    while position > first, distance < squaredDistances[position - 1] || indices[position - 1] < 0 {
      squaredDistances[position] = squaredDistances[position - 1]
      indices[position] = indices[position - 1]
      position -= 1
    }
    squaredDistances[position] = distance
    indices[position] = Int32(target)
  }
}
