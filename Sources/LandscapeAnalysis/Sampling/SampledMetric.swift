package import Numerical

/// How one metric is estimated from a sample.
package struct SampledMetric: Sendable {
  /// What is drawn.
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    /// Configurations, without replacement.
    case nodes
    /// Edges: a node without replacement, and one of its neighbours.
    case edges
    /// Random walks of 20 configurations.
    case walks
    /// One-edit changes of two hyperparameters at once, on one background.
    case squares
    /// Steepest descents from nodes drawn without replacement.
    case descents
  }

  /// The label of the `LandscapeMetric` that is estimated.
  package let label: String
  package let unit: Unit
  /// Whether the value exists when all losses are equal.
  package let isDefinedWhenFlat: Bool
  private let body: @Sendable (SampledLandscape, SamplePlan) -> Estimate?

  init(
    _ label: String, unit: Unit, isDefinedWhenFlat: Bool = false,
    estimate: @escaping @Sendable (SampledLandscape, SamplePlan) -> Estimate?
  ) {
    self.label = label
    self.unit = unit
    self.isDefinedWhenFlat = isDefinedWhenFlat
    body = estimate
  }

  /// How much is drawn unless told otherwise: 1000 walks, 2000 of anything else.
  package var defaultSampleSize: Int { unit == .walks ? 1000 : 2000 }

  /// The estimate, or `nil` where the value does not exist, or cannot be told from the sample.
  ///
  /// - Parameters:
  ///   - sampleSize: How many of ``unit`` are drawn; as many as there are give the exact value.
  ///   - confidence: The share of seeds whose interval holds the exact value, in (0, 1).
  /// - Precondition: `sampleSize` ≥ 1.
  package func estimate(
    on landscape: SampledLandscape, sampleSize: Int? = nil, seed: Seed, confidence: Double = 0.95
  ) -> Estimate? {
    let size = sampleSize ?? defaultSampleSize
    precondition(size > 0, "a sample of \(size)")
    guard isDefinedWhenFlat || !landscape.isFlat else { return nil }
    return body(
      landscape, SamplePlan(size: size, seed: seed.derived(label), confidence: confidence))
  }
}

/// How much is drawn, from which stream, and how sure an interval is to be.
struct SamplePlan: Sendable {
  let size: Int
  let seed: Seed
  let confidence: Double
  /// *B*
  var replicateCount = 1000

  var bootstrap: Bootstrap { Bootstrap(replicateCount: replicateCount, seed: seed) }

  func estimate(_ value: Double, _ low: Double, _ high: Double) -> Estimate {
    Estimate(value: value, low: low, high: high, confidence: confidence, source: .sampled)
  }

  /// A value known from the whole population.
  func exact(_ value: Double) -> Estimate { estimate(value, value, value) }

  /// A share of `trials` drawn without replacement from `population`, by Wilson's interval.
  func share(_ successes: Int, of trials: Int, population: Int? = nil) -> Estimate {
    let interval = WilsonInterval(
      successes: successes, trials: trials, population: population, confidence: confidence)
    return estimate(Double(successes) / Double(trials), interval.low, interval.high)
  }

  /// A statistic of `count` items drawn, by the percentiles of its bootstrap; `nil` where the
  /// statistic of all of them is.
  func bootstrapped(
    _ count: Int, population: Int? = nil, _ statistic: @Sendable ([Int32]) -> Double?
  ) -> Estimate? {
    guard count > 0, let value = statistic((0..<Int32(count)).map { $0 }) else { return nil }
    if count == population { return exact(value) }
    guard
      let interval = Bootstrap.interval(
        of: bootstrap.replicates(of: count, statistic), around: value, confidence: confidence,
        sampleSize: count, population: population)
    else { return nil }
    return estimate(value, interval.lowerBound, interval.upperBound)
  }
}
