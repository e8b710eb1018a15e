package import Networks
package import Numerical
package import SearchSpaces

/// A rule by name, what it takes, and how it is made.
package struct UpdateRuleEntry<Scalar: RealScalar>: Sendable {
  package let name: String
  /// One line for lists.
  package let summary: String
  /// η of the published comparisons; `nil` where a step is as long as the gradient, so that the
  /// model says it.
  package let learningRate: Double?
  /// What it takes besides η and weight decay.
  package let parameters: [OptimizationParameter]
  private let make:
    @Sendable (_ learningRate: Double, _ weightDecay: Double, HyperparameterValues)
      throws(LearningError) -> (any UpdateRule<Scalar>, l2: Double)

  init(
    _ name: String, _ summary: String, learningRate: Double?,
    _ parameters: [OptimizationParameter],
    make:
      @escaping @Sendable (_ learningRate: Double, _ weightDecay: Double, HyperparameterValues)
      throws(LearningError) -> (any UpdateRule<Scalar>, l2: Double)
  ) {
    self.name = name
    self.summary = summary
    self.learningRate = learningRate
    self.parameters = parameters
    self.make = make
  }

  /// An optimiser at its first step.
  ///
  /// - Parameters:
  ///   - learningRate: η.
  ///   - weightDecay: λ: decoupled from the gradient in `adamw`, added to it in the others.
  ///   - values: Of ``parameters``; what is left out takes the rule's own value.
  ///   - transforms: The innermost first, see ``GradientTransform``.
  /// - Throws: ``LearningError`` for a name that the rule does not have, or a value that it does
  ///   not take.
  package func optimizer(
    learningRate: Double, weightDecay: Double = 0, _ values: HyperparameterValues = [:],
    transforms: [any GradientTransform<Scalar>] = [], parameterCount: Int
  ) throws(LearningError) -> Optimizer<Scalar> {
    try values.validate(
      against: parameters.map(\.declaration), of: "optimizer '\(name)'", for: .classification)
    let (rule, l2) = try make(learningRate, weightDecay, values)
    return Optimizer(
      rule, weightDecay: l2, transforms: transforms, parameterCount: parameterCount)
  }

  /// What a parameter is where it is not given; `nil` where the rule does not have it.
  package func usual(_ parameter: String) -> Level? {
    parameters.first { $0.declaration.name == parameter }?.usual
  }
}
