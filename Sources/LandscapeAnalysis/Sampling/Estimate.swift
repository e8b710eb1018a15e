/// A value that is not known exactly, with the interval that holds the true one.
public struct Estimate: Sendable, Hashable {
  /// Why the value is uncertain.
  public enum Source: String, Sendable, Hashable {
    /// It was computed from a sample of configurations, edges or walks.
    case sampled
    /// The losses carry noise, seen between folds or seeds.
    case noise
  }

  public let value: Double
  /// Ends of the interval; `low` ≤ `high`. The value may lie outside, where it is biased.
  public let low, high: Double
  /// The share of repetitions in which the interval holds the true value: 0.95.
  public let confidence: Double
  public let source: Source

  /// - Precondition: `low` ≤ `high`.
  public init(value: Double, low: Double, high: Double, confidence: Double, source: Source) {
    precondition(low <= high, "an interval from \(low) to \(high)")
    self.value = value
    self.low = low
    self.high = high
    self.confidence = confidence
    self.source = source
  }
}
