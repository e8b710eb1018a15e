/// A combination of levels that must not be evaluated: all of its assignments at once.
///
/// Written `{optimizer: adam, nesterov: true}`. A clause that names an inactive hyperparameter does
/// not match.
public struct ForbiddenClause: Hashable, Sendable {
  /// One hyperparameter and the levels that the clause matches.
  public struct Assignment: Hashable, Sendable, Codable {
    public let hyperparameter: String
    public let levels: [Level]

    public init(_ hyperparameter: String, _ levels: [Level]) {
      self.hyperparameter = hyperparameter
      self.levels = levels
    }
  }

  public let assignments: [Assignment]

  public init(_ assignments: [Assignment]) {
    self.assignments = assignments
  }
}
