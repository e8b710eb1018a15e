package import Networks
import SearchSpaces

/// What a model is made for.
package struct ModelSizes: Sendable, Hashable {
  /// Numbers per sample.
  package var features: Int
  /// The shape of a sample that is an image; `nil` for rows of a table.
  package var image: ImageShape?
  /// Classes, or 1 for regression.
  package var outputs: Int

  package init(features: Int, image: ImageShape? = nil, outputs: Int) {
    self.features = features
    self.image = image
    self.outputs = outputs
  }

  /// The shape of a sample.
  ///
  /// - Throws: ``LearningError/invalidData(_:)`` for rows of a table.
  func requireImage(for model: String) throws(LearningError) -> ImageShape {
    guard let image else {
      throw .invalidData("model '\(model)' needs images; use 'mlp' for rows of a table")
    }
    return image
  }
}

/// A model by name, and how hyperparameters make it.
package struct ModelEntry: Sendable {
  package let name: String
  /// One line for lists.
  package let summary: String
  /// What changes its layers; how it is trained is not part of it.
  package let hyperparameters: [HyperparameterDeclaration]
  /// The step size where none is given, with Adam.
  package let learningRate: Double
  /// η of rules that follow the gradient, in the published comparisons.
  package let descentRate: Double
  /// Its size in comparisons at a reduced scale.
  package let reduced: HyperparameterValues
  private let make:
    @Sendable (HyperparameterValues, ModelSizes) throws(LearningError) -> any NetworkModel

  init(
    _ name: String, _ summary: String, _ hyperparameters: [HyperparameterDeclaration],
    learningRate: Double = 0.01, descentRate: Double = 0.01,
    reduced: HyperparameterValues = [:],
    make:
      @escaping @Sendable (HyperparameterValues, ModelSizes) throws(LearningError) ->
      any NetworkModel
  ) {
    self.name = name
    self.summary = summary
    self.hyperparameters = hyperparameters
    self.learningRate = learningRate
    self.descentRate = descentRate
    self.reduced = reduced
    self.make = make
  }

  /// The model that `values` describe; those of other names are ignored.
  ///
  /// - Throws: ``LearningError`` for a value that is not understood, or sizes that do not fit.
  package func model(
    _ values: HyperparameterValues, for sizes: ModelSizes
  ) throws(LearningError) -> any NetworkModel {
    try make(values, sizes)
  }
}
