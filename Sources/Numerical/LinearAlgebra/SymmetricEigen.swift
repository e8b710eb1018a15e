import COpenBLAS

/// The eigenvalues and orthonormal eigenvectors of a real symmetric matrix, by LAPACK's divide and
/// conquer.
package struct SymmetricEigen: Sendable {
  /// Rows and columns.
  package let size: Int
  /// In ascending order.
  package let values: [Double]
  /// Shape [size, size]: row *k* is the unit vector of ``values``[*k*], its largest component by
  /// magnitude positive, the first of them on ties.
  package let vectors: [Double]

  /// - Parameter matrix: Shape [`size`, `size`], symmetric; one triangle is read.
  /// - Precondition: `matrix` holds `size`² finite numbers.
  /// - Complexity: O(`size`³).
  package init(_ matrix: [Double], size: Int) {
    precondition(matrix.count == size * size, "\(matrix.count) numbers for \(size) rows")
    precondition(matrix.allSatisfy(\.isFinite), "a matrix that is not finite")
    self.size = size
    var vectors = matrix
    var values = [Double](repeating: 0, count: size)
    if size > 0 {
      _ = MatrixProduct.isSingleThreaded
      // Column by column, so that a vector lies in one piece: a row of what is returned.
      let status = LAPACKE_dsyevd(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), Int32(size),
        &vectors, Int32(size), &values)
      precondition(status == 0, "LAPACK found no eigenvalues of a finite symmetric matrix")
    }
    for row in 0..<size {
      var largest = row * size
      for place in row * size..<(row + 1) * size
      where abs(vectors[place]) > abs(vectors[largest]) { largest = place }
      if vectors[largest] < 0 {
        for place in row * size..<(row + 1) * size { vectors[place].negate() }
      }
    }
    self.values = values
    self.vectors = vectors
  }

  /// The vector of the eigenvalue at `index`.
  package func vector(_ index: Int) -> ArraySlice<Double> {
    vectors[index * size..<(index + 1) * size]
  }
}
