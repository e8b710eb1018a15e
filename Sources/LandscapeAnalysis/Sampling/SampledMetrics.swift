package import Catalogs
package import Numerical

/// The metrics that can be estimated from a sample.
///
/// ```swift
/// let landscape = SampledLandscape(graph)
/// let share = try SampledMetrics.estimate(
///   label: "global_basin_share", on: landscape, sampleSize: 500, seed: Seed(1))
/// ```
package enum SampledMetrics {
  /// One entry per label, in the order of reports.
  package static let all = Catalog<SampledMetric>(
    "sampled metric",
    [WalkEstimator.autocorrelation(lag: 1)] + EdgeEstimator.metrics
      + [OptimaCountEstimator.metric] + NodeEstimator.metrics + SquareEstimator.metrics
  ) { $0.label }

  /// The labels, as `LandscapeMetric/label` writes them; `autocorrelation` also has any other lag.
  package static var labels: [String] { all.names }

  /// The entry of that label; a name alone stands for its default settings.
  ///
  /// - Throws: `UnknownNameError` with the known labels.
  package static func metric(labelled label: String) throws(UnknownNameError) -> SampledMetric {
    let walk = "autocorrelation"
    if label == walk { return WalkEstimator.autocorrelation(lag: 1) }
    if label.hasPrefix("\(walk):lag="), let lag = Int(label.dropFirst(walk.count + 5)), lag >= 1 {
      return WalkEstimator.autocorrelation(lag: lag)
    }
    return try all.entry(named: label)
  }

  /// The estimate of the metric of that label; `nil` where it has no value on this landscape.
  ///
  /// - Parameters:
  ///   - sampleSize: How many nodes, walks, edges, squares or descents are drawn, as
  ///     ``SampledMetric/unit`` says; `nil` is ``SampledMetric/defaultSampleSize``.
  ///   - confidence: The share of seeds whose interval holds the exact value.
  /// - Throws: `UnknownNameError` for a label that has no estimator.
  /// - Precondition: `sampleSize` ≥ 1.
  package static func estimate(
    label: String, on landscape: SampledLandscape, sampleSize: Int? = nil, seed: Seed,
    confidence: Double = 0.95
  ) throws(UnknownNameError) -> Estimate? {
    try metric(labelled: label).estimate(
      on: landscape, sampleSize: sampleSize, seed: seed, confidence: confidence)
  }
}
