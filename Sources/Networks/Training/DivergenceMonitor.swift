import Foundation
package import Numerical

/// Decides after each step whether the losses of a training have diverged.
///
/// They have when one is not finite, or when the mean of the last 20 exceeds `factor` · max(U₁,
/// `scale`), U₁ the first loss. The mean is judged from the 20th step on.
package struct DivergenceMonitor: Sendable, Hashable {
  /// How many times the reference the mean may reach.
  package let factor: Double
  /// What stands in for U₁ where that is smaller: ln K, or the variance of the target.
  package let scale: Double
  private var recent = [Double](repeating: 0, count: 20)
  private var count = 0
  private var limit = Double.infinity

  package init(factor: Double, scale: Double) {
    self.factor = factor
    self.scale = scale
  }

  /// For cross-entropy over `classCount` classes: 100 · max(U₁, ln K).
  package static func classification(classCount: Int) -> DivergenceMonitor {
    DivergenceMonitor(factor: 100, scale: log(Double(classCount)))
  }

  /// For squared error over targets of variance 1: 10⁴ · max(U₁, 1).
  package static let regression = DivergenceMonitor(factor: 1e4, scale: 1)

  /// For what a network with so many outputs learns of `samples`.
  package static func of<Scalar: RealScalar>(
    _ samples: Samples<Scalar>, outputCount: Int
  ) -> DivergenceMonitor {
    samples.hasClasses ? .classification(classCount: outputCount) : .regression
  }

  /// Takes the loss of one step; whether the mean of the last 20 is beyond the limit.
  ///
  /// - Complexity: O(1).
  package mutating func exceeds(after loss: Double) -> Bool {
    if count == 0 { limit = factor * max(loss, scale) }
    recent[count % recent.count] = loss
    count += 1
    guard loss.isFinite else { return true }
    return count >= recent.count && recent.reduce(0, +) / Double(recent.count) > limit
  }

  /// Everything that ``init(numbers:)`` needs.
  var numbers: [Double] { [factor, scale, limit, Double(count)] + recent }

  /// A monitor in the middle of its work; `nil` for numbers that are not of one.
  init?(numbers: [Double]) {
    guard numbers.count == 24, let count = Int(exactly: numbers[3]), count >= 0 else { return nil }
    self.init(factor: numbers[0], scale: numbers[1])
    limit = numbers[2]
    self.count = count
    recent = Array(numbers[4...])
  }
}
