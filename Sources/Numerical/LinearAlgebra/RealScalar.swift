public import Foundation

/// A floating-point type that numerical code is generic over: `Float` or `Double`.
///
/// Networks train in `Float` and are checked in `Double`. Functions with a loop over generic
/// buffers carry `@specialized` for both types, so that they are as fast from another module.
public protocol RealScalar: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
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
  public static func exponential(_ x: Float) -> Float { Foundation.exp(x) }
  @inlinable
  public static func logarithm(_ x: Float) -> Float { Foundation.log(x) }
  @inlinable
  public static func hyperbolicTangent(_ x: Float) -> Float { Foundation.tanh(x) }
}

extension Double: RealScalar {
  @inlinable
  public static func exponential(_ x: Double) -> Double { Foundation.exp(x) }
  @inlinable
  public static func logarithm(_ x: Double) -> Double { Foundation.log(x) }
  @inlinable
  public static func hyperbolicTangent(_ x: Double) -> Double { Foundation.tanh(x) }
}
