import Catalogs
import Networks
import SearchSpaces

/// The hyperparameters by which all networks are trained.
///
/// Those of update rules and transforms are what the entries of their catalogues declare.
struct OptimizationHyperparameters: Sendable {
  /// What can be chosen by name.
  let catalogs: OptimizationCatalogs
  let learningRate: Parameter<Double>
  let batchSize = Parameter<Int>("batch_size", .from(1), default: 32, "samples per step")
  let optimizer: Parameter<String>
  let weightDecay = Parameter<Double>(
    "weight_decay", .from(0, to: 1000), default: 0,
    "added to the gradient times the parameters; decoupled in adamw")
  let schedule: Parameter<String>
  let labelSmoothing = Parameter<Double>(
    HyperparameterDeclaration(
      "label_smoothing", .init(.numbers(.from(0, to: 1)), default: 0),
      regression: .init(HyperparameterDomain([.level(0)], words: "0 for regression"), default: 0),
      "share of the true class that is spread over all; classification only")
  ) { $0.number }
  let transform: Parameter<String>
  let initializer = Parameter<Initialization>(
    "initializer", default: .model, "how first weights are drawn; model: as each model has it")
  let averagingStart = Parameter<Double?>(
    "swa_start", .from(0, below: 1),
    "share of the epochs after which weights are averaged; null: never")
  let epochs = Parameter<Int>(
    "epochs", .from(1), default: 20,
    "passes over the training rows; a budget replaces the default and caps a given value")

  /// - Parameters:
  ///   - rate: η where none is given.
  ///   - catalogs: What can be chosen by name.
  init(learningRate rate: Double, catalogs: OptimizationCatalogs) {
    self.catalogs = catalogs
    learningRate = Parameter(
      "learning_rate", .from(1e-8, to: 1000), default: rate, "step size")
    optimizer = Parameter(
      "optimizer", of: catalogs.rules.names, default: UpdateRuleCatalog.usual,
      "how a gradient becomes a step")
    schedule = Parameter(
      "schedule", of: catalogs.schedules.names, default: LearningRateScheduleCatalog.usual,
      "how the learning rate changes along the training")
    let transforms = Self.compositions(of: catalogs.transforms)
    transform = Parameter(
      "transform", of: transforms, default: transforms[0],
      "what changes gradients before the rule")
  }

  /// All, in the order of lists.
  var declarations: [HyperparameterDeclaration] {
    [learningRate.declaration, batchSize.declaration, optimizer.declaration]
      + OptimizationParameter.declarations(of: catalogs.rules.map { ($0.name, $0.parameters) })
      + [
        weightDecay.declaration, schedule.declaration, labelSmoothing.declaration,
        transform.declaration,
      ]
      // The outermost transform comes first.
      + OptimizationParameter.declarations(
        of: catalogs.transforms.reversed().map { ($0.name, $0.parameters) })
      + [initializer.declaration, averagingStart.declaration, epochs.declaration]
  }

  /// `none`, one transform, or one within another that wraps it.
  private static func compositions(
    of transforms: Catalog<GradientTransformEntry<Float>>
  ) -> [String] {
    ["none"] + transforms.names
      + transforms.enumerated().filter { $1.wrapsOthers }.flatMap { place, outer in
        transforms.names[..<place].map { "\($0)+\(outer.name)" }
      }
  }
}
