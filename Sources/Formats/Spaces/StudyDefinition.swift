package import Learning
package import Networks
package import SearchSpaces

/// What a space file says: what is trained on what, over which configurations.
package struct StudyDefinition: Sendable, Hashable {
  /// `nil` where the file gives none.
  package var name: String?
  /// A name of the learner catalogue.
  package var learner: String
  /// A bundled data set's name, or a path: of a table, or of images.
  package var dataset: String
  /// The column to predict; `nil` is `target`.
  package var target: String?
  /// `classification` or `regression`; `nil` infers it from the target.
  package var task: LearningTask?
  /// The loss by which configurations are ranked; `nil` is cross-entropy, or mean squared error.
  package var loss: LossKind?
  /// `nil` is the space that the learner declares.
  package var space: SearchSpace?
  /// Those listed; empty is full effort alone.
  package var fidelities: [Fidelity] = []
  /// `nil` is five for tables and one, a tenth of the training rows, for images.
  package var folds: Int?
  /// Share of the rows kept for reporting; `nil` is the published test part, or a fifth.
  package var testShare: Double?
  /// How networks see the data.
  package var recipe = DataRecipe.standard

  package init(learner: String, dataset: String, space: SearchSpace? = nil) {
    self.learner = learner
    self.dataset = dataset
    self.space = space
  }
}
