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

  public let hyperparameters: [HyperparameterDeclaration] = [
    .init("learning_rate", accepts: "a number from 1e-8 to 1000", default: 0.01, "step size"),
    .init("batch_size", accepts: "an integer from 1", default: 32, "samples per step"),
    .init("width", accepts: "an integer from 1 to 65536", default: 64, "units per hidden layer"),
    .init("depth", accepts: "an integer from 0 to 64", default: 1, "hidden layers; 0 is linear"),
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
      "dropout", accepts: "a number from 0 below 1", default: 0, "share of hidden units dropped"),
    .init(
      "activation", accepts: Activation.allCases.map(\.rawValue).joined(separator: ", "),
      default: "relu", "of the hidden layers"),
    .init(
      "epochs", accepts: "an integer from 1", default: 20,
      "passes over the training rows; a budget replaces the default and caps a given value"),
  ]

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
    _ = try Options(configuration, budget: nil)
  }

  public func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed
  ) throws(LearningError) -> TrainingResult {
    try configuration.validate(against: hyperparameters, of: name)
    let options = try Options(configuration, budget: budget)
    try validate(data)
    let dataset = data.dataset
    let standardizer = Standardizer(dataset, rows: data.training)
    let training = standardizer.samples(dataset, rows: data.training, of: Float.self)
    let validation = standardizer.samples(dataset, rows: data.validation, of: Float.self)

    let network = MultilayerPerceptron(
      inputs: dataset.featureCount, widths: options.widths, outputs: dataset.classCount,
      activation: options.activation, dropout: options.dropout
    ).network(of: Float.self)
    var parameters = network.initialParameters(seed: seed)
    var buffers = network.initialBuffers
    var optimizer = options.rule.optimizer(
      options.ruleOptions, parameterCount: network.parameterCount)
    let scorer = NetworkScorer(network, capacity: 512)
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

extension NetworkLearner {
  /// A configuration, read.
  struct Options {
    let rule: UpdateRuleEntry<Float>
    let ruleOptions: UpdateRuleOptions
    let batchSize, epochs: Int
    let widths: [Int]
    let activation: Activation
    let dropout: Double

    init(_ values: HyperparameterValues, budget: Int?) throws(LearningError) {
      let rules = UpdateRuleCatalog.all(of: Float.self)
      let ruleName = try values.choice("optimizer", of: rules.names, default: "adam")
      rule = rules[rules.names.firstIndex(of: ruleName)!]
      let belowOne = 0...(1.0).nextDown
      let momentum: Double? =
        values["momentum"] == nil || values["momentum"] == .null
        ? nil : try values.number("momentum", in: belowOne, default: 0)
      ruleOptions = UpdateRuleOptions(
        learningRate: try values.number("learning_rate", in: 1e-8...1e3, default: 0.01),
        momentum: momentum,
        weightDecay: try values.number("weight_decay", in: 0...1e3, default: 0))
      batchSize = try values.integer("batch_size", in: 1...Int.max, default: 32)
      let epochs = try values.integer("epochs", in: 1...Int.max, default: budget ?? 20)
      self.epochs = min(epochs, budget ?? epochs)
      let width = try values.integer("width", in: 1...65_536, default: 64)
      widths = [Int](
        repeating: width, count: try values.integer("depth", in: 0...64, default: 1))
      let names = Activation.allCases.map(\.rawValue)
      activation = Activation(
        rawValue: try values.choice("activation", of: names, default: "relu"))!
      dropout = try values.number("dropout", in: belowOne, default: 0)
    }
  }
}

extension Scores {
  /// Whether no loss or score is infinite or undefined.
  var isFinite: Bool { first.isFinite && second.isFinite && score.isFinite }
}
