package import Networks
package import Numerical
package import SearchSpaces

/// A transform by name, what it takes, and how it is made.
package struct GradientTransformEntry<Scalar: RealScalar>: Sendable {
  package let name: String
  /// One line for lists.
  package let summary: String
  /// Whether it may stand outside of another transform, as `sam+landscape_modification`.
  package let wrapsOthers: Bool
  package let parameters: [OptimizationParameter]
  private let make:
    @Sendable (HyperparameterValues, [NamedTensor]) throws(LearningError) ->
      any GradientTransform<Scalar>

  init(
    _ name: String, _ summary: String, wrapsOthers: Bool = false,
    _ parameters: [OptimizationParameter],
    make:
      @escaping @Sendable (HyperparameterValues, [NamedTensor]) throws(LearningError) ->
      any GradientTransform<Scalar>
  ) {
    self.name = name
    self.summary = summary
    self.wrapsOthers = wrapsOthers
    self.parameters = parameters
    self.make = make
  }

  /// What a parameter is where it is not given; `nil` where the transform does not have it.
  package func usual(_ parameter: String) -> Level? {
    parameters.first { $0.declaration.name == parameter }?.usual
  }

  /// The transform for a θ that is made of `tensors`.
  ///
  /// - Parameter values: Of ``parameters``; what is left out takes the transform's own value.
  /// - Throws: ``LearningError`` for a name that the transform does not have, or a value that it
  ///   does not take.
  package func transform(
    _ values: HyperparameterValues = [:], tensors: [NamedTensor]
  ) throws(LearningError) -> any GradientTransform<Scalar> {
    try values.validate(
      against: parameters.map(\.declaration), of: "transform '\(name)'", for: .classification)
    return try make(values, tensors)
  }
}
