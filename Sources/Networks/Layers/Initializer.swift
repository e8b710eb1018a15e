import Numerical

/// The distribution that the first values of a tensor are drawn from.
package enum Initializer: Sendable, Hashable {
  /// U(−1/√fanIn, 1/√fanIn), for weights and biases alike.
  case uniform(fanIn: Int)
  /// N(0, 2/fanOut), the second number the variance, which keeps the size of gradients through
  /// ReLU.
  ///
  /// - Source: K. He et al., "Delving deep into rectifiers", ICCV 2015.
  case heNormal(fanOut: Int)
  /// U(−a, a) with a = √(6/(fanIn + fanOut)): of variance 2/(fanIn + fanOut), a balance of what
  /// keeps the size of values and what keeps that of gradients.
  ///
  /// - Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward
  ///   neural networks", AISTATS 2010.
  case glorotUniform(fanIn: Int, fanOut: Int)
  /// N(0, 2/(fanIn + fanOut)): the same variance.
  case glorotNormal(fanIn: Int, fanOut: Int)
  /// A matrix [rows, columns] whose rows, or columns where those are fewer, are orthonormal, evenly
  /// over all such matrices: it keeps lengths.
  ///
  /// - Source: A. M. Saxe et al., "Exact solutions to the nonlinear dynamics of learning in deep
  ///   linear neural networks", ICLR 2014.
  case orthogonal(rows: Int, columns: Int)
  /// The same number everywhere.
  case constant(Double)

  /// Draws `destination.count` numbers, in order, from the stream of `seed`.
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
    case .glorotUniform(let fanIn, let fanOut):
      let bound = (6 / Double(fanIn + fanOut)).squareRoot()
      for index in destination.indices {
        destination[index] = Scalar((2 * generator.uniform() - 1) * bound)
      }
    case .heNormal(let fanOut):
      let deviation = (2 / Double(fanOut)).squareRoot()
      for index in destination.indices {
        destination[index] = Scalar(generator.normal() * deviation)
      }
    case .glorotNormal(let fanIn, let fanOut):
      let deviation = (2 / Double(fanIn + fanOut)).squareRoot()
      for index in destination.indices {
        destination[index] = Scalar(generator.normal() * deviation)
      }
    case .orthogonal(let rows, let columns):
      let (few, many) = (min(rows, columns), max(rows, columns))
      let normal = (0..<few * many).map { _ in generator.normal() }
      let frame = OrthonormalRows.of(normal, rows: few, columns: many)
      for row in 0..<rows {
        for column in 0..<columns {
          destination[row * columns + column] = Scalar(
            rows <= columns ? frame[row * columns + column] : frame[column * rows + row])
        }
      }
    case .constant(let value):
      destination.update(repeating: Scalar(value))
    }
  }
}
