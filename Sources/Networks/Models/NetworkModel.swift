package import Numerical

/// The sizes and options of a network, in either precision.
package protocol NetworkModel: Sendable {
  /// As in lists and messages.
  static var name: String { get }
  /// The network that computes in `Scalar`.
  func network<Scalar: RealScalar>(of type: Scalar.Type) -> Network<Scalar>
}
