package import SearchSpaces

/// What was run, and at what effort: everything but the configuration, the fold and the seed.
package struct Scenario: Hashable, Sendable, Codable {
  /// Whether the values were losses already, or were negated at the door. Only printing reads it.
  package enum Orientation: String, Hashable, Sendable, Codable {
    case minimised, maximised
  }

  /// `forest`; empty where a flat file does not say.
  package let learner: String
  /// `digits`; the file's name where a flat file does not say.
  package let dataset: String
  /// How the data are prepared: `standard`.
  package let recipe: String
  /// The name of the loss: `error_rate`.
  package let loss: String
  package let fidelity: Fidelity
  package let orientation: Orientation

  package init(
    learner: String, dataset: String, recipe: String = "standard", loss: String,
    fidelity: Fidelity = .full, orientation: Orientation = .minimised
  ) {
    self.learner = learner
    self.dataset = dataset
    self.recipe = recipe
    self.loss = loss
    self.fidelity = fidelity
    self.orientation = orientation
  }
}
