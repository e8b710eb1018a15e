import Catalogs
public import Numerical
public import SearchSpaces

/// The multilayer perceptron as a learner: features and regression targets standardised, trained in
/// single precision by mini-batches.
///
/// Cross-entropy is minimised for classes, squared error of the standardised target for values.
public struct NetworkLearner: Learner {
  public init() {}

  public let name = "mlp"
  public let summary = "multilayer perceptron, trained by mini-batches on standardised features"
  public let budget: TrainingBudget? = .epochs

  public let hyperparameters: [HyperparameterDeclaration] =
    model.hyperparameters + OptimizationOptions.declarations()

  private static var model: ModelEntry { ModelCatalog.all[0] }

  /// 1,944 configurations of step, batch, shape, rule and decay.
  public var searchSpace: SearchSpace {
    do {
      return try SearchSpace([
        Hyperparameter("learning_rate", .ordinal([0.0003, 0.001, 0.003, 0.01, 0.03, 0.1])),
        Hyperparameter("batch_size", .ordinal([16, 32, 64, 128])),
        Hyperparameter("width", .ordinal([16, 32, 64])),
        Hyperparameter("depth", .ordinal([1, 2, 3])),
        Hyperparameter("optimizer", .categorical(["sgd", "momentum", "adam"])),
        Hyperparameter("weight_decay", .ordinal([0, 0.0001, 0.01])),
      ])
    } catch {
      preconditionFailure("the space of \(name): \(error)")
    }
  }

  public func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    try configuration.validate(against: hyperparameters, of: name)
    _ = try OptimizationOptions(configuration, task: dataset.task, budget: nil)
    _ = try Self.model.model(configuration, for: sizes(dataset))
  }

  public func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed
  ) throws(LearningError) -> TrainingResult {
    try configuration.validate(against: hyperparameters, of: name)
    try data.requireRowsAndFeatures()
    let dataset = data.dataset
    let options = try OptimizationOptions(configuration, task: dataset.task, budget: budget)
    let network = try Self.model.model(configuration, for: sizes(dataset)).network(of: Float.self)
    let standardizer = Standardizer(dataset, rows: data.training)
    return NetworkCourse(network: network, options: options, seed: seed).result(
      training: standardizer.samples(dataset, rows: data.training, of: Float.self),
      validation: standardizer.samples(dataset, rows: data.validation, of: Float.self)
    ) {
      standardizer.samples(dataset, rows: data.test, of: Float.self)
    }
  }

  private func sizes(_ dataset: Dataset) -> ModelSizes {
    ModelSizes(features: dataset.featureCount, outputs: dataset.classCount)
  }
}

extension TrainingData {
  /// Refuses a part without rows, and rows without features.
  func requireRowsAndFeatures() throws(LearningError) {
    let parts = [("training", training), ("validation", validation), ("test", test)]
    for (part, rows) in parts where rows.isEmpty {
      throw .invalidData("data set '\(dataset.name)': the \(part) part has no rows")
    }
    if dataset.featureCount == 0 {
      throw .invalidData("data set '\(dataset.name)' has no features")
    }
  }
}
