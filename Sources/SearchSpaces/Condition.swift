/// When a hyperparameter is active: every named parent is active and stands at an allowed level.
///
/// Written `when: {optimizer: [sgd]}`. An inactive hyperparameter stands at its first level, so
/// that each behaviour of a learner has exactly one configuration.
public struct Condition: Hashable, Sendable {
  /// One parent and the levels at which the child is active.
  public struct Requirement: Hashable, Sendable, Codable {
    public let hyperparameter: String
    public let levels: [Level]

    public init(_ hyperparameter: String, _ levels: [Level]) {
      self.hyperparameter = hyperparameter
      self.levels = levels
    }
  }

  /// All must hold.
  public let requirements: [Requirement]

  public init(_ requirements: [Requirement]) {
    self.requirements = requirements
  }
}
