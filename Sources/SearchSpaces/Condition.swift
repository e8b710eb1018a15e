/// When a hyperparameter is active: every named parent is active and stands at an allowed level.
///
/// Written `when: {optimizer: [sgd]}`. An inactive hyperparameter stands at its first level, so
/// that each behaviour of a learner has exactly one configuration.
package struct Condition: Hashable, Sendable {
  /// One parent and the levels at which the child is active.
  package struct Requirement: Hashable, Sendable, Codable {
    package let hyperparameter: String
    package let levels: [Level]

    package init(_ hyperparameter: String, _ levels: [Level]) {
      self.hyperparameter = hyperparameter
      self.levels = levels
    }
  }

  /// All must hold.
  package let requirements: [Requirement]

  package init(_ requirements: [Requirement]) {
    self.requirements = requirements
  }
}
