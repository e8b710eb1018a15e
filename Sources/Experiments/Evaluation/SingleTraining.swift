package import Formats
public import Landscapes
public import Learning
package import Networks
import Numerical
package import SearchSpaces

/// One full training of one configuration: what is trained, on which rows, from which seed.
///
/// Of the rows outside the test part a tenth are held out for validation, as in the first fold of a
/// study with one fold and the same seed.
package struct SingleTraining: Sendable {
  package let learner: any Learner
  package let configuration: HyperparameterValues
  package let data: TrainingData
  package let seed: UInt64

  /// Checks everything that can be checked before the training.
  ///
  /// - Parameters:
  ///   - study: Its recipe and test share count; its space does not.
  ///   - configuration: What is not in it takes the learner's defaults.
  /// - Throws: ``LearningError`` for a value that is not understood or data that do not fit.
  package init(
    _ study: StudyDefinition, learner: any Learner, dataset: Dataset,
    configuration: HyperparameterValues, seed: UInt64 = 0
  ) throws(LearningError) {
    let dataset = try dataset.prepared(by: study.recipe)
    guard study.recipe == .standard || learner.budget == .epochs else {
      throw .invalidData(
        "recipe '\(study.recipe.name)': learner '\(learner.name)' sees pixels as they are; "
          + "leave out 'recipe'")
    }
    try learner.validate(configuration, for: dataset)
    let plan = try DataPlan(
      dataset, foldCount: 1, testShare: study.testShare, seed: Seed(seed))
    data = plan.data(fold: 0, sampleFraction: 1)
    if let batch = configuration["batch_size"]?.number, batch > Double(data.training.count) {
      throw .invalidValue(
        hyperparameter: "batch_size", value: .number(batch),
        expected: "at most the \(data.training.count) training rows of '\(dataset.name)'")
    }
    self.learner = learner
    self.configuration = configuration
    self.seed = seed
  }

  /// Refuses the training where it takes more than `limit` bytes beside its data.
  ///
  /// - Throws: ``LearningError/tooLarge(_:)``.
  package func requireMemory(limit: Double) throws(LearningError) {
    try learner.requireMemory(
      of: configuration, on: data.dataset, rows: data.training.count, limit: limit)
  }

  /// - Throws: ``LearningError``; among others where the session stops it, or its checkpoint is of
  ///   another training.
  package func observed(
    in session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    try learner.train(
      configuration, on: data, budget: nil, seed: Seed(seed).derived("training", 0),
      session: session)
  }

  /// Every hyperparameter of the learner with its value, given or default, in the learner's order.
  package var hyperparameters: [(name: String, value: Level)] {
    learner.hyperparameters.map {
      ($0.name, configuration[$0.name] ?? $0.usage(for: data.dataset.task).defaultValue)
    }
  }

  /// What the training is: learner, data with their recipe, seed, and every value that is not the
  /// default.
  package var label: String {
    let values = learner.hyperparameters.compactMap { declaration -> String? in
      guard let value = configuration[declaration.name],
        value != declaration.usage(for: data.dataset.task).defaultValue
      else { return nil }
      return "\(declaration.name)=\(value)"
    }
    return
      ([learner.name, "on", "\(data.dataset.name):\(data.dataset.recipe.name)"]
      + ["(\(data.dataset.fingerprint.prefix(12)))", "seed \(seed)"] + values)
      .joined(separator: " ")
  }

  /// What the tables say of the training: learner, data, seed, hyperparameters.
  package var labels: [(name: String, value: String)] {
    [
      ("learner", learner.name), ("dataset", data.dataset.name),
      ("recipe", data.dataset.recipe.name), ("seed", "\(seed)"),
    ] + hyperparameters.map { ($0.name, $0.value.description) }
  }
}

extension EvaluationStore {
  /// The configuration of lowest mean validation loss that the database holds of a learner on a
  /// data set, at the fullest fidelity that was evaluated; its text is of what acts in it.
  ///
  /// - Throws: ``StoreError/noIncumbent(_:learner:dataset:)`` where it has none, or an error of a
  ///   landscape.
  public func incumbent(
    of learner: String, on dataset: Dataset
  ) throws -> (
    values: HyperparameterValues, text: String, loss: Double, scenario: Scenario
  ) {
    let landscapes =
      try scenarios().isEmpty ? [] : LandscapeCollection(of: self).landscapes
    let fitting = landscapes.filter {
      $0.scenario.learner == learner && $0.scenario.dataset == dataset.name
        && $0.measure == .validation
    }
    guard let fullest = fitting.max(by: { $0.scenario.fidelity < $1.scenario.fidelity }) else {
      throw StoreError.noIncumbent(path, learner: learner, dataset: dataset.name)
    }
    let node = fullest.bestNode
    let rank = fullest.rank(ofNode: node)
    return (
      HyperparameterValues(fullest.space, rank: rank), fullest.space.text(ofRank: rank),
      fullest.losses[node], fullest.scenario
    )
  }
}
