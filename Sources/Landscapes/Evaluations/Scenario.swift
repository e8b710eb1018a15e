public import SearchSpaces

/// What was run, and at what effort: everything but the configuration, the fold and the seed.
public struct Scenario: Hashable, Sendable, Codable {
  /// Whether the values were losses already, or were negated at the door. Only printing reads it.
  public enum Orientation: String, Hashable, Sendable, Codable {
    case minimised, maximised
  }

  /// `forest`; empty where a flat file does not say.
  public let learner: String
  /// `digits`; the file's name where a flat file does not say.
  public let dataset: String
  /// How the data are prepared: `standard`.
  public let recipe: String
  /// The name of the loss: `error_rate`.
  public let loss: String
  public let fidelity: Fidelity
  public let orientation: Orientation

  public init(
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
