import Foundation

/// A function of one number on an interval, with its derivative: a surface that can be drawn whole.
package struct OneDimensionalPotential: Sendable {
  /// U(x).
  package let value: @Sendable (Double) -> Double
  /// U'(x).
  package let derivative: @Sendable (Double) -> Double
  package let domain: ClosedRange<Double>
  /// The lowest point of the interval.
  package let globalMinimum: (x: Double, value: Double)
  /// Where a search for it starts: the bottom of another valley.
  package let start: Double

  package init(
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
  package static let twoSines = OneDimensionalPotential(
    domain: 2.7...7.5, globalMinimum: (5.145735290256, -1.899599349152), start: 3.387251718445
  ) {
    sin($0) + sin(10 * $0 / 3)
  } derivative: {
    cos($0) + 10 / 3 * cos(10 * $0 / 3)
  }
}
