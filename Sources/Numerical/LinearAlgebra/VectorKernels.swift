/// Loops over flat vectors that several modules need.
package enum VectorKernels {
  /// Σ x², in sixteen lanes that are added in a fixed order; not finite where an element is not.
  ///
  /// - Complexity: O(*n*).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package static func squaredNorm<Scalar: RealScalar>(_ vector: [Scalar]) -> Scalar {
    vector.withUnsafeBufferPointer { buffer in
      guard let x = buffer.baseAddress else { return 0 }
      let raw = UnsafeRawPointer(x)
      let stride = MemoryLayout<Scalar>.stride
      var first = SIMD16<Scalar>.zero
      var second = SIMD16<Scalar>.zero
      var index = 0
      while index + 32 <= buffer.count {
        let a = raw.loadUnaligned(fromByteOffset: index * stride, as: SIMD16<Scalar>.self)
        let b = raw.loadUnaligned(fromByteOffset: (index + 16) * stride, as: SIMD16<Scalar>.self)
        first += a * a
        second += b * b
        index += 32
      }
      var sum = (first + second).sum()
      while index < buffer.count {
        sum += x[index] * x[index]
        index += 1
      }
      return sum
    }
  }

  /// y ← y + αx.
  ///
  /// - Precondition: `x` and `y` have equal counts.
  /// - Complexity: O(*n*).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package static func add<Scalar: RealScalar>(_ x: [Scalar], times α: Scalar, to y: inout [Scalar])
  {
    precondition(x.count == y.count, "vectors of \(x.count) and \(y.count) numbers")
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        for index in 0..<x.count { y[index] += α * x[index] }
      }
    }
  }
}
