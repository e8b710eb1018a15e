import Networks
import Catalogs
import SearchSpaces

extension OptimizationOptions {
  /// The hyperparameters that are read, with their defaults.
  static func declarations(_ defaults: Defaults = Defaults()) -> [HyperparameterDeclaration] {
    let share = "a number from 0 below 1"
    let optional = "\(share), or null"
    return [
      .init(
        "learning_rate", accepts: "a number from 1e-8 to 1000",
        default: .number(defaults.learningRate), "step size"),
      .init(
        "batch_size", accepts: "an integer from 1", default: .number(Double(defaults.batchSize)),
        "samples per step"),
      .init(
        "optimizer", accepts: UpdateRuleCatalog.all(of: Float.self).names.joined(separator: ", "),
        default: .text(defaults.optimizer), "how a gradient becomes a step"),
      .init(
        "momentum", accepts: share, default: .null,
        "of sgd and rmsprop (0 unless given) and momentum (0.9 unless given); the others ignore it"),
      .init(
        "nesterov", accepts: "true or false", default: false,
        "of sgd and momentum: look ahead; needs momentum and no dampening"),
      .init(
        "dampening", accepts: share, default: 0,
        "of sgd and momentum: how much less a new gradient counts"),
      .init("alpha", accepts: optional, default: .null, "what rmsprop keeps; null: 0.99"),
      .init(
        "centered", accepts: "true or false", default: false,
        "of rmsprop: divide by a standard deviation"),
      .init(
        "beta1", accepts: optional, default: .null,
        "what adam and adamw keep of gradients; null: 0.9"),
      .init(
        "beta2", accepts: optional, default: .null,
        "what adam and adamw keep of their squares; null: 0.999"),
      .init(
        "epsilon", accepts: "a number from 0 to 1, or null", default: .null,
        "beside the root; null: 1e-10 for adagrad, 1e-8 for rmsprop, adam and adamw"),
      .init(
        "learning_rate_decay", accepts: "a number from 0 to 1", default: 0,
        "of adagrad: how fast the step size falls by itself"),
      .init(
        "weight_decay", accepts: "a number from 0 to 1000", default: 0,
        "added to the gradient times the parameters; decoupled in adamw"),
      .init(
        "schedule", accepts: LearningRateScheduleCatalog.all.names.joined(separator: ", "),
        default: "constant", "how the learning rate changes along the training"),
      .init(
        "label_smoothing", accepts: "a number from 0 to 1", default: 0,
        "share of the true class that is spread over all; classification only"),
      .init(
        "transform", accepts: transformNames.joined(separator: ", "), default: "none",
        "what changes gradients before the rule"),
      .init(
        "modification", accepts: "x, x2, bounded", default: "x",
        "f of landscape_modification; bounded is a x^3/(1 + x^3)"),
      .init(
        "modification_height", accepts: "a number from 1e-6 to 1e6", default: 1,
        "a of the bounded f of landscape_modification"),
      .init(
        "modification_epsilon", accepts: "a number from 1e-6 to 1e6", default: 1,
        "epsilon of landscape_modification; larger shortens every step"),
      .init(
        "modification_threshold", accepts: (thresholdNames + ["a number"]).joined(separator: ", "),
        default: "running_minimum",
        "loss above which landscape_modification acts; quantile at 0.05, average keeps 0.9"),
      .init(
        "sam_rho", accepts: "a number from 0 to 1000, or null", default: .null,
        "how far sam looks; null: 0.05 (sam), 0.5 (asam), 2 (asam_magnitude)"),
      .init(
        "initializer",
        accepts: Initialization.allCases.map(\.rawValue).joined(separator: ", "),
        default: "model", "how first weights are drawn; model: as each model has it"),
      .init(
        "swa_start", accepts: optional, default: .null,
        "share of the epochs after which weights are averaged; null: never"),
      .init(
        "epochs", accepts: "an integer from 1", default: .number(Double(defaults.epochs)),
        "passes over the training rows; a budget replaces the default and caps a given value"),
    ]
  }
}
