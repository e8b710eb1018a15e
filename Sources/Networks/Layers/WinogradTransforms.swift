/// One matrix of the minimal convolution F(4 × 4, 3 × 3), for eight channels at a time.
///
/// Four outputs of a filter of three are Aᵀ((G g) ⊙ (Bᵀ d)), with polynomials taken at the points
/// 0, ±p, ±q and infinity. In the plane each matrix is applied along columns, then along rows: the
/// 36 numbers of a transformed tile replace 144 products by 36. The points keep rounding errors
/// small.
///
/// - Source: A. Lavin, S. Gray, "Fast algorithms for convolutional neural networks", CVPR 2016.
protocol WinogradMatrix {
  /// Columns of the matrix.
  static var sources: Int { get }
  /// Rows of the matrix.
  static var results: Int { get }
  /// Writes the product of the matrix and a vector.
  static func apply(_ d: (Int) -> SIMD8<Float>, _ write: (Int, SIMD8<Float>) -> Void)
}

extension WinogradMatrix {
  /// The product M D Mᵀ of this matrix and a square one, row by row; `columns` is memory for
  /// ``results`` · ``sources`` elements.
  @inline(__always)
  static func applyInPlane(
    _ columns: UnsafeMutablePointer<SIMD8<Float>>, read: (Int) -> SIMD8<Float>,
    write: (Int, SIMD8<Float>) -> Void
  ) {
    for column in 0..<sources {
      apply({ read($0 &* sources &+ column) }, { columns[$0 &* sources &+ column] = $1 })
    }
    for row in 0..<results {
      let line = columns + row &* sources
      apply({ line[$0] }, { write(row &* results &+ $0, $1) })
    }
  }
}

/// The matrices by what they transform.
enum WinogradTransforms {
  typealias Lanes = SIMD8<Float>

  private static let p: Float = 0.625
  private static let q: Float = 1.5

  /// Bᵀ d.
  enum Input: WinogradMatrix {
    static var sources: Int { 6 }
    static var results: Int { 6 }

    @inline(__always)
    static func apply(_ d: (Int) -> Lanes, _ write: (Int, Lanes) -> Void) {
      let (p2, q2) = (p * p, q * q)
      let (d0, d1, d2, d3, d4, d5) = (d(0), d(1), d(2), d(3), d(4), d(5))
      let evenP = d4 - q2 * d2
      let oddP = p * (d3 - q2 * d1)
      let evenQ = d4 - p2 * d2
      let oddQ = q * (d3 - p2 * d1)
      write(0, d4 + (p2 * q2 * d0 - (p2 + q2) * d2))
      write(1, evenP + oddP)
      write(2, evenP - oddP)
      write(3, evenQ + oddQ)
      write(4, evenQ - oddQ)
      write(5, d5 + (p2 * q2 * d1 - (p2 + q2) * d3))
    }
  }

  /// Aᵀ m.
  enum Output: WinogradMatrix {
    static var sources: Int { 6 }
    static var results: Int { 4 }

    @inline(__always)
    static func apply(_ m: (Int) -> Lanes, _ write: (Int, Lanes) -> Void) {
      let (m1, m2, m3, m4) = (m(1), m(2), m(3), m(4))
      let (sumP, differenceP) = (m1 + m2, m1 - m2)
      let (sumQ, differenceQ) = (m3 + m4, m3 - m4)
      write(0, m(0) + sumP + sumQ)
      write(1, p * differenceP + q * differenceQ)
      write(2, p * p * sumP + q * q * sumQ)
      write(3, m(5) + (p * p * p * differenceP + q * q * q * differenceQ))
    }
  }

  /// A y, the transpose of ``Output``.
  enum OutputGradient: WinogradMatrix {
    static var sources: Int { 4 }
    static var results: Int { 6 }

    @inline(__always)
    static func apply(_ y: (Int) -> Lanes, _ write: (Int, Lanes) -> Void) {
      let (y0, y1, y2, y3) = (y(0), y(1), y(2), y(3))
      let evenP = y0 + p * p * y2
      let oddP = p * y1 + p * p * p * y3
      let evenQ = y0 + q * q * y2
      let oddQ = q * y1 + q * q * q * y3
      write(0, y0)
      write(1, evenP + oddP)
      write(2, evenP - oddP)
      write(3, evenQ + oddQ)
      write(4, evenQ - oddQ)
      write(5, y3)
    }
  }

  /// G g.
  enum Filter: WinogradMatrix {
    static var sources: Int { 3 }
    static var results: Int { 6 }

    @inline(__always)
    static func apply(_ g: (Int) -> Lanes, _ write: (Int, Lanes) -> Void) {
      let (p2, q2) = (p * p, q * q)
      let (scaleP, scaleQ) = (1 / (2 * p2 * (p2 - q2)), 1 / (2 * q2 * (q2 - p2)))
      let (g0, g1, g2) = (g(0), g(1), g(2))
      let evenP = scaleP * (g0 + p2 * g2)
      let oddP = scaleP * p * g1
      let evenQ = scaleQ * (g0 + q2 * g2)
      let oddQ = scaleQ * q * g1
      write(0, g0 * (1 / (p2 * q2)))
      write(1, evenP + oddP)
      write(2, evenP - oddP)
      write(3, evenQ + oddQ)
      write(4, evenQ - oddQ)
      write(5, g2)
    }
  }

  /// Gᵀ u, the transpose of ``Filter``.
  enum FilterGradient: WinogradMatrix {
    static var sources: Int { 6 }
    static var results: Int { 3 }

    @inline(__always)
    static func apply(_ u: (Int) -> Lanes, _ write: (Int, Lanes) -> Void) {
      let (p2, q2) = (p * p, q * q)
      let (scaleP, scaleQ) = (1 / (2 * p2 * (p2 - q2)), 1 / (2 * q2 * (q2 - p2)))
      let (u1, u2, u3, u4) = (u(1), u(2), u(3), u(4))
      let (sumP, differenceP) = (scaleP * (u1 + u2), scaleP * p * (u1 - u2))
      let (sumQ, differenceQ) = (scaleQ * (u3 + u4), scaleQ * q * (u3 - u4))
      write(0, u(0) * (1 / (p2 * q2)) + sumP + sumQ)
      write(1, differenceP + differenceQ)
      write(2, u(5) + p2 * sumP + q2 * sumQ)
    }
  }
}
