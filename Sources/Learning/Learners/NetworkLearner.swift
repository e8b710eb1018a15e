import Catalogs
public import Networks
public import Numerical
import SearchSpaces

/// A network of the `ModelCatalog` as a learner: features and regression targets standardised,
/// trained in single precision by mini-batches.
///
/// Cross-entropy is minimised for classes, squared error of the standardised target for values.
public struct NetworkLearner: Learner {
  package let model: ModelEntry

  /// The multilayer perceptron.
  public init() {
    self.init(ModelCatalog.perceptron)
  }

  /// - Parameter catalogs: The rules, transforms and schedules that a configuration may name.
  package init(_ model: ModelEntry, training catalogs: OptimizationCatalogs = .init()) {
    self.model = model
    optimization = OptimizationHyperparameters(
      learningRate: model.learningRate, catalogs: catalogs)
    hyperparameters = model.hyperparameters + optimization.declarations
  }

  public var name: String { model.name }
  public var summary: String { "\(model.summary); trained by mini-batches" }
  public let budget: TrainingBudget? = .epochs

  /// Those of the model, then those of training.
  public let hyperparameters: [HyperparameterDeclaration]
  /// How it is trained.
  private let optimization: OptimizationHyperparameters

  public func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    _ = try options(configuration, for: dataset.task, budget: nil)
    _ = try model.model(configuration, for: ModelSizes(dataset))
  }

  /// Those of the model, then what adds activations or vectors beside θ.
  public var memoryHyperparameters: [String] {
    model.hyperparameters.map(\.name)
      + [
        optimization.batchSize.name, optimization.transform.name, optimization.averagingStart.name,
      ]
  }

  /// θ with its gradient and what is kept beside them, the passes of a batch and of measuring, and
  /// the scaled rows of a table; images stay bytes.
  public func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    let options = try options(configuration, for: dataset.task, budget: nil)
    let sizes = ModelSizes(dataset)
    let network = try model.model(configuration, for: sizes).network(of: Float.self)
    let table =
      sizes.image == nil
      ? Double(dataset.rowCount) * Double(dataset.featureCount) * 4 : 0
    return table
      + options.memory(
        of: network, batchSize: min(options.batchSize, rows), scoredRows: scoredRows(sizes),
        isSaved: isSaved)
  }

  /// Rows that are measured at a time; fewer of images, whose layers take more memory.
  private func scoredRows(_ sizes: ModelSizes) -> Int { sizes.image == nil ? 512 : 64 }

  public func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    try NetworkCourse(session: session).observed(
      training(of: configuration, on: data, budget: budget, seed: seed, threads: session.threads))
  }

  /// The network of a configuration, its θ, running statistics and optimiser, before the first
  /// step.
  ///
  /// ``train(_:on:budget:seed:session:)`` runs the same to its end.
  ///
  /// - Parameters:
  ///   - budget: Epochs that replace the default, and cap a given number; positive.
  ///   - threads: The most that share a step; nothing depends on their number.
  /// - Throws: ``LearningError`` when a value is not understood or the data do not fit the learner.
  package func training(
    of configuration: HyperparameterValues, on data: TrainingData, budget: Int? = nil, seed: Seed,
    threads: Int = 1
  ) throws(LearningError) -> NetworkTraining {
    let dataset = data.dataset
    let options = try options(configuration, for: dataset.task, budget: budget)
    _ = try data.checkedParts()
    let sizes = ModelSizes(dataset)
    let network = try model.model(configuration, for: sizes).network(of: Float.self)
    let standardizer = Standardizer(dataset, rows: data.training)
    let samples = standardizer.trainingSamples(dataset, rows: data.training, of: Float.self)
    let run = TrainingRun(
      options.trainer(network, seed: seed, threads: threads), try options.optimizer(for: network),
      on: samples, monitor: .of(samples, outputCount: network.outputCount))
    return NetworkTraining(run, on: data, standardizer, scoredRows: scoredRows(sizes))
  }
}

extension NetworkLearner {
  private func options(
    _ configuration: HyperparameterValues, for task: LearningTask, budget: Int?
  ) throws(LearningError) -> OptimizationOptions {
    try configuration.validate(against: hyperparameters, of: "learner '\(name)'", for: task)
    return try OptimizationOptions(configuration, optimization, task: task, budget: budget)
  }
}

extension ModelSizes {
  /// Those that a model of `dataset` has.
  package init(_ dataset: Dataset) {
    self.init(
      features: dataset.featureCount, image: dataset.imageShape, outputs: dataset.classCount)
  }
}
