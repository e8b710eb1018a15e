package import Networks
package import Numerical
package import SearchSpaces

/// A random forest, for classes or values. See ``RandomForest``.
///
/// Missing features take the median of the training rows. With one seed, the forest of fewer trees
/// and the tree of less depth are parts of the larger ones, so that configurations are compared on
/// equal draws.
package struct ForestLearner: Learner {
  package init() {}

  package var name: String { "forest" }
  package var summary: String { "random forest of exact greedy trees, classes or values" }
  package var budget: TrainingBudget? { .trees }

  package var hyperparameters: [HyperparameterDeclaration] {
    [
      HyperparameterDeclaration(
        "n_estimators", accepts: "a whole number from 1", default: 100,
        "trees, before a budget cuts them")
    ]
      + TreeHyperparameters.declarations(
        featureLimit: HyperparameterDeclaration(
          "max_features",
          accepts: TreeHyperparameters.featureLimitValues
            + "; default sqrt for classes, null for values",
          default: "sqrt", "features looked at per split")) + [
        HyperparameterDeclaration(
          "bootstrap", accepts: "true or false", default: true,
          "whether each tree sees rows drawn with replacement")
      ]
  }

  /// 4 · 5 · 5 · 5 · 2 = 1,000 configurations, for classes and values.
  package var searchSpace: SearchSpace {
    // A literal, which a test builds: it cannot be wrong at run time.
    try! SearchSpace([
      Hyperparameter("n_estimators", .ordinal([10, 25, 50, 100])),
      Hyperparameter("max_depth", .ordinal([2, 4, 8, 16, nil])),
      Hyperparameter("min_samples_leaf", .ordinal([1, 2, 4, 8, 16])),
      Hyperparameter("max_features", .ordinal([0.1, 0.2, 0.4, 0.7, nil])),
      Hyperparameter("bootstrap", .categorical([true, false])),
    ])
  }

  package func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    _ = try options(configuration, dataset)
  }

  package let memoryHyperparameters = ["n_estimators", "max_depth"]

  package func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    let options = try options(configuration, dataset)
    let memory = TreeMemory(dataset: dataset, rows: rows)
    return memory.exactTrees(options.treeCount, nodes: memory.nodeCount(of: options.tree))
  }

  /// Trains a forest of `n_estimators` trees, or of `budget` where that is less.
  ///
  /// - Precondition: `budget` is positive or `nil`.
  package func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    let options = try options(configuration, data.dataset)
    let treeCount = min(options.treeCount, budget ?? options.treeCount)
    return try TreeEvaluation(data).observed(hasCourse: true, session) { prepared in
      RandomForest(
        prepared, treeCount: treeCount, options: options.tree, bootstrap: options.bootstrap,
        seed: seed
      ).trees
    }
  }

  private struct Options {
    let treeCount: Int
    let bootstrap: Bool
    let tree: TreeOptions
  }

  private func options(
    _ configuration: HyperparameterValues, _ dataset: Dataset
  ) throws(LearningError) -> Options {
    try configuration.validate(against: hyperparameters, of: name)
    return Options(
      treeCount: try configuration.integer("n_estimators", in: 1...1_000_000, default: 100),
      bootstrap: try configuration.boolean("bootstrap", default: true),
      tree: try TreeHyperparameters.options(
        configuration, target: dataset.target,
        defaultLimit: dataset.task == .classification ? .squareRoot : .all))
  }
}
