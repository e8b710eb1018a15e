import Foundation

/// A linear map from values to coordinates, with round ticks.
public struct Scale: Sendable {
  public let domain: ClosedRange<Double>
  /// The coordinates of the ends of the domain; the first may be the larger.
  public let start, end: Double

  /// - Precondition: The domain has an extent.
  public init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    precondition(domain.upperBound > domain.lowerBound, "a scale needs an extent")
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// The coordinate of `value`.
  public func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }

  /// Round numbers within the domain, about `count` of them: steps of 1, 2 or 5 times a power of 10.
  public func ticks(_ count: Int = 5) -> [Double] {
    let raw = (domain.upperBound - domain.lowerBound) / Double(count)
    let power = pow(10, floor(log10(raw)))
    let step = [1, 2, 5, 10].map { $0 * power }.min { abs($0 - raw) < abs($1 - raw) } ?? power
    let first = Int((domain.lowerBound / step).rounded(.up))
    let last = Int((domain.upperBound / step).rounded(.down))
    return first > last ? [] : (first...last).map { Double($0) * step }
  }
}
