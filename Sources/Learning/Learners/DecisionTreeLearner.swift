public import Networks
public import Numerical
import SearchSpaces

/// A single decision tree, for classes or values. See `DecisionTree`.
///
/// Missing features take the median of the training rows.
public struct DecisionTreeLearner: Learner {
  public init() {}

  public var name: String { "decision_tree" }
  public var summary: String { "exact greedy decision tree (CART), classes or values" }
  public var budget: TrainingBudget? { nil }

  private static let tree = TreeHyperparameters(featuresForClasses: .null, forValues: .null)

  public let hyperparameters = tree.declarations

  public func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    _ = try options(configuration, dataset)
  }

  public let memoryHyperparameters = ["max_depth"]

  public func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    let options = try options(configuration, dataset)
    let memory = TreeMemory(dataset: dataset, rows: rows)
    return memory.exactTrees(1, nodes: memory.nodeCount(of: options))
  }

  public func train(
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
    try configuration.validate(
      against: hyperparameters, of: "learner '\(name)'", for: dataset.task)
    return try Self.tree.options(configuration, for: dataset.task)
  }
}
