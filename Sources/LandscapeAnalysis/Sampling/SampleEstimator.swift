package import Numerical

/// How a metric is estimated from a sample.
public struct SampleEstimator: Sendable {
  /// What is drawn.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
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

  public let unit: Unit
  private let body: @Sendable (SampledLandscape, SamplePlan) -> Estimate?

  /// - Parameter estimate: `nil` where the value does not exist, or cannot be told from the sample;
  ///   what is not defined on flat landscapes is not asked there.
  package init(
    unit: Unit, estimate: @escaping @Sendable (SampledLandscape, SamplePlan) -> Estimate?
  ) {
    self.unit = unit
    body = estimate
  }

  /// How much is drawn unless told otherwise: 1000 walks, 2000 of anything else.
  public var defaultSampleSize: Int { unit == .walks ? 1000 : 2000 }

  func estimate(
    on landscape: SampledLandscape, size: Int, seed: Seed, confidence: Double
  ) -> Estimate? {
    precondition(size > 0, "a sample of \(size)")
    return body(landscape, SamplePlan(size: size, seed: seed, confidence: confidence))
  }
}

/// How much is drawn, from which stream, and how sure an interval is to be.
package struct SamplePlan: Sendable {
  package let size: Int
  package let seed: Seed
  package let confidence: Double
  /// *B*
  var replicateCount = 1000

  var bootstrap: Bootstrap { Bootstrap(replicateCount: replicateCount, seed: seed) }

  /// A value between the ends of its interval.
  package func estimate(_ value: Double, _ low: Double, _ high: Double) -> Estimate {
    Estimate(value: value, low: low, high: high, confidence: confidence, source: .sampled)
  }

  /// A value known from the whole population.
  package func exact(_ value: Double) -> Estimate { estimate(value, value, value) }

  /// A share of `trials` drawn without replacement from `population`, by Wilson's interval.
  package func share(_ successes: Int, of trials: Int, population: Int? = nil) -> Estimate {
    let interval = WilsonInterval(
      successes: successes, trials: trials, population: population, confidence: confidence)
    return estimate(Double(successes) / Double(trials), interval.low, interval.high)
  }

  /// A statistic of `count` items drawn, by the percentiles of its bootstrap; `nil` where the
  /// statistic of all of them is.
  package func bootstrapped(
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
