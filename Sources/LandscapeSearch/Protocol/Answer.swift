/// What came of a query.
package struct Answer: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Lower is better.
    case loss(Double)
    case diverged
    /// It could not be evaluated, or whoever answers does not know it.
    case failed
  }

  package let query: Query
  package let outcome: Outcome

  package init(_ query: Query, _ outcome: Outcome) {
    self.query = query
    self.outcome = outcome
  }

  /// `nil` where it diverged or failed.
  package var loss: Double? {
    if case .loss(let loss) = outcome { loss } else { nil }
  }
}
