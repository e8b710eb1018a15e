import Numerical

/// The distribution that the first values of a tensor are drawn from.
public enum Initializer: Sendable, Hashable {
  /// U(−1/√fanIn, 1/√fanIn), for weights and biases alike.
  case uniform(fanIn: Int)

  /// Draws `count` numbers into `destination`, in order, from the stream of `seed`.
  ///
  /// Drawn in double precision and rounded, so that networks in both precisions start alike.
  func fill<Scalar: RealScalar>(
    _ destination: UnsafeMutableBufferPointer<Scalar>, seed: Seed
  ) {
    var generator = seed.generator()
    switch self {
    case .uniform(let fanIn):
      let bound = 1 / Double(fanIn).squareRoot()
      for index in destination.indices {
        destination[index] = Scalar((2 * generator.uniform() - 1) * bound)
      }
    }
  }
}
