import Foundation

/// A linear map from values to coordinates, with round ticks.
package struct Scale: Sendable {
  package let domain: ClosedRange<Double>
  /// The coordinates of the ends of the domain; the first may be the larger.
  package let start, end: Double

  /// - Precondition: The domain has an extent.
  package init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    precondition(domain.upperBound > domain.lowerBound, "a scale needs an extent")
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// The coordinate of `value`.
  package func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }

  /// Round numbers within the domain, as near to `count` of them as steps of 1, 2 or 5 times a
  /// power of 10 allow, rather more than fewer.
  package func ticks(_ count: Int = 5) -> [Double] {
    let raw = (domain.upperBound - domain.lowerBound) / Double(count)
    let power = pow(10, floor(log10(raw)))
    func multiples(of step: Double) -> ClosedRange<Double>? {
      let first = (domain.lowerBound / step).rounded(.up)
      let last = (domain.upperBound / step).rounded(.down)
      return first <= last ? first...last : nil
    }
    let choices = [0.5, 1, 2, 5, 10].compactMap { factor in
      multiples(of: factor * power).map { (step: factor * power, range: $0) }
    }
    func distance(_ range: ClosedRange<Double>) -> Double {
      let number = range.upperBound - range.lowerBound + 1 - Double(count)
      return number < 0 ? -2.5 * number : number
    }
    guard let best = choices.min(by: { distance($0.range) < distance($1.range) }) else { return [] }
    return stride(from: best.range.lowerBound, through: best.range.upperBound, by: 1)
      .map { $0 * best.step }
  }
}
