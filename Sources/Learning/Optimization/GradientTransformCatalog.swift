package import Catalogs
import Networks
package import Numerical
import SearchSpaces

/// All gradient transforms, in the order in which they compose: an earlier one lies further inside.
package enum GradientTransformCatalog {
  /// The transforms that compute in `Scalar`.
  package static func all<Scalar: RealScalar>(
    of type: Scalar.Type = Scalar.self
  ) -> Catalog<GradientTransformEntry<Scalar>> {
    Catalog(
      "transform",
      [
        sharpness(
          "sam", "sharpness-aware minimisation: the gradient a step uphill", .uniform),
        sharpness(
          "asam", "SAM in units of the weights' magnitudes; biases as they are", .weightMagnitude),
        sharpness("asam_magnitude", "SAM in units of all parameters' magnitudes", .magnitude),
        landscapeModification(),
      ]
    ) { $0.name }
  }

  private typealias Shared = OptimizationParameter

  private static let radius = Parameter<Double?>(
    "sam_rho", .from(0, to: 1000), "how far sam looks; null: \(Shared.usualValues)")

  private static func sharpness<Scalar: RealScalar>(
    _ name: String, _ summary: String, _ metric: SharpnessAwareMinimization<Scalar>.Metric
  ) -> GradientTransformEntry<Scalar> {
    let (taken, radius) = Shared.number(radius, usual: metric.defaultRadius)
    return GradientTransformEntry(name, summary, [taken]) {
      values, tensors throws(LearningError) in
      SharpnessAwareMinimization(metric, radius: try radius.value(in: values), tensors: tensors)
    }
  }

  private enum Function: String, CaseIterable {
    case linear = "x"
    case square = "x2"
    case bounded
  }

  private static let function = Parameter<Function>(
    "modification", default: .linear, "f of \(Shared.takers); bounded is a x^3/(1 + x^3)")
  private static let height = Parameter<Double>(
    "modification_height", .from(1e-6, to: 1e6), default: 1,
    "a of the bounded f of \(Shared.takers)")
  private static let epsilon = Parameter<Double>(
    "modification_epsilon", .from(1e-6, to: 1e6), default: 1,
    "epsilon of \(Shared.takers); larger shortens every step")
  private static let policies: [(name: String, policy: ModificationThresholdPolicy)] = [
    ("running_minimum", .runningMinimum), ("running_quantile", .runningQuantile(0.05)),
    ("moving_average_minimum", .movingAverageMinimum(0.9)),
  ]
  private static let threshold = Parameter<ModificationThresholdPolicy>(
    HyperparameterDeclaration(
      "modification_threshold",
      .init(
        HyperparameterDomain(
          policies.map { .level(.text($0.name)) } + [.numbers(.all)]),
        default: .text(policies[0].name)),
      "loss above which \(Shared.takers) acts; quantile at 0.05, average keeps 0.9")
  ) { level in
    level.number.map { .constant($0) }
      ?? policies.first { .text($0.name) == level }?.policy
  }

  private static func landscapeModification<Scalar: RealScalar>()
    -> GradientTransformEntry<Scalar>
  {
    GradientTransformEntry(
      "landscape_modification", "shorter gradients where the loss is above its threshold",
      wrapsOthers: true,
      [Shared(function), Shared(height), Shared(epsilon), Shared(threshold)]
    ) { values, _ throws(LearningError) in
      let height = try height.value(in: values)
      let function: ModificationFunction =
        switch try Self.function.value(in: values) {
        case .linear: .linear
        case .square: .square
        case .bounded: .bounded(height: height)
        }
      return LandscapeModification<Scalar>(
        function, epsilon: try epsilon.value(in: values),
        threshold: try threshold.value(in: values))
    }
  }
}
