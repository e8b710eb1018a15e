import Landscapes

/// How sure it is which configuration is the best.
extension LandscapeMetric {
  /// Configurations that are not significantly worse than the best, itself included, at 95 %:
  /// see ``LossNoise/confidenceSet(confidence:)``.
  public static let confidenceSetSize = LandscapeMetric(
    "confidence_set_size", aspect: .modality, range: 1...(.infinity), invariance: .affine,
    summary: "High: noise leaves many configurations that may be the best.",
    source: "after J. C. Hsu, Ann. Stat. 12:1136, 1984",
    undefinedWhen: "no two folds or seeds are known of every configuration",
    allowsForNoise: true
  ) { landscape in landscape.noise.map { Double($0.confidenceSet().count) } }
}
