/// How the c of landscape modification follows the losses of a training.
///
/// Each loss counts before c is used, so that a new lowest loss is never damped.
package enum ModificationThresholdPolicy: Sendable, Hashable {
  /// The lowest loss so far, from 10⁵ at the start.
  case runningMinimum
  /// A fixed loss; infinity damps nothing.
  case constant(Double)
  /// The loss at place ⌊q(n − 1)⌋ of the n losses so far in order; q = 0 is the running minimum,
  /// larger q do not hang on a single lucky batch.
  case runningQuantile(Double)
  /// The lowest moving average so far, m ← βm + (1 − β)U over 1 − βᵗ; β = 0 is the running minimum.
  case movingAverageMinimum(Double)
}

/// The value of c from step to step.
///
/// A loss that is not finite leaves it as it is.
package struct ModificationThreshold: Sendable {
  package let policy: ModificationThresholdPolicy
  /// c.
  package private(set) var value: Double
  // In increasing order, for quantiles.
  private var losses: [Double] = []
  private var average = 0.0
  private var remainder = 1.0

  /// - Precondition: q is in [0, 1], β in [0, 1).
  package init(_ policy: ModificationThresholdPolicy) {
    self.policy = policy
    switch policy {
    case .constant(let value): self.value = value
    case .runningMinimum: value = 1e5
    case .runningQuantile(let share):
      precondition(share >= 0 && share <= 1, "a quantile at \(share)")
      value = 1e5
    case .movingAverageMinimum(let kept):
      precondition(kept >= 0 && kept < 1, "a moving average that keeps \(kept)")
      value = 1e5
    }
  }

  /// Takes the loss of a step.
  ///
  /// - Complexity: O(1); O(*n*) for quantiles, *n* steps so far.
  package mutating func update(with loss: Double) {
    guard loss.isFinite else { return }
    switch policy {
    case .constant: break
    case .runningMinimum: value = min(value, loss)
    case .runningQuantile(let share):
      var (low, high) = (0, losses.count)
      while low < high {
        let middle = (low + high) / 2
        if losses[middle] < loss { low = middle + 1 } else { high = middle }
      }
      losses.insert(loss, at: low)
      value = losses[Int(share * Double(losses.count - 1))]
    case .movingAverageMinimum(let kept):
      average = kept * average + (1 - kept) * loss
      remainder *= kept
      value = min(value, average / (1 - remainder))
    }
  }

  /// Everything that earlier losses left behind.
  var numbers: [Double] {
    get { [value, average, remainder] + losses }
    set {
      (value, average, remainder) = (newValue[0], newValue[1], newValue[2])
      losses = Array(newValue[3...])
    }
  }
}
