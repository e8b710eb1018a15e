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

  /// Those of training, with those of the model among them.
  public var hyperparameters: [HyperparameterDeclaration] {
    [
      .init(
        "learning_rate", accepts: "a number from 1e-8 to 1000",
        default: .number(model.learningRate), "step size"),
      .init("batch_size", accepts: "an integer from 1", default: 32, "samples per step"),
    ] + model.hyperparameters + [
      .init(
        "optimizer", accepts: UpdateRuleCatalog.all(of: Float.self).names.joined(separator: ", "),
        default: "adam", "how a gradient becomes a step"),
      .init(
        "momentum", accepts: "a number from 0 below 1", default: .null,
        "of sgd (0 unless given) and momentum (0.9 unless given); the others ignore it"),
      .init(
        "weight_decay", accepts: "a number from 0 to 1000", default: 0,
        "added to the gradient times the parameters; decoupled in adamw"),
      .init(
        "epochs", accepts: "an integer from 1", default: 20,
        "passes over the training rows; a budget replaces the default and caps a given value"),
    ]
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
    _ = try Options(configuration, of: model, budget: nil)
    _ = try model.model(configuration, for: ModelSizes(dataset))
  }

  public func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed
  ) throws(LearningError) -> TrainingResult {
    try configuration.validate(against: hyperparameters, of: name)
    let options = try Options(configuration, of: model, budget: budget)
    try validate(data)
    let dataset = data.dataset
    let standardizer = Standardizer(dataset, rows: data.training)
    let training = standardizer.trainingSamples(dataset, rows: data.training, of: Float.self)
    let validation = standardizer.samples(dataset, rows: data.validation, of: Float.self)

    let network = try model.model(configuration, for: ModelSizes(dataset)).network(of: Float.self)
    var parameters = network.initialParameters(seed: seed)
    var buffers = network.initialBuffers
    var optimizer = options.rule.optimizer(
      options.ruleOptions, parameterCount: network.parameterCount)
    let scorer = NetworkScorer(network, capacity: scoredRows(dataset))
    var curve: [CurvePoint] = []
    let course = Trainer(
      network, batchSize: options.batchSize, epochs: options.epochs, seed: seed
    ).train(
      &parameters, &buffers, with: &optimizer, on: training, monitor: monitor(dataset)
    ) { epoch, loss, parameters, buffers in
      let scores = scorer.scores(of: parameters, buffers: buffers, on: validation)
      guard scores.isFinite else { return false }
      curve.append(CurvePoint(step: epoch, training: loss, validation: scores))
      return true
    }

    var forward = course.samples + curve.count * validation.count
    var outcome = TrainingResult.Outcome.diverged(step: course.steps)
    if !course.diverged, let last = curve.last {
      let test = standardizer.samples(dataset, rows: data.test, of: Float.self)
      let trained = scorer.scores(of: parameters, buffers: buffers, on: training)
      let tested = scorer.scores(of: parameters, buffers: buffers, on: test)
      forward += training.count + test.count
      if trained.isFinite, tested.isFinite {
        outcome = .finished(training: trained, validation: last.validation, test: tested)
      }
    }
    return TrainingResult(
      outcome: outcome, curve: curve,
      cost: ComputeCost(
        trainingSamples: training.count, samplesForward: forward, samplesBackward: course.samples,
        steps: course.steps, parameters: network.parameterCount))
  }

  /// Rows that are measured at a time: fewer of images, whose layers take more memory.
  private func scoredRows(_ dataset: Dataset) -> Int {
    ModelSizes(dataset).image == nil ? 512 : 64
  }

  private func monitor(_ dataset: Dataset) -> DivergenceMonitor {
    dataset.task == "regression"
      ? .regression : .classification(classCount: dataset.classCount)
  }

  private func validate(_ data: TrainingData) throws(LearningError) {
    let parts = [("training", data.training), ("validation", data.validation), ("test", data.test)]
    for (part, rows) in parts where rows.isEmpty {
      throw .invalidData("data set '\(data.dataset.name)': the \(part) part has no rows")
    }
    if data.dataset.featureCount == 0 {
      throw .invalidData("data set '\(data.dataset.name)' has no features")
    }
  }
}

extension ModelSizes {
  /// Those that a model of `dataset` has.
  init(_ dataset: Dataset) {
    self.init(features: dataset.featureCount, outputs: dataset.classCount)
  }
}

extension NetworkLearner {
  /// How a configuration is trained.
  struct Options {
    let rule: UpdateRuleEntry<Float>
    let ruleOptions: UpdateRuleOptions
    let batchSize, epochs: Int

    init(
      _ values: HyperparameterValues, of model: ModelEntry, budget: Int?
    ) throws(LearningError) {
      let rules = UpdateRuleCatalog.all(of: Float.self)
      let ruleName = try values.choice("optimizer", of: rules.names, default: "adam")
      rule = rules[rules.names.firstIndex(of: ruleName)!]
      let belowOne = 0...(1.0).nextDown
      let momentum: Double? =
        values["momentum"] == nil || values["momentum"] == .null
        ? nil : try values.number("momentum", in: belowOne, default: 0)
      ruleOptions = UpdateRuleOptions(
        learningRate: try values.number(
          "learning_rate", in: 1e-8...1e3, default: model.learningRate),
        momentum: momentum,
        weightDecay: try values.number("weight_decay", in: 0...1e3, default: 0))
      batchSize = try values.integer("batch_size", in: 1...Int.max, default: 32)
      let epochs = try values.integer("epochs", in: 1...Int.max, default: budget ?? 20)
      self.epochs = min(epochs, budget ?? epochs)
    }
  }
}

extension Scores {
  /// Whether no loss or score is infinite or undefined.
  var isFinite: Bool { first.isFinite && second.isFinite && score.isFinite }
}
