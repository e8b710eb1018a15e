import Numerical

/// The distribution that the first values of a tensor are drawn from.
public enum Initializer: Sendable, Hashable {
  /// U(−1/√fanIn, 1/√fanIn), for weights and biases alike.
  case uniform(fanIn: Int)
  /// N(0, 2/fanOut), the second number the variance, which keeps the size of gradients through ReLU.
  ///
  /// - Source: K. He et al., "Delving deep into rectifiers", ICCV 2015.
  case heNormal(fanOut: Int)
  /// The same number everywhere.
  case constant(Double)

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
    case .heNormal(let fanOut):
      let deviation = (2 / Double(fanOut)).squareRoot()
      for index in destination.indices {
        destination[index] = Scalar(generator.normal() * deviation)
      }
    case .constant(let value):
      destination.update(repeating: Scalar(value))
    }
  }
}
