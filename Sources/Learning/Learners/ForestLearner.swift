public import Networks
public import Numerical
import SearchSpaces

/// A random forest, for classes or values. See `RandomForest`.
///
/// Missing features take the median of the training rows. With one seed, the forest of fewer trees
/// and the tree of less depth are parts of the larger ones, so that configurations are compared on
/// equal draws.
public struct ForestLearner: Learner {
  public init() {}

  public var name: String { "forest" }
  public var summary: String { "random forest of exact greedy trees, classes or values" }
  public var budget: TrainingBudget? { .trees }

  private static let treeCount = Parameter<Int>(
    "n_estimators", .from(1, to: 1e6), default: 100, "trees, before a budget cuts them")
  private static let tree = TreeHyperparameters(featuresForClasses: "sqrt", forValues: .null)
  private static let bootstrap = Parameter<Bool>(
    "bootstrap", default: true, "whether each tree sees rows drawn with replacement")

  public let hyperparameters =
    [treeCount.declaration] + tree.declarations + [bootstrap.declaration]

  public func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    _ = try options(configuration, dataset)
  }

  public let memoryHyperparameters = ["n_estimators", "max_depth"]

  public func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    let options = try options(configuration, dataset)
    let memory = TreeMemory(dataset: dataset, rows: rows)
    return memory.exactTrees(options.treeCount, nodes: memory.nodeCount(of: options.tree))
  }

  /// Trains a forest of `n_estimators` trees, or of `budget` where that is less.
  ///
  /// - Precondition: `budget` is positive or `nil`.
  public func train(
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
    try configuration.validate(
      against: hyperparameters, of: "learner '\(name)'", for: dataset.task)
    return Options(
      treeCount: try Self.treeCount.value(in: configuration),
      bootstrap: try Self.bootstrap.value(in: configuration),
      tree: try Self.tree.options(configuration, for: dataset.task))
  }
}
