/// One thing that can be tuned: a name, a domain, and when it applies.
public struct Hyperparameter: Hashable, Sendable {
  /// As its users spell it: `learning_rate`.
  public let name: String
  public let domain: Domain
  /// When the hyperparameter acts; `nil` means always.
  public let condition: Condition?

  public init(_ name: String, _ domain: Domain, when condition: Condition? = nil) {
    self.name = name
    self.domain = domain
    self.condition = condition
  }
}
