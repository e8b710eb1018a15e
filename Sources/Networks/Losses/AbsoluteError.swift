package import Numerical

/// Mean of |ŷ − y| over a batch and its columns.
///
/// The derivative by ŷ is sign(ŷ − y) / (N · d), N the batch size, d the number of columns, and 0
/// where the two are equal.
package enum AbsoluteError {
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
    for index in 0..<count { total += abs(Double(outputs[index] - targets[index])) }
    if let derivative {
      let scale = 1 / Scalar(count)
      for index in 0..<count {
        let error = outputs[index] - targets[index]
        derivative[index] = error > 0 ? scale : (error < 0 ? -scale : 0)
      }
    }
    return total / Double(count)
  }
}
