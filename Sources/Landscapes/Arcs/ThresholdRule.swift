import Numerical

/// A threshold on one landscape: how it was chosen, and which edges it makes neutral.
public struct ThresholdRule: Sendable {
  public let choice: Threshold
  public let rule: ArcRule

  /// - Parameter quantiles: Of the losses of `landscape`.
  /// - Precondition: For noise, the landscape has ``Landscape/repetitions``.
  init(_ choice: Threshold, on landscape: Landscape, quantiles: Quantiles) {
    self.choice = choice
    rule = choice.rule(on: landscape, quantiles: quantiles)
  }

  /// How it was chosen, as ``Threshold/label`` says it.
  public var label: String { choice.label }

  /// In units of loss, as it is printed; 0 where noise decides, which has none.
  public var value: Double { rule.leastGain }
}
