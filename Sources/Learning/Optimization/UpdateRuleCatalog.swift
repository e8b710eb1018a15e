package import Catalogs
import Networks
package import Numerical
import SearchSpaces

/// All update rules, each with what it takes.
package enum UpdateRuleCatalog {
  /// The one that is used where none is named.
  package static let usual = Name.adam

  /// For those who choose among the rules in code.
  package enum Name {
    package static let momentum = "momentum"
    package static let adaGrad = "adagrad"
    package static let rmsProp = "rmsprop"
    package static let adam = "adam"
  }

  /// The rules that compute in `Scalar`.
  package static func all<Scalar: RealScalar>(
    of type: Scalar.Type = Scalar.self
  ) -> Catalog<UpdateRuleEntry<Scalar>> {
    Catalog(
      "optimizer",
      [
        descent("sgd", "stochastic gradient descent; momentum", usualMomentum: 0),
        descent(
          Name.momentum, "stochastic gradient descent with momentum", usualMomentum: 0.9),
        adaGrad(), rmsProp(),
        adam(Name.adam, "Adam; weight decay as part of the gradient", isDecoupled: false),
        adam("adamw", "Adam with decoupled weight decay", isDecoupled: true),
      ]
    ) { $0.name }
  }

  private typealias Shared = OptimizationParameter

  private static let belowOne = NumberRange.from(0, below: 1)

  fileprivate static let momentum = Parameter<Double?>(
    "momentum", belowOne,
    "of \(Shared.takers); the others ignore it; null: \(Shared.usualValues)")
  private static let nesterov = Parameter<Bool>(
    "nesterov", default: false,
    "of \(Shared.takers): look ahead; needs momentum and no dampening")
  private static let dampening = Parameter<Double>(
    "dampening", belowOne, default: 0,
    "of \(Shared.takers): how much less a new gradient counts")
  private static let alpha = Parameter<Double?>(
    "alpha", belowOne, "what \(Shared.takers) keeps; null: \(Shared.usualValues)")
  private static let centered = Parameter<Bool>(
    "centered", default: false, "of \(Shared.takers): divide by a standard deviation")
  private static let beta1 = Parameter<Double?>(
    "beta1", belowOne, "what \(Shared.takers) keep of gradients; null: \(Shared.usualValues)")
  private static let beta2 = Parameter<Double?>(
    "beta2", belowOne, "what \(Shared.takers) keep of their squares; null: \(Shared.usualValues)")
  private static let epsilon = Parameter<Double?>(
    "epsilon", .from(0, to: 1), "beside the root; null: \(Shared.usualValues)")
  private static let learningRateDecay = Parameter<Double>(
    "learning_rate_decay", .from(0, to: 1), default: 0,
    "of \(Shared.takers): how fast the step size falls by itself")

  private static func descent<Scalar: RealScalar>(
    _ name: String, _ summary: String, usualMomentum: Double
  ) -> UpdateRuleEntry<Scalar> {
    let (taken, momentum) = Shared.number(momentum, usual: usualMomentum)
    return UpdateRuleEntry(
      name, "\(summary) \(Level.number(usualMomentum)) unless given", learningRate: nil,
      [taken, Shared(nesterov), Shared(dampening)]
    ) { rate, decay, values throws(LearningError) in
      let momentum = try momentum.value(in: values)
      let dampening = try dampening.value(in: values)
      let nesterov = try nesterov.value(in: values)
      guard !nesterov || momentum > 0 && dampening == 0 else {
        throw .invalidValue(
          hyperparameter: Self.nesterov.name, value: true,
          expected: "false where momentum is 0 or dampening is not")
      }
      let rule = SGD<Scalar>(
        learningRate: rate, momentum: momentum, dampening: dampening, nesterov: nesterov)
      return (rule, decay)
    }
  }

  private static func adaGrad<Scalar: RealScalar>() -> UpdateRuleEntry<Scalar> {
    let (taken, epsilon) = Shared.number(epsilon, usual: 1e-10)
    return UpdateRuleEntry(
      Name.adaGrad, "AdaGrad: steps shrink with the gradients seen", learningRate: 0.01,
      [taken, Shared(learningRateDecay)]
    ) { rate, decay, values throws(LearningError) in
      let rule = AdaGrad<Scalar>(
        learningRate: rate, learningRateDecay: try learningRateDecay.value(in: values),
        stabilizer: try epsilon.value(in: values))
      return (rule, decay)
    }
  }

  private static func rmsProp<Scalar: RealScalar>() -> UpdateRuleEntry<Scalar> {
    let (takenMomentum, momentum) = Shared.number(momentum, usual: 0)
    let (takenAlpha, alpha) = Shared.number(alpha, usual: 0.99)
    let (takenEpsilon, epsilon) = Shared.number(epsilon, usual: 1e-8)
    return UpdateRuleEntry(
      Name.rmsProp, "RMSProp: gradients over their moving root mean square", learningRate: 0.001,
      [takenMomentum, takenAlpha, Shared(centered), takenEpsilon]
    ) { rate, decay, values throws(LearningError) in
      let rule = RMSProp<Scalar>(
        learningRate: rate, decay: try alpha.value(in: values),
        momentum: try momentum.value(in: values), centered: try centered.value(in: values),
        stabilizer: try epsilon.value(in: values))
      return (rule, decay)
    }
  }

  private static func adam<Scalar: RealScalar>(
    _ name: String, _ summary: String, isDecoupled: Bool
  ) -> UpdateRuleEntry<Scalar> {
    let (takenFirst, first) = Shared.number(beta1, usual: 0.9)
    let (takenSecond, second) = Shared.number(beta2, usual: 0.999)
    let (takenEpsilon, epsilon) = Shared.number(epsilon, usual: 1e-8)
    return UpdateRuleEntry(
      name, summary, learningRate: 0.001, [takenFirst, takenSecond, takenEpsilon]
    ) { rate, decay, values throws(LearningError) in
      let rule = Adam<Scalar>(
        learningRate: rate,
        decays: (try first.value(in: values), try second.value(in: values)),
        stabilizer: try epsilon.value(in: values),
        decoupledWeightDecay: isDecoupled ? decay : 0)
      return (rule, isDecoupled ? 0 : decay)
    }
  }
}

extension UpdateRuleEntry {
  /// The momentum of the rule where none is given; `nil` where it has none.
  package var usualMomentum: Double? { usual(UpdateRuleCatalog.momentum.name)?.number }
}
