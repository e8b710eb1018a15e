package import Numerical

/// An oracle: the loss U of one batch and its gradient g at any parameter vector.
///
/// An optimiser asks it once per step. What changes the gradient before the rule sees it asks it
/// again at other points, or rescales what it answers.
package protocol LossGradient<Scalar>: ~Copyable {
  associatedtype Scalar: RealScalar

  /// Writes ∇U(θ) to `gradient` and returns U(θ).
  ///
  /// Asked twice at one θ it answers the same: randomness belongs to the batch.
  ///
  /// - Precondition: `gradient` is as long as `parameters`.
  mutating func evaluate(at parameters: [Scalar], gradient: inout [Scalar]) -> Double

  /// The same answer; where `updatesStatistics` is false, running statistics of the network (batch
  /// normalisation) stay as they are, as they must at a point that training does not visit.
  mutating func evaluate(
    at parameters: [Scalar], gradient: inout [Scalar], updatesStatistics: Bool
  ) -> Double
}

extension LossGradient where Self: ~Copyable {
  /// For oracles without running statistics.
  package mutating func evaluate(
    at parameters: [Scalar], gradient: inout [Scalar], updatesStatistics: Bool
  ) -> Double {
    evaluate(at: parameters, gradient: &gradient)
  }
}
