import Landscapes
public import Numerical
import SearchSpaces

/// What the common configurations of two landscapes, or a sample of them, tell about how alike the
/// landscapes are over their whole space.
///
/// The common configurations are taken for a sample of the space, drawn without replacement: the
/// interval closes as they fill it. It is right in so far as they were evaluated without regard to
/// their losses; those of an optimiser crowd around good ones.
public enum SampledSimilarity {
  /// The estimate of a measure; `nil` where it has no value on the sample, or cannot be estimated
  /// (``SimilarityMeasure/isEstimable``). Transfer of the best cannot: the best of a sample says
  /// little about the best of the space, and intervals would be too narrow.
  ///
  /// Spearman's coefficient has Fisher's interval, other measures that of a bootstrap over
  /// configurations.
  ///
  /// - Parameters:
  ///   - sampleSize: How many common configurations are drawn, without replacement; `nil` is all.
  ///   - confidence: The share of seeds whose interval holds the exact value, in (0, 1).
  /// - Precondition: `sampleSize` ≥ 2.
  public static func estimate(
    _ measure: SimilarityMeasure, on pair: LandscapePair, sampleSize: Int? = nil, seed: Seed,
    confidence: Double = 0.95
  ) -> Estimate? {
    guard measure.isEstimable else { return nil }
    let size = min(sampleSize ?? pair.count, pair.count)
    precondition(size > 1, "a sample of \(size)")
    let plan = SamplePlan(size: size, seed: seed.derived(measure.name), confidence: confidence)
    var generator = plan.seed.derived("nodes").generator()
    let sample =
      size == pair.count
      ? pair
      : LandscapePair(pair, at: generator.sample(size, of: pair.count).sorted().map(Int32.init))
    let population = population(of: pair.first.space)
    if measure.name == SimilarityMeasure.spearman.name {
      guard let value = measure.value(on: sample) else { return nil }
      let interval = FisherInterval(
        correlation: value, pairs: size, of: .spearman, population: population,
        confidence: confidence)
      return plan.estimate(value, interval.low, interval.high)
    }
    return plan.bootstrapped(size, population: population) {
      measure.value(on: LandscapePair(sample, at: $0))
    }
  }

  /// The configurations of a space, where they can be counted in no time; `nil` counts as
  /// unlimited.
  private static func population(of space: SearchSpace) -> Int? {
    space.isUnconstrained || space.combinationCount <= 1 << 20 ? space.configurationCount : nil
  }
}
