import Foundation

/// A function of one number on an interval, with its derivative: a surface that can be drawn whole.
public struct OneDimensionalPotential: Sendable {
  /// U(x).
  public let value: @Sendable (Double) -> Double
  /// U'(x).
  public let derivative: @Sendable (Double) -> Double
  public let domain: ClosedRange<Double>
  /// The lowest point of the interval.
  public let globalMinimum: (x: Double, value: Double)
  /// Where a search for it starts: the bottom of another valley.
  public let start: Double

  public init(
    domain: ClosedRange<Double>, globalMinimum: (x: Double, value: Double), start: Double,
    value: @escaping @Sendable (Double) -> Double,
    derivative: @escaping @Sendable (Double) -> Double
  ) {
    self.domain = domain
    self.globalMinimum = globalMinimum
    self.start = start
    self.value = value
    self.derivative = derivative
  }

  /// U = sin x + sin(10x/3) on [2.7, 7.5]: lowest at 5.145735 with −1.899599, and two other valleys
  /// on either side. It starts in the left one, at 3.387 with −1.200.
  public static let twoSines = OneDimensionalPotential(
    domain: 2.7...7.5, globalMinimum: (5.145735290256, -1.899599349152), start: 3.387251718445
  ) {
    sin($0) + sin(10 * $0 / 3)
  } derivative: {
    cos($0) + 10 / 3 * cos(10 * $0 / 3)
  }
}
