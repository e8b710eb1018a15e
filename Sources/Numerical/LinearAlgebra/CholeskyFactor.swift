/// The factor *R* of a symmetric positive definite matrix *A* = *R*ᵀ *R*, by rows.
///
/// For the normal equations of least squares with some hundreds of columns.
package struct CholeskyFactor: Sendable {
  /// Rows and columns.
  package let size: Int
  /// *R*, upper triangle, shape [size, size].
  private let upper: [Double]

  /// `nil` when *A* is not positive definite: when what a column adds to those before it is at most
  /// `tolerance` of the column.
  ///
  /// - Parameters:
  ///   - matrix: *A*, shape [`size`, `size`]; its upper triangle is read.
  ///   - tolerance: Of the squared length of a column; 10⁻¹⁰ tells columns of counts that depend on
  ///     each other from those that nearly do.
  /// - Precondition: `matrix` holds `size`² numbers.
  /// - Complexity: O(`size`³).
  package init?(_ matrix: [Double], size: Int, tolerance: Double = 1e-10) {
    precondition(matrix.count == size * size, "\(matrix.count) numbers for \(size) rows")
    var upper = matrix
    for row in 0..<size {
      let diagonal = matrix[row * size + row]
      let pivot = upper[row * size + row]
      guard pivot > tolerance * diagonal, pivot > 0 else { return nil }
      let root = pivot.squareRoot()
      for column in row..<size { upper[row * size + column] /= root }
      for next in row + 1..<max(row + 1, size) {
        let factor = upper[row * size + next]
        if factor == 0 { continue }
        for column in next..<size {
          upper[next * size + column] -= factor * upper[row * size + column]
        }
      }
    }
    self.size = size
    self.upper = upper
  }

  /// *x* with *A x* = `right`.
  ///
  /// - Precondition: `right` holds ``size`` numbers.
  /// - Complexity: O(``size``²).
  package func solution(for right: [Double]) -> [Double] {
    precondition(right.count == size, "\(right.count) numbers for \(size) rows")
    var x = right
    for row in 0..<size {
      for before in 0..<row { x[row] -= upper[before * size + row] * x[before] }
      x[row] /= upper[row * size + row]
    }
    for row in (0..<size).reversed() {
      for after in row + 1..<max(row + 1, size) { x[row] -= upper[row * size + after] * x[after] }
      x[row] /= upper[row * size + row]
    }
    return x
  }
}
