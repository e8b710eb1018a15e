package import Learning
package import Networks
import SearchSpaces

/// What the arms of the study of landscape modification are compared on: a model, a rule, a loss
/// and a seed.
package struct ModificationCase: Sendable, Hashable {
  /// A name of the ``ModelCatalog``.
  package let model: String
  /// A name of the ``UpdateRuleCatalog``.
  package let rule: String
  /// What is minimised: cross-entropy, or the squared or the absolute error.
  package let loss: LossKind
  /// From 0: initial parameters and the order of batches derive from it.
  package let seed: Int
  /// The size of the model: that of the published comparison, reduced.
  let configuration: HyperparameterValues
  /// η of the published comparison; for a model that is not in it, that of NN2.
  let learningRate: Double
  /// Of the rule; 0 where it has none.
  let momentum: Double

  package init(
    model: ModelEntry, rule: UpdateRuleEntry<Float>, loss: LossKind, seed: Int
  ) {
    self.model = model.name
    self.rule = rule.name
    self.loss = loss
    self.seed = seed
    configuration = model.reduced
    learningRate = rule.learningRate ?? model.descentRate
    momentum = rule.usualMomentum ?? 0
  }

  /// The name of the file of a run, without its extension.
  func fileName(_ arm: ModificationArm) -> String {
    "\(model)-\(rule)-\(loss.rawValue)-\(seed)-\(arm.rawValue)"
  }
}
