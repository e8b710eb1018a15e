/// What came of a query.
public struct Answer: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    /// Lower is better.
    case loss(Double)
    case diverged
    /// It could not be evaluated, or whoever answers does not know it.
    case failed
  }

  public let query: Query
  public let outcome: Outcome

  public init(_ query: Query, _ outcome: Outcome) {
    self.query = query
    self.outcome = outcome
  }

  /// `nil` where it diverged or failed.
  public var loss: Double? {
    if case .loss(let loss) = outcome { loss } else { nil }
  }
}
