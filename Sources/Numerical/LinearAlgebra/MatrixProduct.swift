import COpenBLAS

/// Products of row-major matrices in flat buffers, by OpenBLAS on the calling thread.
///
/// The library is told once to use no threads of its own: callers run side by side instead, and
/// the bits of a result do not depend on how many there are. They do depend on the kernels that
/// OpenBLAS picks for the processor.
package enum MatrixProduct {
  /// The sizes of C [rows, columns] = op(A) [rows, inner] · op(B) [inner, columns].
  package struct Shape: Sendable, Hashable {
    package let rows, inner, columns: Int

    package init(rows: Int, inner: Int, columns: Int) {
      self.rows = rows
      self.inner = inner
      self.columns = columns
    }
  }

  /// Numbers from one row of a matrix in memory to the next, for parts of wider matrices.
  package struct RowStrides: Sendable, Hashable {
    package let left, right, result: Int

    package init(left: Int, right: Int, result: Int) {
      self.left = left
      self.right = right
      self.result = result
    }
  }

  /// Where the matrices lie.
  package struct Operands<Scalar: RealScalar> {
    /// A: [rows, inner], or [inner, rows] where ``leftIsTransposed``.
    package let left: UnsafePointer<Scalar>
    package let leftIsTransposed: Bool
    /// B: [inner, columns], or [columns, inner] where ``rightIsTransposed``.
    package let right: UnsafePointer<Scalar>
    package let rightIsTransposed: Bool
    /// C: [rows, columns].
    package let result: UnsafeMutablePointer<Scalar>
    package let strides: RowStrides
    /// Whether the product is added to what C holds.
    package let isAccumulating: Bool
  }

  /// C ← op(A) · op(B), or C ← C + op(A) · op(B).
  ///
  /// - Parameters:
  ///   - left: A, shape [*rows*, *inner*]; transposed in memory where `leftIsTransposed`.
  ///   - right: B, shape [*inner*, *columns*]; transposed in memory where `rightIsTransposed`.
  ///   - result: C, shape [*rows*, *columns*].
  ///   - isAccumulating: Whether C is added to rather than overwritten.
  ///   - strides: `nil` where each matrix is whole, its rows one after the other.
  /// - Precondition: The buffers hold that many numbers; C overlaps neither A nor B.
  /// - Complexity: O(*rows* · *inner* · *columns*).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package static func multiply<Scalar: RealScalar>(
    _ left: UnsafePointer<Scalar>, by right: UnsafePointer<Scalar>,
    into result: UnsafeMutablePointer<Scalar>, _ shape: Shape, leftIsTransposed: Bool = false,
    rightIsTransposed: Bool = false, isAccumulating: Bool = false, strides: RowStrides? = nil
  ) {
    precondition(
      shape.rows >= 0 && shape.inner > 0 && shape.columns > 0, "a matrix product without columns")
    if shape.rows == 0 { return }
    _ = isSingleThreaded
    Scalar.addProduct(
      shape,
      Operands(
        left: left, leftIsTransposed: leftIsTransposed, right: right,
        rightIsTransposed: rightIsTransposed, result: result,
        strides: strides
          ?? RowStrides(
            left: leftIsTransposed ? shape.rows : shape.inner,
            right: rightIsTransposed ? shape.inner : shape.columns, result: shape.columns),
        isAccumulating: isAccumulating))
  }

  /// The processor that OpenBLAS chose its kernels for, to print beside measured times.
  package static var kernelName: String {
    String(cString: openblas_get_corename())
  }

  /// Set at first use, once per process.
  static let isSingleThreaded: Bool = {
    openblas_set_num_threads(1)
    return true
  }()
}

extension Float {
  package static func addProduct(
    _ shape: MatrixProduct.Shape, _ operands: MatrixProduct.Operands<Float>
  ) {
    let (m, k, n) = (blasint(shape.rows), blasint(shape.inner), blasint(shape.columns))
    cblas_sgemm(
      CblasRowMajor, operands.leftIsTransposed ? CblasTrans : CblasNoTrans,
      operands.rightIsTransposed ? CblasTrans : CblasNoTrans, m, n, k, 1,
      operands.left, blasint(operands.strides.left), operands.right,
      blasint(operands.strides.right), operands.isAccumulating ? 1 : 0, operands.result,
      blasint(operands.strides.result))
  }
}

extension Double {
  package static func addProduct(
    _ shape: MatrixProduct.Shape, _ operands: MatrixProduct.Operands<Double>
  ) {
    let (m, k, n) = (blasint(shape.rows), blasint(shape.inner), blasint(shape.columns))
    cblas_dgemm(
      CblasRowMajor, operands.leftIsTransposed ? CblasTrans : CblasNoTrans,
      operands.rightIsTransposed ? CblasTrans : CblasNoTrans, m, n, k, 1,
      operands.left, blasint(operands.strides.left), operands.right,
      blasint(operands.strides.right), operands.isAccumulating ? 1 : 0, operands.result,
      blasint(operands.strides.result))
  }
}
