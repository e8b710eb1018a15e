package import Catalogs
package import Numerical

/// What the rules of the catalogue are made from; `nil` takes the rule's own value. A rule ignores
/// what it does not have.
package struct UpdateRuleOptions: Sendable, Hashable {
  /// η.
  package var learningRate: Double
  /// λ: decoupled from the gradient in `adamw`, added to it in the others.
  package var weightDecay: Double
  /// μ of `sgd`, `momentum` and `rmsprop`.
  package var momentum: Double?
  /// Whether `sgd` and `momentum` look ahead (Nesterov); then μ is above 0 and δ is 0.
  package var nesterov = false
  /// δ of `sgd` and `momentum`: how much less the new gradient counts.
  package var dampening = 0.0
  /// α of `rmsprop`: what its moving averages keep.
  package var alpha: Double?
  /// Whether `rmsprop` divides by a standard deviation.
  package var centered = false
  /// β₁ and β₂ of `adam` and `adamw`: what the moving averages keep.
  package var beta1, beta2: Double?
  /// ε of `adagrad`, `rmsprop`, `adam` and `adamw`.
  package var epsilon: Double?
  /// How fast η of `adagrad` falls, per step.
  package var learningRateDecay = 0.0

  package init(learningRate: Double, momentum: Double? = nil, weightDecay: Double = 0) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.weightDecay = weightDecay
  }
}

/// A rule by name, and how it is made.
package struct UpdateRuleEntry<Scalar: RealScalar>: Sendable {
  package let name: String
  /// One line for lists.
  package let summary: String
  /// The options that the rule understands besides `learning_rate` and `weight_decay`, as the
  /// hyperparameters of learners spell them.
  package let options: [String]
  private let make: @Sendable (UpdateRuleOptions) -> (any UpdateRule<Scalar>, l2: Double)

  init(
    _ name: String, _ summary: String, options: [String],
    make: @escaping @Sendable (UpdateRuleOptions) -> (any UpdateRule<Scalar>, l2: Double)
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.make = make
  }

  /// An optimiser at its first step.
  ///
  /// - Parameter transforms: The innermost first, see ``GradientTransform``.
  /// - Precondition: With `nesterov`, momentum is above 0 and dampening is 0.
  package func optimizer(
    _ options: UpdateRuleOptions, transforms: [any GradientTransform<Scalar>] = [],
    parameterCount: Int
  ) -> Optimizer<Scalar> {
    let (rule, l2) = make(options)
    return Optimizer(
      rule, weightDecay: l2, transforms: transforms, parameterCount: parameterCount)
  }
}

/// All update rules.
package enum UpdateRuleCatalog {
  /// The rules that compute in `Scalar`.
  package static func all<Scalar: RealScalar>(
    of type: Scalar.Type = Scalar.self
  ) -> Catalog<UpdateRuleEntry<Scalar>> {
    let moments = ["beta1", "beta2", "epsilon"]
    let directions = ["momentum", "nesterov", "dampening"]
    return Catalog(
      "optimizer",
      [
        UpdateRuleEntry(
          "sgd", "stochastic gradient descent; momentum 0 unless given", options: directions
        ) { (descent($0, momentum: 0), $0.weightDecay) },
        UpdateRuleEntry(
          "momentum", "stochastic gradient descent with momentum 0.9 unless given",
          options: directions
        ) { (descent($0, momentum: 0.9), $0.weightDecay) },
        UpdateRuleEntry(
          "adagrad", "AdaGrad: steps shrink with the gradients seen",
          options: ["learning_rate_decay", "epsilon"]
        ) {
          let rule = AdaGrad<Scalar>(
            learningRate: $0.learningRate, learningRateDecay: $0.learningRateDecay,
            stabilizer: $0.epsilon ?? 1e-10)
          return (rule, $0.weightDecay)
        },
        UpdateRuleEntry(
          "rmsprop", "RMSProp: gradients over their moving root mean square",
          options: ["momentum", "alpha", "centered", "epsilon"]
        ) {
          let rule = RMSProp<Scalar>(
            learningRate: $0.learningRate, decay: $0.alpha ?? 0.99, momentum: $0.momentum ?? 0,
            centered: $0.centered, stabilizer: $0.epsilon ?? 1e-8)
          return (rule, $0.weightDecay)
        },
        UpdateRuleEntry("adam", "Adam; weight decay as part of the gradient", options: moments) {
          (adam($0, decoupledWeightDecay: 0), $0.weightDecay)
        },
        UpdateRuleEntry("adamw", "Adam with decoupled weight decay", options: moments) {
          (adam($0, decoupledWeightDecay: $0.weightDecay), 0)
        },
      ]
    ) { $0.name }
  }

  private static func descent<Scalar: RealScalar>(
    _ options: UpdateRuleOptions, momentum: Double
  ) -> SGD<Scalar> {
    SGD(
      learningRate: options.learningRate, momentum: options.momentum ?? momentum,
      dampening: options.dampening, nesterov: options.nesterov)
  }

  private static func adam<Scalar: RealScalar>(
    _ options: UpdateRuleOptions, decoupledWeightDecay: Double
  ) -> Adam<Scalar> {
    Adam(
      learningRate: options.learningRate,
      decays: (options.beta1 ?? 0.9, options.beta2 ?? 0.999),
      stabilizer: options.epsilon ?? 1e-8, decoupledWeightDecay: decoupledWeightDecay)
  }
}
