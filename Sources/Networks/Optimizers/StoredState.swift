public import Numerical

/// What a rule or a transform carries from step to step, as plain numbers, so that a training can
/// be stopped and continued to the bit.
public struct StoredState<Scalar: RealScalar>: Sendable, Hashable {
  /// Vectors as long as θ, or empty before the first step.
  public var vectors: [[Scalar]]
  /// Everything else, in an order of the owner's own.
  public var numbers: [Double]

  public init(vectors: [[Scalar]] = [], numbers: [Double] = []) {
    self.vectors = vectors
    self.numbers = numbers
  }
}
