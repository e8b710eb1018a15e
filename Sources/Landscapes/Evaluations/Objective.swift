public import SearchSpaces

/// Whatever answers "how good is this configuration?": a learner, a table, a program.
public protocol Objective: Sendable {
  var space: SearchSpace { get }

  /// Evaluates one configuration on one fold.
  ///
  /// A training that fails or diverges is an evaluation with that outcome; an error is thrown only
  /// when the objective itself cannot go on.
  func evaluate(rank: Int, fold: Int) async throws -> Evaluation
}
