package import Networks
package import Numerical
package import SearchSpaces

/// A single decision tree, for classes or values. See ``DecisionTree``.
///
/// Missing features take the median of the training rows.
package struct DecisionTreeLearner: Learner {
  package init() {}

  package var name: String { "decision_tree" }
  package var summary: String { "exact greedy decision tree (CART), classes or values" }
  package var budget: TrainingBudget? { nil }

  package var hyperparameters: [HyperparameterDeclaration] {
    TreeHyperparameters.declarations(
      featureLimit: HyperparameterDeclaration(
        "max_features", accepts: TreeHyperparameters.featureLimitValues, default: nil,
        "features looked at per split"))
  }

  /// 5 · 4 · 5 · 4 · 4 = 1,600 configurations, for classes and values.
  package var searchSpace: SearchSpace {
    // A literal, which a test builds: it cannot be wrong at run time.
    try! SearchSpace([
      Hyperparameter("max_depth", .ordinal([2, 4, 8, 16, nil])),
      Hyperparameter("min_samples_split", .ordinal([2, 5, 10, 20])),
      Hyperparameter("min_samples_leaf", .ordinal([1, 2, 4, 8, 16])),
      Hyperparameter("max_features", .ordinal([0.25, 0.5, 0.75, nil])),
      Hyperparameter("min_impurity_decrease", .ordinal([0, 0.0001, 0.001, 0.01])),
    ])
  }

  package func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    _ = try options(configuration, dataset)
  }

  package let memoryHyperparameters = ["max_depth"]

  package func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    let options = try options(configuration, dataset)
    let memory = TreeMemory(dataset: dataset, rows: rows)
    return memory.exactTrees(1, nodes: memory.nodeCount(of: options))
  }

  package func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    let options = try options(configuration, data.dataset)
    return try TreeEvaluation(data).observed(hasCourse: false, session) { prepared in
      [DecisionTree(prepared, options: options, seed: seed)]
    }
  }

  private func options(
    _ configuration: HyperparameterValues, _ dataset: Dataset
  ) throws(LearningError) -> TreeOptions {
    try configuration.validate(against: hyperparameters, of: name)
    return try TreeHyperparameters.options(
      configuration, target: dataset.target, defaultLimit: .all)
  }
}
