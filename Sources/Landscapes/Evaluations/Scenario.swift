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

extension Scenario {
  /// As the ids of its landscapes begin: `mlp/digits/full`, and `mlp/digits:gray/full` of a recipe.
  package var title: String {
    [learner, dataSource, fidelity.label].filter { !$0.isEmpty }.joined(separator: "/")
  }

  /// The data set, with its recipe where that is not the usual one.
  package var dataSource: String { recipe == "standard" ? dataset : "\(dataset):\(recipe)" }
}
