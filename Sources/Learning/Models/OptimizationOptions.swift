import Catalogs
import Networks
import Numerical
import SearchSpaces

/// How a network is trained, read from the hyperparameters that all network learners share.
struct OptimizationOptions {
  /// What is used where a configuration gives nothing.
  struct Defaults {
    var learningRate = 0.01
    var batchSize = 32
    var optimizer = "adam"
    var epochs = 20
  }

  let rule: UpdateRuleEntry<Float>
  let ruleOptions: UpdateRuleOptions
  /// The innermost first.
  let transforms: [GradientTransformEntry<Float>]
  let transformOptions: GradientTransformOptions
  let objective: TrainingObjective
  let schedule: LearningRateSchedule
  let initialization: Initialization
  let averagingStart: Int?
  let batchSize, epochs: Int

  /// - Parameters:
  ///   - budget: Epochs that replace the default, and cap a given number.
  init(
    _ values: HyperparameterValues, task: LearningTask, budget: Int?,
    defaults: Defaults = Defaults()
  ) throws(LearningError) {
    batchSize = try values.integer("batch_size", in: 1...Int.max, default: defaults.batchSize)
    let given = try values.integer("epochs", in: 1...Int.max, default: budget ?? defaults.epochs)
    let epochs = min(given, budget ?? given)
    self.epochs = epochs
    let rules = UpdateRuleCatalog.all(of: Float.self)
    let name = try values.choice("optimizer", of: rules.names, default: defaults.optimizer)
    rule = rules[rules.names.firstIndex(of: name)!]
    ruleOptions = try Self.ruleOptions(values, rule, defaults)
    let all = GradientTransformCatalog.all(of: Float.self)
    let chosen = try values.choice("transform", of: Self.transformNames, default: "none")
      .split(separator: "+").map(String.init)
    transforms = all.filter { chosen.contains($0.name) }
    transformOptions = try Self.transformOptions(values)
    let schedules = LearningRateScheduleCatalog.all
    let scheduleName = try values.choice("schedule", of: schedules.names, default: "constant")
    schedule = schedules[schedules.names.firstIndex(of: scheduleName)!].schedule(epochs: epochs)
    let smoothing = try values.number("label_smoothing", in: 0...1, default: 0)
    if smoothing > 0, task == .regression {
      throw .invalidValue(
        hyperparameter: "label_smoothing", value: .number(smoothing), expected: "0 for regression")
    }
    objective = TrainingObjective(labelSmoothing: smoothing)
    initialization =
      Initialization(
        rawValue: try values.choice(
          "initializer", of: Initialization.allCases.map(\.rawValue), default: "model")) ?? .model
    averagingStart = try Self.optional(values, "swa_start", in: belowOne).map {
      Int($0 * Double(epochs)) + 1
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
  func optimizer(for network: Network<Float>) -> Optimizer<Float> {
    rule.optimizer(
      ruleOptions,
      transforms: transforms.map { $0.transform(transformOptions, tensors: network.tensors) },
      parameterCount: network.parameterCount)
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
    // At most three vectors of a rule, one of an average and θ, which checkpoints copy; the gradient,
    // and one of sharpness.
    let kept = 1 + 3 + (averagingStart == nil ? 0 : 1)
    let vectors = kept * (isSaved ? 2 : 1) + 1 + (transforms.isEmpty ? 0 : 1)
    return 4 * (passes + Double(vectors) * Double(network.parameterCount))
  }

  /// `none`, one transform, or sharpness within landscape modification.
  static let transformNames: [String] = {
    let names = GradientTransformCatalog.all(of: Float.self).names
    let outer = "landscape_modification"
    return ["none"] + names + names.filter { $0 != outer }.map { "\($0)+\(outer)" }
  }()

  private static func ruleOptions(
    _ values: HyperparameterValues, _ rule: UpdateRuleEntry<Float>, _ defaults: Defaults
  ) throws(LearningError) -> UpdateRuleOptions {
    var options = UpdateRuleOptions(
      learningRate: try values.number(
        "learning_rate", in: 1e-8...1e3, default: defaults.learningRate),
      momentum: try optional(values, "momentum", in: belowOne),
      weightDecay: try values.number("weight_decay", in: 0...1e3, default: 0))
    options.nesterov = try values.boolean("nesterov", default: false)
    options.dampening = try values.number("dampening", in: belowOne, default: 0)
    options.alpha = try optional(values, "alpha", in: belowOne)
    options.centered = try values.boolean("centered", default: false)
    options.beta1 = try optional(values, "beta1", in: belowOne)
    options.beta2 = try optional(values, "beta2", in: belowOne)
    options.epsilon = try optional(values, "epsilon", in: 0...1)
    options.learningRateDecay = try values.number("learning_rate_decay", in: 0...1, default: 0)
    let momentum = options.momentum ?? (rule.name == "momentum" ? 0.9 : 0)
    if options.nesterov, rule.options.contains("nesterov"), momentum == 0 || options.dampening > 0 {
      throw .invalidValue(
        hyperparameter: "nesterov", value: true,
        expected: "false where momentum is 0 or dampening is not")
    }
    return options
  }

  private static func transformOptions(
    _ values: HyperparameterValues
  ) throws(LearningError) -> GradientTransformOptions {
    var options = GradientTransformOptions()
    let height = try values.number("modification_height", in: 1e-6...1e6, default: 1)
    options.function =
      switch try values.choice("modification", of: ["x", "x2", "bounded"], default: "x") {
      case "x2": .square
      case "bounded": .bounded(height: height)
      default: .linear
      }
    options.epsilon = try values.number("modification_epsilon", in: 1e-6...1e6, default: 1)
    options.threshold = try threshold(values)
    options.radius = try optional(values, "sam_rho", in: 0...1e3)
    return options
  }

  /// A number, or one of ``thresholdNames``.
  private static func threshold(
    _ values: HyperparameterValues
  ) throws(LearningError) -> ModificationThresholdPolicy {
    guard let level = values["modification_threshold"] else { return .runningMinimum }
    switch level {
    case "running_minimum": return .runningMinimum
    case "running_quantile": return .runningQuantile(0.05)
    case "moving_average_minimum": return .movingAverageMinimum(0.9)
    default:
      guard let number = level.number, number.isFinite else {
        throw .invalidValue(
          hyperparameter: "modification_threshold", value: level,
          expected: (thresholdNames + ["a number"]).joined(separator: ", "))
      }
      return .constant(number)
    }
  }

  /// A number, or `nil` for the level `null` and where none is given.
  private static func optional(
    _ values: HyperparameterValues, _ name: String, in range: ClosedRange<Double>
  ) throws(LearningError) -> Double? {
    guard let level = values[name], level != .null else { return nil }
    return try values.number(name, in: range, default: 0)
  }

  static let thresholdNames = ["running_minimum", "running_quantile", "moving_average_minimum"]
}

private let belowOne = 0...(1.0).nextDown
