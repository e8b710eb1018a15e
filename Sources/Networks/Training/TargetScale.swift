import Numerical

/// How the targets of a regression are scaled for training: (y − mean) / deviation.
public struct TargetScale: Sendable, Hashable {
  /// Units of the target.
  public let mean, deviation: Double

  public init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }

  /// The population moments of `values`; deviation 1 where they are all equal.
  ///
  /// - Precondition: `values` is not empty.
  public init(of values: [Double]) {
    let isConstant = values.allSatisfy { $0 == values[0] }
    let moments = Moments(of: values)
    self.init(
      mean: isConstant ? values[0] : moments.mean,
      deviation: isConstant ? 1 : moments.standardDeviation)
  }

  /// Leaves values as they are.
  public static let identity = TargetScale(mean: 0, deviation: 1)

  /// From original units.
  public func scaled(_ value: Double) -> Double { (value - mean) / deviation }
  /// To original units.
  public func unscaled(_ value: Double) -> Double { value * deviation + mean }
}
