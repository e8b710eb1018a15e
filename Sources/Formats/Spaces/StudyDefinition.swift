package import Learning
public import Networks
public import SearchSpaces

/// What a space file says: what is trained on what, over which configurations.
public struct StudyDefinition: Sendable, Hashable {
  /// `nil` where the file gives none.
  public var name: String?
  /// A name of the learner catalogue.
  public var learner: String
  /// A bundled data set's name, or a path: of a table, or of images.
  public var dataset: String
  /// The column to predict; `nil` is `target`.
  public var target: String?
  /// `classification` or `regression`; `nil` infers it from the target.
  public var task: LearningTask?
  /// The loss by which configurations are ranked; `nil` is cross-entropy, or mean squared error.
  public var loss: LossKind?
  /// `nil` is the space that the learner declares.
  public var space: SearchSpace?
  /// Those listed; empty is full effort alone.
  public var fidelities: [Fidelity] = []
  /// `nil` is five for tables and one, a tenth of the training rows, for images.
  public var folds: Int?
  /// Share of the rows kept for reporting; `nil` is the published test part, or a fifth.
  public var testShare: Double?
  /// How networks see the data.
  package var recipe = DataRecipe.standard

  public init(learner: String, dataset: String, space: SearchSpace? = nil) {
    self.learner = learner
    self.dataset = dataset
    self.space = space
  }
}
