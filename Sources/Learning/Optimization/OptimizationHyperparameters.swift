import Catalogs
import Networks
import SearchSpaces

/// The hyperparameters by which all networks are trained.
///
/// Those of update rules and transforms are what the entries of their catalogues declare.
struct OptimizationHyperparameters: Sendable {
  let learningRate: Parameter<Double>
  let batchSize = Parameter<Int>("batch_size", .from(1), default: 32, "samples per step")
  let optimizer = Parameter<String>(
    "optimizer", of: UpdateRuleCatalog.all(of: Float.self).names, default: "adam",
    "how a gradient becomes a step")
  let weightDecay = Parameter<Double>(
    "weight_decay", .from(0, to: 1000), default: 0,
    "added to the gradient times the parameters; decoupled in adamw")
  let schedule = Parameter<String>(
    "schedule", of: LearningRateScheduleCatalog.all.names, default: "constant",
    "how the learning rate changes along the training")
  let labelSmoothing = Parameter<Double>(
    HyperparameterDeclaration(
      "label_smoothing", .init(.numbers(.from(0, to: 1)), default: 0),
      regression: .init(HyperparameterDomain([.level(0)], words: "0 for regression"), default: 0),
      "share of the true class that is spread over all; classification only")
  ) { $0.number }
  let transform = Parameter<String>(
    "transform", of: transformNames, default: transformNames[0],
    "what changes gradients before the rule")
  let initializer = Parameter<Initialization>(
    "initializer", default: .model, "how first weights are drawn; model: as each model has it")
  let averagingStart = Parameter<Double?>(
    "swa_start", .from(0, below: 1),
    "share of the epochs after which weights are averaged; null: never")
  let epochs = Parameter<Int>(
    "epochs", .from(1), default: 20,
    "passes over the training rows; a budget replaces the default and caps a given value")

  /// - Parameter rate: η where none is given.
  init(learningRate rate: Double) {
    learningRate = Parameter(
      "learning_rate", .from(1e-8, to: 1000), default: rate, "step size")
  }

  /// All, in the order of lists.
  var declarations: [HyperparameterDeclaration] {
    [learningRate.declaration, batchSize.declaration, optimizer.declaration]
      + Self.ofRules
      + [
        weightDecay.declaration, schedule.declaration, labelSmoothing.declaration,
        transform.declaration,
      ] + Self.ofTransforms
      + [initializer.declaration, averagingStart.declaration, epochs.declaration]
  }

  private static let ofRules = OptimizationParameter.declarations(
    of: UpdateRuleCatalog.all(of: Float.self).map { ($0.name, $0.parameters) })

  /// The outermost transform comes first.
  private static let ofTransforms = OptimizationParameter.declarations(
    of: GradientTransformCatalog.all(of: Float.self).reversed().map { ($0.name, $0.parameters) })

  /// `none`, one transform, or one within another that wraps it.
  private static let transformNames: [String] = {
    let all = GradientTransformCatalog.all(of: Float.self)
    return ["none"] + all.names
      + all.enumerated().filter { $1.wrapsOthers }.flatMap { place, outer in
        all.names[..<place].map { "\($0)+\(outer.name)" }
      }
  }()
}
