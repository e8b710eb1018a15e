import Learning
import Networks
import Numerical

/// What is done to the gradients of a training in the study of landscape modification.
///
/// Modification shortens steps where the loss is high. The second and the third arm tell what of
/// its effect comes from shorter steps alone, and from steps of uneven length alone.
package enum ModificationArm: String, Sendable, Hashable, CaseIterable {
  /// The update rule as it is.
  case base
  /// Landscape modification: f = x, ε = 1, c the running minimum.
  case modified = "landscape_modification"
  /// The rule with η · mean(s), s the scales of the modified training of the same seed.
  case meanScale = "mean_scale"
  /// The rule with those scales, shuffled in time.
  case shuffledScales = "shuffled_scales"

  /// What η is multiplied by.
  func learningRateFactor(scales: [Double]) -> Double {
    guard self == .meanScale, !scales.isEmpty else { return 1 }
    return scales.reduce(0, +) / Double(scales.count)
  }

  /// What stands between the gradient and the rule.
  func transforms(scales: [Double], seed: Seed) -> [any GradientTransform<Float>] {
    switch self {
    case .base, .meanScale: []
    case .modified: [LandscapeModification()]
    case .shuffledScales: [RecordedScales(scales).shuffled(seed: seed)]
    }
  }
}
