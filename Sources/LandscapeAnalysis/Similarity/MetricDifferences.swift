public import Landscapes
public import Numerical
import SearchSpaces

/// Each metric of two landscapes, and how far they are apart; the spaces may differ.
///
/// Where both landscapes have folds or seeds and a confidence is asked for, each side is told
/// without the noise of its losses (``NoiseCorrection``), and where one is so large that metrics
/// are sampled, with the interval of the sample. Of values *x* in [*l*, *u*] and *x*′ in [*l*′,
/// *u*′], the difference *x*′ − *x* has the interval from *x*′ − *x* − √((*x*′ − *l*′)² + (*u* −
/// *x*)²) to *x*′ − *x* + √((*u*′ − *x*′)² + (*x* − *l*)²): right for errors that are independent
/// of each other, and too wide where both sides were trained on the same folds and err alike.
///
/// - Complexity: That of two profiles, or of two noise corrections.
/// - Source: G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures: a
///   general approach", Stat. Med. 27:1693, 2008.
public struct MetricDifferences: Sendable {
  /// One metric on both sides.
  public struct Entry: Sendable {
    public let metric: LandscapeMetric
    /// As seen, noise included; `nil` where it does not exist.
    public let first, second: Double?
    /// The second less the first, without noise or of whole landscapes, with its interval.
    public let estimate: Estimate?
    /// Why there is no difference; `nil` where there is one.
    public let reason: String?

    /// The second less the first, as seen.
    public var difference: Double? { first.flatMap { first in second.map { $0 - first } } }
  }

  public let entries: [Entry]

  /// - Parameter confidence: Of intervals, in (0, 1); `nil` for none but those of samples.
  public init(
    _ first: Landscape, _ second: Landscape, metrics: [LandscapeMetric] = MetricCatalog.profile,
    confidence: Double? = nil, seed: Seed = Seed(0)
  ) {
    let sides = [first, second].map { landscape -> LandscapeProfile in
      let topography = Topography(LandscapeGraph(landscape))
      let profile = LandscapeProfile(of: topography, metrics: metrics)
      guard let confidence else { return profile }
      var correction = NoiseCorrection(metrics)
      (correction.confidence, correction.seed) = (confidence, seed)
      return correction.estimates(on: topography.graph).map { profile.adding($0) } ?? profile
    }
    entries = zip(sides[0].entries, sides[1].entries).map { a, b in
      Entry(
        metric: a.metric, first: a.value, second: b.value,
        estimate: MetricDifferences.difference(a, b), reason: a.reason ?? b.reason)
    }
  }

  /// `nil` where a side has no value, or where neither is an estimate or only one allows for noise.
  private static func difference(
    _ a: LandscapeProfile.Entry, _ b: LandscapeProfile.Entry
  ) -> Estimate? {
    guard let first = a.value, let second = b.value,
      let source = (a.estimate ?? b.estimate)?.source,
      source == .sampled || a.estimate?.source == b.estimate?.source
    else { return nil }
    func ends(_ value: Double, _ estimate: Estimate?) -> (value: Double, low: Double, high: Double)
    {
      guard let estimate else { return (value, value, value) }
      return (
        estimate.value, min(estimate.low, estimate.value), max(estimate.high, estimate.value)
      )
    }
    let (x, y) = (ends(first, a.estimate), ends(second, b.estimate))
    func norm(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let difference = y.value - x.value
    return Estimate(
      value: difference, low: difference - norm(y.value - y.low, x.high - x.value),
      high: difference + norm(y.high - y.value, x.value - x.low),
      confidence: (a.estimate ?? b.estimate)?.confidence ?? 0.95, source: source)
  }
}
