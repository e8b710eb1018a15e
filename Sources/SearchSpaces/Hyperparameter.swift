/// One thing that can be tuned: a name, a domain, and when it applies.
package struct Hyperparameter: Hashable, Sendable {
  /// As its users spell it: `learning_rate`.
  package let name: String
  package let domain: Domain
  /// When the hyperparameter acts; `nil` means always.
  package let condition: Condition?

  package init(_ name: String, _ domain: Domain, when condition: Condition? = nil) {
    self.name = name
    self.domain = domain
    self.condition = condition
  }
}
