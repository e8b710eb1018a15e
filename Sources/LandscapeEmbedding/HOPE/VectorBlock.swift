import Numerical

/// Some vectors side by side, shape [rows, width], in whichever precision products are made; sums
/// over the rows are kept in double precision.
struct VectorBlock<Scalar: RealScalar>: Sendable {
  let rows: Int
  let width: Int
  var values: [Scalar]

  init(_ values: [Scalar], rows: Int, width: Int) {
    precondition(values.count == rows * width, "\(values.count) numbers")
    self.rows = rows
    self.width = width
    self.values = values
  }

  /// Independent standard normal numbers.
  init(normal seed: Seed, rows: Int, width: Int) {
    var generator = seed.generator()
    self.init(
      (0..<rows * width).map { _ in Scalar(generator.normal()) }, rows: rows, width: width)
  }

  /// *Y*ᵀ*Y*, shape [width, width].
  ///
  /// - Complexity: O(rows · width²).
  var gramMatrix: [Double] {
    let width = width
    let parts = inParallel(0..<rows, by: 512) { range in
      var part = [Scalar](repeating: 0, count: width * width)
      values.withUnsafeBufferPointer { values in
        part.withUnsafeMutableBufferPointer { part in
          let start = values.baseAddress! + range.lowerBound * width
          MatrixProduct.multiply(
            start, by: start, into: part.baseAddress!,
            .init(rows: width, inner: range.count, columns: width), leftIsTransposed: true)
        }
      }
      return part
    }
    var sum = [Double](repeating: 0, count: width * width)
    for part in parts {
      for place in sum.indices { sum[place] += Double(part[place]) }
    }
    return sum
  }

  /// *Y W*, *W* of shape [width, columns].
  ///
  /// - Complexity: O(rows · width · columns).
  func multiplied(by matrix: [Double], columns: Int) -> VectorBlock {
    let right = matrix.map { Scalar($0) }
    let width = width
    let parts = inParallel(0..<rows, by: 4096) { range in
      [Scalar](unsafeUninitializedCapacity: range.count * columns) { part, count in
        values.withUnsafeBufferPointer { values in
          right.withUnsafeBufferPointer { right in
            MatrixProduct.multiply(
              values.baseAddress! + range.lowerBound * width, by: right.baseAddress!,
              into: part.baseAddress!,
              .init(rows: range.count, inner: width, columns: columns))
          }
        }
        count = range.count * columns
      }
    }
    return VectorBlock(Array(parts.joined()), rows: rows, width: columns)
  }

  /// The columns made orthonormal; those that depend on the others become 0.
  ///
  /// Twice *Y* ← *Y W* Λ^(−½), where *Y*ᵀ*Y* = *W* Λ *W*ᵀ: the second time mends what rounding left
  /// of the first.
  ///
  /// - Source: A. Stathopoulos, K. Wu, "A block orthogonalization procedure with constant
  ///   synchronization requirements", SIAM J. Sci. Comput. 23:2165, 2002.
  func orthonormalized() -> VectorBlock {
    var block = self
    for _ in 0..<2 {
      let eigen = SymmetricEigen(block.gramMatrix, size: width)
      let limit = Double(Scalar.ulpOfOne) * max(eigen.values.last ?? 0, 0)
      var whitening = [Double](repeating: 0, count: width * width)
      for column in 0..<width where eigen.values[column] > limit {
        let scale = 1 / eigen.values[column].squareRoot()
        for row in 0..<width {
          whitening[row * width + column] = eigen.vectors[column * width + row] * scale
        }
      }
      block = block.multiplied(by: whitening, columns: width)
    }
    return block
  }
}
