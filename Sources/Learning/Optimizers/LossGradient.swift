public import Numerical

/// An oracle: the loss U of one batch and its gradient g at any parameter vector.
///
/// An optimiser asks it once per step. What changes the gradient before the rule sees it asks it
/// again at other points, or rescales what it answers.
public protocol LossGradient<Scalar>: ~Copyable {
  associatedtype Scalar: RealScalar

  /// Writes ∇U(θ) to `gradient` and returns U(θ).
  ///
  /// Asked twice at one θ it answers the same: randomness belongs to the batch.
  ///
  /// - Precondition: `gradient` is as long as `parameters`.
  mutating func evaluate(at parameters: [Scalar], gradient: inout [Scalar]) -> Double

  /// As ``evaluate(at:gradient:)``, for a further look at the same batch: what a step moves besides
  /// θ, the running statistics of a network, stays as it is.
  mutating func reevaluate(at parameters: [Scalar], gradient: inout [Scalar]) -> Double
}

extension LossGradient where Self: ~Copyable {
  /// ``evaluate(at:gradient:)``, right where a step moves nothing but θ.
  public mutating func reevaluate(
    at parameters: [Scalar], gradient: inout [Scalar]
  ) -> Double {
    evaluate(at: parameters, gradient: &gradient)
  }
}
