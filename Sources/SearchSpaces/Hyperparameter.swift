/// One thing that can be tuned: a name, a domain, and when it applies.
public struct Hyperparameter: Hashable, Sendable {
  /// As its users spell it: `learning_rate`.
  public let name: String
  public let domain: Domain
  /// When the hyperparameter acts; `nil` means always.
  public let condition: Condition?
  /// What its numbers were drawn from, where that is known; levels are then those that occurred.
  package let range: DeclaredRange?

  public init(_ name: String, _ domain: Domain, when condition: Condition? = nil) {
    self.init(name, domain, when: condition, from: nil)
  }

  package init(
    _ name: String, _ domain: Domain, when condition: Condition? = nil,
    from range: DeclaredRange?
  ) {
    self.name = name
    self.domain = domain
    self.condition = condition
    self.range = range
  }
}

/// The interval that numbers are drawn from.
package struct DeclaredRange: Hashable, Sendable, Codable {
  package let low, high: Double
  /// Whether they are drawn evenly in the logarithm.
  package let isLogarithmic: Bool

  /// - Precondition: `low` ≤ `high`, finite; positive where logarithmic.
  package init(low: Double, high: Double, isLogarithmic: Bool) {
    precondition(low <= high && (low > 0 || !isLogarithmic), "from \(low) to \(high)")
    self.low = low
    self.high = high
    self.isLogarithmic = isLogarithmic
  }
}
