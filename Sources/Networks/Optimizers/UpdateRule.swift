package import Numerical

/// How a gradient becomes a step: θ ← θ − (something made of g and of the steps before).
///
/// A rule keeps its own state, zero at the start, as long as θ. A term of weight decay that acts as
/// a gradient is already in g.
package protocol UpdateRule<Scalar>: Sendable {
  associatedtype Scalar: RealScalar

  /// η; a schedule sets it before a step.
  var learningRate: Double { get set }
  /// Everything that earlier steps left behind. A rule with the same options that takes it over
  /// goes on as this one would.
  var state: StoredState<Scalar> { get set }

  /// Takes one step.
  ///
  /// - Precondition: Both are of the length of the first call.
  /// - Complexity: O(*n*), one pass.
  mutating func update(_ parameters: inout [Scalar], along gradient: [Scalar])
}
