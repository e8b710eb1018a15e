import Catalogs
import Networks
import Numerical
import SearchSpaces

/// How a network is trained, read from the hyperparameters that all network learners share.
struct OptimizationOptions {
  let rule: UpdateRuleEntry<Float>
  let learningRate, weightDecay: Double
  /// The innermost first.
  let transforms: [GradientTransformEntry<Float>]
  let objective: TrainingObjective
  let schedule: LearningRateSchedule
  let initialization: Initialization
  let averagingStart: Int?
  let batchSize, epochs: Int
  /// All that were given; rules and transforms take their own from it.
  private let values: HyperparameterValues

  /// - Parameter budget: Epochs that replace the default, and cap a given number.
  /// - Throws: ``LearningError`` for the first value that is not understood.
  init(
    _ values: HyperparameterValues, _ known: OptimizationHyperparameters, task: LearningTask,
    budget: Int?
  ) throws(LearningError) {
    self.values = values
    learningRate = try known.learningRate.value(in: values)
    batchSize = try known.batchSize.value(in: values)
    let isGiven = values[known.epochs.name] != nil
    let given = try known.epochs.value(in: values)
    epochs = budget.map { isGiven ? min(given, $0) : $0 } ?? given
    rule = try Self.entry(known.catalogs.rules, known.optimizer, in: values)
    weightDecay = try known.weightDecay.value(in: values)
    let chosen = try known.transform.value(in: values).split(separator: "+").map(String.init)
    transforms = known.catalogs.transforms.filter { chosen.contains($0.name) }
    schedule = try Self.entry(known.catalogs.schedules, known.schedule, in: values)
      .schedule(epochs: epochs)
    objective = TrainingObjective(
      labelSmoothing: try known.labelSmoothing.value(in: values, for: task))
    initialization = try known.initializer.value(in: values)
    averagingStart = try known.averagingStart.value(in: values).map { [epochs] in
      Int($0 * Double(epochs)) + 1
    }
    // What the rule and the transforms do not take is ignored, but values must fit each other.
    _ = try optimizer(parameterCount: 0, tensors: [])
  }

  /// The entry of a catalogue that a parameter names.
  private static func entry<Entry>(
    _ catalog: Catalog<Entry>, _ parameter: Parameter<String>, in values: HyperparameterValues
  ) throws(LearningError) -> Entry {
    let name = try parameter.value(in: values)
    do throws(UnknownNameError) { return try catalog.entry(named: name) } catch {
      throw .invalidValue(
        hyperparameter: parameter.name, value: .text(name),
        expected: catalog.names.joined(separator: ", "))
    }
  }

  /// The training of a network.
  func trainer(_ network: Network<Float>, seed: Seed, threads: Int = 1) -> Trainer<Float> {
    Trainer(
      network, objective: objective, batchSize: batchSize, epochs: epochs, schedule: schedule,
      averagingStart: averagingStart, initialization: initialization, seed: seed,
      threads: threads)
  }

  /// The optimiser of a network, at its first step.
  func optimizer(for network: Network<Float>) throws(LearningError) -> Optimizer<Float> {
    try optimizer(parameterCount: network.parameterCount, tensors: network.tensors)
  }

  private func optimizer(
    parameterCount: Int, tensors: [NamedTensor]
  ) throws(LearningError) -> Optimizer<Float> {
    var made: [any GradientTransform<Float>] = []
    for transform in transforms {
      made.append(
        try transform.transform(own(transform.parameters), tensors: tensors))
    }
    return try rule.optimizer(
      learningRate: learningRate, weightDecay: weightDecay, own(rule.parameters),
      transforms: made, parameterCount: parameterCount)
  }

  /// The values that go by the names of `parameters`.
  private func own(_ parameters: [OptimizationParameter]) -> HyperparameterValues {
    values.restricted(to: parameters.map(\.declaration.name))
  }

  /// The bytes that a training takes beside its data: passes of batches and of measuring, θ, its
  /// gradient and what the rule keeps beside them, with a copy of what a checkpoint holds.
  func memory(
    of network: Network<Float>, batchSize: Int, scoredRows: Int, isSaved: Bool
  ) -> Double {
    let passes = [batchSize, scoredRows].reduce(0.0) { sum, rows in
      sum + Double(rows) * Double(network.inputCount + 2 * network.outputCount)
        + Double(network.layers.cacheCount(batchSize: rows))
        + Double(network.layers.scratchCount(batchSize: rows))
    }
    // At most three vectors of a rule, one of an average and θ, which checkpoints copy; the
    // gradient, and one of sharpness.
    let kept = 1 + 3 + (averagingStart == nil ? 0 : 1)
    let vectors = kept * (isSaved ? 2 : 1) + 1 + (transforms.isEmpty ? 0 : 1)
    return 4 * (passes + Double(vectors) * Double(network.parameterCount))
  }
}
