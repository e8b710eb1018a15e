package import Numerical

/// What a rule or a transform carries from step to step, as plain numbers, so that a training can
/// be stopped and continued to the bit.
package struct StoredState<Scalar: RealScalar>: Sendable, Hashable {
  /// Vectors as long as θ, or empty before the first step.
  package var vectors: [[Scalar]]
  /// Everything else, in an order of the owner's own.
  package var numbers: [Double]

  package init(vectors: [[Scalar]] = [], numbers: [Double] = []) {
    self.vectors = vectors
    self.numbers = numbers
  }
}
