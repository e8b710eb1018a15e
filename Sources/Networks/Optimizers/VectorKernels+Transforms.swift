import Numerical

extension VectorKernels {
  /// x ← αx.
  ///
  /// - Complexity: O(*n*).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func scale<Scalar: RealScalar>(_ x: inout [Scalar], by α: Scalar) {
    x.withUnsafeMutableBufferPointer { x in
      for index in 0..<x.count { x[index] *= α }
    }
  }

  /// x ← (|w| + α) · x within `range`, number by number.
  ///
  /// - Precondition: Both have numbers at all places of `range`.
  /// - Complexity: O(*n*).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func multiply<Scalar: RealScalar>(
    _ x: inout [Scalar], byMagnitudeOf w: [Scalar], plus α: Scalar, in range: Range<Int>
  ) {
    precondition(range.upperBound <= min(x.count, w.count), "places to \(range.upperBound)")
    w.withUnsafeBufferPointer { w in
      x.withUnsafeMutableBufferPointer { x in
        for index in range { x[index] *= w[index].magnitude + α }
      }
    }
  }

  /// x̄ ← x̄ + (x − x̄) · α.
  ///
  /// - Precondition: Both have the same count.
  /// - Complexity: O(*n*).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func approach<Scalar: RealScalar>(
    _ mean: inout [Scalar], towards x: [Scalar], by α: Scalar
  ) {
    precondition(mean.count == x.count, "vectors of \(mean.count) and \(x.count) numbers")
    x.withUnsafeBufferPointer { x in
      mean.withUnsafeMutableBufferPointer { mean in
        for index in 0..<x.count { mean[index] += α * (x[index] - mean[index]) }
      }
    }
  }
}
