import Numerical

/// What a training minimises, where there is a choice.
package struct TrainingObjective: Sendable, Hashable {
  /// How predicted values are held against the targets of a regression.
  package enum ErrorKind: String, Sendable, Hashable, CaseIterable {
    /// Mean of (ŷ − y)².
    case squared
    /// Mean of |ŷ − y|.
    case absolute

    func loss<Scalar: RealScalar>(
      _ outputs: UnsafePointer<Scalar>, targets: UnsafePointer<Scalar>, count: Int,
      derivative: UnsafeMutablePointer<Scalar>?
    ) -> Double {
      switch self {
      case .squared:
        SquaredError.loss(outputs, targets: targets, count: count, derivative: derivative)
      case .absolute:
        AbsoluteError.loss(outputs, targets: targets, count: count, derivative: derivative)
      }
    }
  }

  /// q in [0, 1]: the share of the true class that is spread over all classes.
  package var labelSmoothing: Double
  /// For regression.
  package var error: ErrorKind

  /// - Precondition: `labelSmoothing` is in [0, 1].
  package init(labelSmoothing: Double = 0, error: ErrorKind = .squared) {
    precondition((0...1).contains(labelSmoothing), "label smoothing \(labelSmoothing)")
    self.labelSmoothing = labelSmoothing
    self.error = error
  }
}
