import Numerical

extension TrainingObjective {
  /// How predicted values ŷ are held against the targets y of a regression.
  package enum ErrorKind: String, Sendable, Hashable, CaseIterable {
    /// Mean of (ŷ − y)²; without the factor ½ of some texts. The derivative is 2 (ŷ − y) / N.
    case squared
    /// Mean of |ŷ − y|. The derivative is sign(ŷ − y) / N, and 0 where the two are equal.
    case absolute

    /// The loss of a batch and, where asked for, its derivative.
    ///
    /// - Parameters:
    ///   - outputs: ŷ, `count` = N numbers.
    ///   - targets: y, as many.
    ///   - derivative: As many, written; `nil` where not wanted.
    /// - Precondition: `count > 0`.
    /// - Complexity: O(*count*).
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func loss<Scalar: RealScalar>(
      _ outputs: UnsafePointer<Scalar>, targets: UnsafePointer<Scalar>, count: Int,
      derivative: UnsafeMutablePointer<Scalar>?
    ) -> Double {
      precondition(count > 0, "the loss of an empty batch")
      let unit = 1 / Scalar(count)
      var total = 0.0
      for index in 0..<count {
        let error = outputs[index] - targets[index]
        switch self {
        case .squared:
          total += Double(error) * Double(error)
          derivative?[index] = 2 * unit * error
        case .absolute:
          total += abs(Double(error))
          derivative?[index] = error > 0 ? unit : (error < 0 ? -unit : 0)
        }
      }
      return total / Double(count)
    }
  }
}
