import Catalogs
public import Numerical
public import SearchSpaces

/// A network of the ``ModelCatalog`` as a learner: features and regression targets standardised,
/// trained in single precision by mini-batches.
///
/// Cross-entropy is minimised for classes, squared error of the standardised target for values.
public struct NetworkLearner: Learner {
  public let model: ModelEntry

  /// The multilayer perceptron.
  public init() {
    self.init(ModelCatalog.perceptron)
  }

  public init(_ model: ModelEntry) {
    self.model = model
  }

  public var name: String { model.name }
  public var summary: String { "\(model.summary); trained by mini-batches" }
  public let budget: TrainingBudget? = .epochs

  /// Those of the model, then those of training.
  public var hyperparameters: [HyperparameterDeclaration] {
    model.hyperparameters + OptimizationOptions.declarations(defaults)
  }

  private var defaults: OptimizationOptions.Defaults {
    OptimizationOptions.Defaults(learningRate: model.learningRate)
  }

  /// Step, batch, the axes of the model, rule and decay: 1,944 configurations of the perceptron.
  public var searchSpace: SearchSpace {
    do {
      return try SearchSpace(
        [
          Hyperparameter("learning_rate", .ordinal([0.0003, 0.001, 0.003, 0.01, 0.03, 0.1])),
          Hyperparameter("batch_size", .ordinal([16, 32, 64, 128])),
        ] + model.axes + [
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
    _ = try OptimizationOptions(
      configuration, task: dataset.task, budget: nil, defaults: defaults)
    _ = try model.model(configuration, for: ModelSizes(dataset))
  }

  public func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    try configuration.validate(against: hyperparameters, of: name)
    try data.requireRowsAndFeatures()
    let dataset = data.dataset
    let options = try OptimizationOptions(
      configuration, task: dataset.task, budget: budget, defaults: defaults)
    let sizes = ModelSizes(dataset)
    let network = try model.model(configuration, for: sizes).network(of: Float.self)
    // Fewer rows of images are measured at a time: their layers take more memory.
    let scoredRows = sizes.image == nil ? 512 : 64
    if let limit = session.memoryLimit {
      let bytes = options.memory(
        of: network, batchSize: min(options.batchSize, data.training.count),
        scoredRows: scoredRows)
      guard bytes <= limit else {
        throw .tooLarge(learner: name, bytes: bytes, limit: limit)
      }
    }
    let standardizer = Standardizer(dataset, rows: data.training)
    return try NetworkCourse(
      network: network, options: options, seed: seed, scoredRows: scoredRows, session: session
    ).observed(
      training: standardizer.trainingSamples(dataset, rows: data.training, of: Float.self),
      validation: standardizer.samples(dataset, rows: data.validation, of: Float.self)
    ) {
      standardizer.samples(dataset, rows: data.test, of: Float.self)
    }
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

extension ModelSizes {
  /// Those that a model of `dataset` has.
  init(_ dataset: Dataset) {
    self.init(
      features: dataset.featureCount, image: dataset.imageShape, outputs: dataset.classCount)
  }
}
