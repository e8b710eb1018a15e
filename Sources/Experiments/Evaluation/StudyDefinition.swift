public import Learning
public import SearchSpaces

/// What a space file says: what is trained on what, over which configurations.
public struct StudyDefinition: Sendable, Hashable {
  /// `nil` where the file gives none.
  public var name: String?
  /// A name of the learner catalogue.
  public var learner: String
  /// A bundled data set's name, or a path.
  public var dataset: String
  /// The column to predict; `nil` is `target`.
  public var target: String?
  /// `classification` or `regression`; `nil` infers it from the target.
  public var task: String?
  /// The loss by which configurations are ranked; `nil` is cross-entropy, or mean squared error.
  public var loss: LossKind?
  /// `nil` is the space that the learner declares.
  public var space: SearchSpace?
  /// Those listed; empty is full effort alone.
  public var fidelities: [Fidelity] = []
  public var folds = 5
  /// Share of the rows kept for reporting.
  public var testShare = 0.2

  public init(learner: String, dataset: String, space: SearchSpace? = nil) {
    self.learner = learner
    self.dataset = dataset
    self.space = space
  }
}
