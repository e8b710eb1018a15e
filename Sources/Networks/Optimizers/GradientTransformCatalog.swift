package import Catalogs
package import Numerical

/// What the transforms of the catalogue are made from; `nil` takes the usual value. A transform
/// ignores what it does not have.
package struct GradientTransformOptions: Sendable, Hashable {
  /// f of landscape modification.
  package var function = ModificationFunction.linear
  /// ε of landscape modification, above 0.
  package var epsilon = 1.0
  /// c of landscape modification.
  package var threshold = ModificationThresholdPolicy.runningMinimum
  /// ρ of sharpness-aware minimisation, not negative.
  package var radius: Double?

  package init() {}
}

/// A transform by name, and how it is made.
package struct GradientTransformEntry<Scalar: RealScalar>: Sendable {
  package let name: String
  /// One line for lists.
  package let summary: String
  private let make:
    @Sendable (GradientTransformOptions, [NamedTensor]) -> any GradientTransform<Scalar>

  init(
    _ name: String, _ summary: String,
    make:
      @escaping @Sendable (GradientTransformOptions, [NamedTensor]) ->
      any GradientTransform<Scalar>
  ) {
    self.name = name
    self.summary = summary
    self.make = make
  }

  /// The transform for a θ that is made of `tensors`.
  package func transform(
    _ options: GradientTransformOptions, tensors: [NamedTensor]
  ) -> any GradientTransform<Scalar> {
    make(options, tensors)
  }
}

/// All gradient transforms, in the order in which they compose: an earlier one lies further inside.
package enum GradientTransformCatalog {
  /// The transforms that compute in `Scalar`.
  package static func all<Scalar: RealScalar>(
    of type: Scalar.Type = Scalar.self
  ) -> Catalog<GradientTransformEntry<Scalar>> {
    Catalog(
      "transform",
      [
        GradientTransformEntry("sam", "sharpness-aware minimisation: the gradient a step uphill") {
          SharpnessAwareMinimization(.uniform, radius: $0.radius, tensors: $1)
        },
        GradientTransformEntry(
          "asam", "SAM in units of the weights' magnitudes; biases as they are"
        ) { SharpnessAwareMinimization(.weightMagnitude, radius: $0.radius, tensors: $1) },
        GradientTransformEntry(
          "asam_magnitude", "SAM in units of all parameters' magnitudes"
        ) { SharpnessAwareMinimization(.magnitude, radius: $0.radius, tensors: $1) },
        GradientTransformEntry(
          "landscape_modification", "shorter gradients where the loss is above its threshold"
        ) { options, _ in
          LandscapeModification(
            options.function, epsilon: options.epsilon, threshold: options.threshold)
        },
      ]
    ) { $0.name }
  }
}
