import Foundation

/// What η is multiplied by at each step of a training.
package enum LearningRateSchedule: Sendable, Hashable {
  /// 1 throughout.
  case constant
  /// γ to the power of the listed epochs, from 1, that have begun.
  case step(factor: Double, epochs: [Int])
  /// ½ (1 + cos πt/T): from 1 towards 0.
  case cosine
  /// Up to 1 over the share `peak` of the steps, then down towards 0, both in a straight line.
  case triangular(peak: Double)
  /// (t + 1)/W over the first share of the steps, W in number; then 1.
  case warmUp(share: Double)
  /// For averaging: 1 until half of the steps, in a straight line to `end` at 90 %, then constant.
  case averaging(end: Double)

  /// The multiplier before a step.
  ///
  /// - Parameters:
  ///   - step: t, from 0.
  ///   - stepCount: T, of the whole training.
  ///   - stepsPerEpoch: What epochs are counted by.
  /// - Precondition: The counts are positive.
  /// - Complexity: O(1); O(listed epochs) for `step`.
  package func multiplier(at step: Int, of stepCount: Int, stepsPerEpoch: Int) -> Double {
    precondition(stepCount > 0 && stepsPerEpoch > 0, "step \(step) of \(stepCount)")
    let t = Double(step)
    let progress = t / Double(stepCount)
    switch self {
    case .constant: return 1
    case .step(let factor, let epochs):
      let epoch = step / stepsPerEpoch + 1
      return pow(factor, Double(epochs.count { $0 <= epoch }))
    case .cosine: return (1 + cos(.pi * progress)) / 2
    case .triangular(let peak):
      let top = max((peak * Double(stepCount)).rounded(), 1)
      return t + 1 <= top ? (t + 1) / top : (Double(stepCount) - t) / (Double(stepCount) - top + 1)
    case .warmUp(let share):
      return min((t + 1) / max((share * Double(stepCount)).rounded(), 1), 1)
    case .averaging(let end):
      return 1 + (end - 1) * min(max((progress - 0.5) / 0.4, 0), 1)
    }
  }
}
