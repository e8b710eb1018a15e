import COpenBLAS

/// Orthonormal rows that span those of a matrix, by LAPACK's Householder reflections.
///
/// They are Q of the factors A = R Q with the diagonal of R positive, which makes them unique: of a
/// matrix of independent normal numbers they are spread evenly over all orthonormal frames.
///
/// - Source: F. Mezzadri, "How to generate random matrices from the classical compact groups",
///   Notices of the AMS 54(5), 2007, for the sign.
package enum OrthonormalRows {
  /// - Parameter matrix: Shape [`rows`, `columns`], of full rank.
  /// - Returns: Shape [`rows`, `columns`].
  /// - Precondition: `matrix` holds that many finite numbers; 0 < `rows` ≤ `columns`.
  /// - Complexity: O(`rows`² · `columns`).
  package static func of(_ matrix: [Double], rows: Int, columns: Int) -> [Double] {
    precondition(matrix.count == rows * columns, "\(matrix.count) numbers for \(rows) rows")
    precondition(rows > 0 && rows <= columns, "\(rows) rows of \(columns)")
    precondition(matrix.allSatisfy(\.isFinite), "a matrix that is not finite")
    _ = MatrixProduct.isSingleThreaded
    var vectors = matrix
    var scales = [Double](repeating: 0, count: rows)
    // Column by column: a row of the matrix is a column for LAPACK.
    let (height, width) = (Int32(columns), Int32(rows))
    var status = LAPACKE_dgeqrf(LAPACK_COL_MAJOR, height, width, &vectors, height, &scales)
    precondition(status == 0, "LAPACK found no factors of a finite matrix")
    let isNegative = (0..<rows).map { vectors[$0 * columns + $0] < 0 }
    status = LAPACKE_dorgqr(LAPACK_COL_MAJOR, height, width, width, &vectors, height, &scales)
    precondition(status == 0, "LAPACK found no orthogonal factor")
    for row in 0..<rows where isNegative[row] {
      for place in row * columns..<(row + 1) * columns { vectors[place].negate() }
    }
    return vectors
  }
}
