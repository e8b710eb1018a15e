import Numerical

/// How the targets of a regression are scaled for training: (y − mean) / deviation.
package struct TargetScale: Sendable, Hashable {
  /// Units of the target.
  package let mean, deviation: Double

  package init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }

  /// The population moments of `values`; deviation 1 where they are all equal.
  ///
  /// - Precondition: `values` is not empty.
  package init(of values: [Double]) {
    let isConstant = values.allSatisfy { $0 == values[0] }
    let moments = Moments(of: values)
    self.init(
      mean: isConstant ? values[0] : moments.mean,
      deviation: isConstant ? 1 : moments.standardDeviation)
  }

  /// Leaves values as they are.
  package static let identity = TargetScale(mean: 0, deviation: 1)

  /// From original units.
  package func scaled(_ value: Double) -> Double { (value - mean) / deviation }
  /// To original units.
  package func unscaled(_ value: Double) -> Double { value * deviation + mean }
}
