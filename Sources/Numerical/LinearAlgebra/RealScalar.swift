public import Foundation

/// A floating-point type that numerical code is generic over: `Float` or `Double`.
///
/// Networks train in `Float` and are checked in `Double`. Functions with a loop over generic
/// buffers carry `@specialized` for both types, so that they are as fast from another module.
package protocol RealScalar: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  /// eˣ.
  static func exponential(_ x: Self) -> Self
  /// The natural logarithm.
  static func logarithm(_ x: Self) -> Self
  /// tanh x.
  static func hyperbolicTangent(_ x: Self) -> Self

  /// C ← op(A) · op(B), or C + op(A) · op(B); see ``MatrixProduct``.
  static func addProduct(_ shape: MatrixProduct.Shape, _ operands: MatrixProduct.Operands<Self>)
}

extension Float: RealScalar {
  @inlinable
  package static func exponential(_ x: Float) -> Float { Foundation.exp(x) }
  @inlinable
  package static func logarithm(_ x: Float) -> Float { Foundation.log(x) }

  /// tanh x within a relative 3e-7, without branches, so that loops over it are vectorised.
  ///
  /// With t = tanh(x/2) = p/q, tanh x = 2t/(1 + t²) = 2pq/(p² + q²). p/q is the seventh convergent
  /// of Lambert's fraction tanh z = z/(1 + z²/(3 + z²/(5 + …))). Beyond 9.1, tanh x is 1 but for a
  /// rounding.
  @inlinable
  package static func hyperbolicTangent(_ x: Float) -> Float {
    let below = x > 9.1 ? 9.1 : x
    let z = (below < -9.1 ? -9.1 : below) * 0.5
    let s = z * z
    let p = z * (135_135 + s * (17_325 + s * (378 + s)))
    let q = 135_135 + s * (62_370 + s * (3150 + s * 28))
    let y = 2 * p * q / (p * p + q * q)
    return y > 1 ? 1 : (y < -1 ? -1 : y)  // rounding may lead past 1
  }
}

extension Double: RealScalar {
  @inlinable
  package static func exponential(_ x: Double) -> Double { Foundation.exp(x) }
  @inlinable
  package static func logarithm(_ x: Double) -> Double { Foundation.log(x) }
  @inlinable
  package static func hyperbolicTangent(_ x: Double) -> Double { Foundation.tanh(x) }
}
