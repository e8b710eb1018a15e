package import Numerical

/// Mean of (ŷ − y)² over a batch and its columns; without the factor ½ of some texts.
///
/// The derivative by ŷ is 2 (ŷ − y) / (N · d), N the batch size, d the number of columns.
package enum SquaredError {
  /// The loss of a batch and, where asked for, its derivative.
  ///
  /// - Parameters:
  ///   - outputs: ŷ, `count` = N · d numbers.
  ///   - targets: y, as many.
  ///   - derivative: As many, written; `nil` where not wanted.
  /// - Precondition: `count > 0`.
  /// - Complexity: O(*count*).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package static func loss<Scalar: RealScalar>(
    _ outputs: UnsafePointer<Scalar>, targets: UnsafePointer<Scalar>, count: Int,
    derivative: UnsafeMutablePointer<Scalar>?
  ) -> Double {
    precondition(count > 0, "the loss of an empty batch")
    var total = 0.0
    for index in 0..<count {
      let error = Double(outputs[index] - targets[index])
      total += error * error
    }
    if let derivative {
      let scale = 2 / Scalar(count)
      for index in 0..<count { derivative[index] = scale * (outputs[index] - targets[index]) }
    }
    return total / Double(count)
  }
}
