public import Catalogs

/// All metrics, in the order of reports.
public enum MetricCatalog {
  /// One entry per name.
  public static let all = Catalog<LandscapeMetric>(
    "metric",
    distribution + ruggedness + neutrality + modality + navigability + interactions
      + optimaNetwork
  ) { $0.name }

  private static let distribution: [LandscapeMetric] = [
    .configurationCount, .edgeCount, .neutralEdgeCount, .isolatedCount, .skewness, .kurtosis,
    .coefficientOfVariation, .quartileCoefficient, .medianMeanRatio, .relativeRange,
  ]

  private static let ruggedness: [LandscapeMetric] = [
    .autocorrelation(), .correlationLength, .lossAssortativity, .neighborLossCorrelation,
    .gradientIntensity,
  ]

  private static let neutrality: [LandscapeMetric] = [
    .neutralityRatio, .meanNeutrality, .neutralityDistanceCorrelation, .slopeDistanceCorrelation,
    .plateauCount, .plateauNodeShare, .largestPlateau, .meanPlateauSize,
  ]

  private static let modality: [LandscapeMetric] = [
    .localOptimaCount, .localOptimaRatio, .meanBasinSize, .medianBasinSize, .largestBasinShare,
    .globalBasinShare, .basinEntropy, .greedySteps, .greedyRegret, .meanAccessibleShare,
    .basinSizeLossCorrelation, .unimodalShare, .convexShare, .confidenceSetSize,
  ]

  private static let navigability: [LandscapeMetric] = [
    .fitnessDistanceCorrelation, .optimumAccessibility, .meanPathLength, .meanDistanceToOptimum,
    .detour, .meanEvolvability, .evolvabilityDistanceCorrelation,
  ]

  private static let interactions: [LandscapeMetric] = []

  private static let optimaNetwork: [LandscapeMetric] = []

  /// Other settings of metrics of ``all``.
  public static let variants = Catalog<LandscapeMetric>(
    "metric",
    [
      // Ruggedness
      .lossAssortativityOfArcs, .gradientIntensityRelativeToMean,
      // Navigability
      .fitnessDistanceCorrelationPearson,
    ]
  ) { $0.label }

  /// What a profile holds unless told otherwise: every entry, and the variants that are as widely
  /// quoted as the entries.
  public static let profile: [LandscapeMetric] = {
    var metrics: [LandscapeMetric] = []
    for metric in all {
      metrics.append(metric)
      metrics += variants.filter { $0.name == metric.name }
    }
    return metrics
  }()

  /// The metric that `label` names: `autocorrelation`, `autocorrelation:lag=3`,
  /// `fitness_distance_correlation:variant=pearson`.
  ///
  /// - Throws: `UnknownNameError` with the known names, or the known settings of that name.
  public static func metric(labelled label: String) throws(UnknownNameError) -> LandscapeMetric {
    let parts = label.split(separator: ":", maxSplits: 1).map(String.init)
    let metric = try all.entry(named: parts.first ?? "")
    guard parts.count == 2 else { return metric }
    if metric.name == "autocorrelation", parts[1].hasPrefix("lag="),
      let lag = Int(parts[1].dropFirst(4)), lag >= 1
    {
      return .autocorrelation(lag: lag)
    }
    if let variant = variants.first(where: { $0.label == label }) { return variant }
    var known = variants.filter { $0.name == metric.name }.map(\.label)
    if metric.name == "autocorrelation" { known = ["autocorrelation:lag=K with K from 1"] }
    throw UnknownNameError(kind: "setting", name: label, known: known)
  }
}
