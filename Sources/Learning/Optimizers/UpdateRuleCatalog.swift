public import Catalogs
public import Numerical

/// What the rules of the catalogue are made from.
public struct UpdateRuleOptions: Sendable, Hashable {
  /// η.
  public var learningRate: Double
  /// μ; `nil` takes the rule's own. Ignored by `adam` and `adamw`.
  public var momentum: Double?
  /// λ: decoupled from the gradient in `adamw`, added to it in the others.
  public var weightDecay: Double

  public init(learningRate: Double, momentum: Double? = nil, weightDecay: Double = 0) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.weightDecay = weightDecay
  }
}

/// A rule by name, and how it is made.
public struct UpdateRuleEntry<Scalar: RealScalar>: Sendable {
  public let name: String
  /// One line for lists.
  public let summary: String
  private let make: @Sendable (UpdateRuleOptions) -> (any UpdateRule<Scalar>, l2: Double)

  init(
    _ name: String, _ summary: String,
    make: @escaping @Sendable (UpdateRuleOptions) -> (any UpdateRule<Scalar>, l2: Double)
  ) {
    self.name = name
    self.summary = summary
    self.make = make
  }

  /// An optimiser at its first step.
  public func optimizer(_ options: UpdateRuleOptions, parameterCount: Int) -> Optimizer<Scalar> {
    let (rule, l2) = make(options)
    return Optimizer(rule, weightDecay: l2, parameterCount: parameterCount)
  }
}

/// All update rules.
public enum UpdateRuleCatalog {
  /// The rules that compute in `Scalar`.
  public static func all<Scalar: RealScalar>(
    of type: Scalar.Type = Scalar.self
  ) -> Catalog<UpdateRuleEntry<Scalar>> {
    Catalog(
      "optimizer",
      [
        UpdateRuleEntry("sgd", "stochastic gradient descent; momentum 0 unless given") {
          (SGD(learningRate: $0.learningRate, momentum: $0.momentum ?? 0), $0.weightDecay)
        },
        UpdateRuleEntry("momentum", "stochastic gradient descent with momentum 0.9 unless given") {
          (SGD(learningRate: $0.learningRate, momentum: $0.momentum ?? 0.9), $0.weightDecay)
        },
        UpdateRuleEntry("adam", "Adam; weight decay as part of the gradient") {
          (Adam(learningRate: $0.learningRate), $0.weightDecay)
        },
        UpdateRuleEntry("adamw", "Adam with decoupled weight decay") {
          (Adam(learningRate: $0.learningRate, decoupledWeightDecay: $0.weightDecay), 0)
        },
      ]
    ) { $0.name }
  }
}
