package import Numerical

/// The sizes and options of a network, in either precision.
package protocol NetworkModel: Sendable {
  /// The network that computes in `Scalar`.
  func network<Scalar: RealScalar>(of type: Scalar.Type) -> Network<Scalar>
}
