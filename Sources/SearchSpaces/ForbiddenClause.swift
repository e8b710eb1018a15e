/// A combination of levels that must not be evaluated: all of its assignments at once.
///
/// Written `{optimizer: adam, nesterov: true}`. A clause that names an inactive hyperparameter does
/// not match.
package struct ForbiddenClause: Hashable, Sendable {
  /// One hyperparameter and the levels that the clause matches.
  package struct Assignment: Hashable, Sendable, Codable {
    package let hyperparameter: String
    package let levels: [Level]

    package init(_ hyperparameter: String, _ levels: [Level]) {
      self.hyperparameter = hyperparameter
      self.levels = levels
    }
  }

  package let assignments: [Assignment]

  package init(_ assignments: [Assignment]) {
    self.assignments = assignments
  }
}
