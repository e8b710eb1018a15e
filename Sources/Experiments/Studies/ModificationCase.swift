import Learning
package import Networks
import SearchSpaces

/// What the arms of the study of landscape modification are compared on: a model, a rule, a loss and
/// a seed.
package struct ModificationCase: Sendable, Hashable {
  /// A name of the ``ModelCatalog``.
  package let model: String
  /// A name of the ``UpdateRuleCatalog``.
  package let rule: String
  /// What is minimised: cross-entropy, or the squared or the absolute error.
  package let loss: LossKind
  /// From 0: initial parameters and the order of batches derive from it.
  package let seed: Int

  package init(model: String, rule: String, loss: LossKind, seed: Int) {
    self.model = model
    self.rule = rule
    self.loss = loss
    self.seed = seed
  }

  /// The size of a model: those of the published comparison, reduced.
  static func configuration(of model: String) -> HyperparameterValues {
    switch model {
    case "mlp": HyperparameterValues(["width": 256, "depth": 1])
    case "simple_cnn": HyperparameterValues(["channels": 8])
    case "preresnet": HyperparameterValues(["depth": 8])
    default: HyperparameterValues([:])
    }
  }

  /// η of the published comparison; for a model that is not in it, that of NN2.
  var learningRate: Double {
    switch (rule, model) {
    case ("sgd", "preresnet"), ("momentum", "preresnet"): 0.1
    case ("sgd", "vgg16"), ("momentum", "vgg16"): 0.05
    case ("sgd", _), ("momentum", _), ("adagrad", _): 0.01
    default: 0.001
    }
  }

  /// Of the `momentum` rule; the others have none.
  var momentum: Double? { rule == "momentum" ? 0.9 : nil }

  /// The name of the file of a run, without its extension.
  func fileName(_ arm: ModificationArm) -> String {
    "\(model)-\(rule)-\(loss.rawValue)-\(seed)-\(arm.rawValue)"
  }
}
