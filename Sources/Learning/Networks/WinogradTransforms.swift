/// The matrices of the minimal convolution F(4 × 4, 3 × 3), for eight channels at a time.
///
/// Four outputs of a filter of three are Aᵀ((G g) ⊙ (Bᵀ d)), with polynomials taken at the points 0,
/// ±p, ±q and infinity. In the plane each matrix is applied along columns, then along rows: the 36
/// numbers of a transformed tile replace 144 products by 36. The points keep rounding errors small.
///
/// - Source: A. Lavin, S. Gray, "Fast algorithms for convolutional neural networks", CVPR 2016.
enum WinogradTransforms {
  typealias Lanes = SIMD8<Float>

  /// Outputs of a tile along one side.
  static let side = 4
  /// Inputs of a tile along one side; transformed numbers along one side.
  static let span = 6
  /// Numbers of a transformed tile.
  static let count = 36

  private static let p: Float = 0.625
  private static let q: Float = 1.5

  /// Bᵀ d.
  @inline(__always)
  static func input(
    _ d0: Lanes, _ d1: Lanes, _ d2: Lanes, _ d3: Lanes, _ d4: Lanes, _ d5: Lanes
  ) -> (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes) {
    let (p2, q2) = (p * p, q * q)
    let evenP = d4 - q2 * d2
    let oddP = p * (d3 - q2 * d1)
    let evenQ = d4 - p2 * d2
    let oddQ = q * (d3 - p2 * d1)
    return (
      d4 + (p2 * q2 * d0 - (p2 + q2) * d2), evenP + oddP, evenP - oddP, evenQ + oddQ, evenQ - oddQ,
      d5 + (p2 * q2 * d1 - (p2 + q2) * d3)
    )
  }

  /// Aᵀ m.
  @inline(__always)
  static func output(
    _ m0: Lanes, _ m1: Lanes, _ m2: Lanes, _ m3: Lanes, _ m4: Lanes, _ m5: Lanes
  ) -> (Lanes, Lanes, Lanes, Lanes) {
    let (sumP, differenceP) = (m1 + m2, m1 - m2)
    let (sumQ, differenceQ) = (m3 + m4, m3 - m4)
    return (
      m0 + sumP + sumQ, p * differenceP + q * differenceQ, p * p * sumP + q * q * sumQ,
      m5 + (p * p * p * differenceP + q * q * q * differenceQ)
    )
  }

  /// A y, the transpose of ``output(_:_:_:_:_:_:)``.
  @inline(__always)
  static func outputGradient(
    _ y0: Lanes, _ y1: Lanes, _ y2: Lanes, _ y3: Lanes
  ) -> (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes) {
    let evenP = y0 + p * p * y2
    let oddP = p * y1 + p * p * p * y3
    let evenQ = y0 + q * q * y2
    let oddQ = q * y1 + q * q * q * y3
    return (y0, evenP + oddP, evenP - oddP, evenQ + oddQ, evenQ - oddQ, y3)
  }

  /// G g.
  @inline(__always)
  static func filter(
    _ g0: Lanes, _ g1: Lanes, _ g2: Lanes
  ) -> (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes) {
    let (p2, q2) = (p * p, q * q)
    let (scaleP, scaleQ) = (1 / (2 * p2 * (p2 - q2)), 1 / (2 * q2 * (q2 - p2)))
    let evenP = scaleP * (g0 + p2 * g2)
    let oddP = scaleP * p * g1
    let evenQ = scaleQ * (g0 + q2 * g2)
    let oddQ = scaleQ * q * g1
    return (g0 * (1 / (p2 * q2)), evenP + oddP, evenP - oddP, evenQ + oddQ, evenQ - oddQ, g2)
  }

  /// Gᵀ u, the transpose of ``filter(_:_:_:)``.
  @inline(__always)
  static func filterGradient(
    _ u0: Lanes, _ u1: Lanes, _ u2: Lanes, _ u3: Lanes, _ u4: Lanes, _ u5: Lanes
  ) -> (Lanes, Lanes, Lanes) {
    let (p2, q2) = (p * p, q * q)
    let (scaleP, scaleQ) = (1 / (2 * p2 * (p2 - q2)), 1 / (2 * q2 * (q2 - p2)))
    let (sumP, differenceP) = (scaleP * (u1 + u2), scaleP * p * (u1 - u2))
    let (sumQ, differenceQ) = (scaleQ * (u3 + u4), scaleQ * q * (u3 - u4))
    return (
      u0 * (1 / (p2 * q2)) + sumP + sumQ, differenceP + differenceQ, u5 + p2 * sumP + q2 * sumQ
    )
  }
}
