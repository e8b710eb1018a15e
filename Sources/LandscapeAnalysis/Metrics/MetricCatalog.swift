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
    .configurationCount,
    .edgeCount,
    .neutralEdgeCount,
    .isolatedCount,
    .skewness,
    .kurtosis,
    .coefficientOfVariation,
    .quartileCoefficient,
    .medianMeanRatio,
    .relativeRange,
  ]

  private static let ruggedness: [LandscapeMetric] = [
    .autocorrelation(),
    .correlationLength,
    .lossAssortativity.with(.lossAssortativityOfArcs),
    .neighborLossCorrelation,
    .gradientIntensity.with(.gradientIntensityRelativeToMean),
    .roughnessSlopeRatio.with(.roughnessSlopeRatioOfLines),
    .informationContent.with(.informationContentAtZero, .informationContentThreshold),
    .settlingSensitivity,
    .dispersion().with(.dispersion(0.05), .dispersion(0.25)),
  ]

  private static let neutrality: [LandscapeMetric] = [
    .neutralityRatio,
    .meanNeutrality,
    .neutralityDistanceCorrelation,
    .slopeDistanceCorrelation,
    .plateauCount,
    .plateauNodeShare,
    .largestPlateau,
    .meanPlateauSize,
    .flatteningIndex,
  ]

  private static let modality: [LandscapeMetric] = [
    .localOptimaCount,
    .localOptimaRatio,
    .meanBasinSize,
    .medianBasinSize,
    .largestBasinShare,
    .globalBasinShare,
    .basinEntropy,
    .greedySteps,
    .greedyRegret,
    .meanAccessibleShare.with(.meanAccessibleShareThroughPlateaus),
    .basinSizeLossCorrelation,
    .meanBarrierHeight,
    .unimodalShare,
    .convexShare,
    .confidenceSetSize,
  ]

  private static let navigability: [LandscapeMetric] = [
    .fitnessDistanceCorrelation.with(.fitnessDistanceCorrelationPearson),
    .optimumAccessibility,
    .meanPathLength,
    .meanDistanceToOptimum,
    .detour,
    .meanEvolvability,
    .evolvabilityDistanceCorrelation,
    .evolvabilityEnhancingShare.with(.evolvabilityEnhancingShareSignificant),
    .diminishingReturns,
    .increasingCosts,
    .pageRankCorrelation,
  ]

  private static let interactions: [LandscapeMetric] = [
    .varianceByOrder(1).with(.varianceByOrder(2), .varianceByOrder(3)),
    .interactionShare,
    .gamma,
    .gammaStar.with(.gammaStarOfOneEdit),
    .idiosyncrasy,
    .magnitudeShare,
    .signShare,
    .reciprocalSignShare,
    .tiedShare,
    .synergisticShare,
    .meanAbsoluteInteraction,
    .bypassShare,
    .meanBypassLength,
  ]

  private static let optimaNetwork: [LandscapeMetric] = [
    .networkNodeCount,
    .networkEdgeCount,
    .networkMeanOutDegree,
    .sinkCount,
    .globalFunnelShare,
    .globalInStrength,
    .escapeProbability,
    .improvementShare,
    .networkMeanPathLength,
    .networkStrengthCorrelation,
    .networkPageRankCorrelation,
  ]

  /// Every entry, its variants after it.
  public static var withVariants: [LandscapeMetric] { all.withVariants }

  /// What a profile holds unless told otherwise.
  public static let profile: [LandscapeMetric] = all.profile

  /// See ``Catalogs/Catalog/metric(labelled:)``.
  public static func metric(labelled label: String) throws(UnknownNameError) -> LandscapeMetric {
    try all.metric(labelled: label)
  }
}

extension Catalog<LandscapeMetric> {
  /// Every entry, its variants after it.
  public var withVariants: [LandscapeMetric] { flatMap { [$0] + $0.variants } }

  /// What a profile holds unless told otherwise: all but those that are there to compare with other
  /// tools.
  public var profile: [LandscapeMetric] { withVariants.filter { !$0.isToCompare } }

  /// Those of a profile that can be estimated from a sample.
  public var sampled: [LandscapeMetric] { profile.filter { $0.estimator != nil } }

  /// The metric that `label` names: `autocorrelation`, `autocorrelation:lag=3`,
  /// `fitness_distance_correlation:variant=pearson`.
  ///
  /// - Throws: `UnknownNameError` with the known names, or the known settings of that name.
  public func metric(labelled label: String) throws(UnknownNameError) -> LandscapeMetric {
    let parts = label.split(separator: ":", maxSplits: 1).map(String.init)
    let metric = try entry(named: parts.first ?? "")
    guard parts.count == 2 else { return metric }
    if let variant = metric.variants.first(where: { $0.label == label }) { return variant }
    if let setting = metric.setting {
      if let metric = setting.metric(from: parts[1]) { return metric }
      throw UnknownNameError(
        kind: "setting", name: label, known: [setting.description(of: metric)])
    }
    throw UnknownNameError(
      kind: "setting", name: label, known: ([metric] + metric.variants).map(\.label))
  }

  /// The metric that `label` names, where it can be estimated from a sample.
  ///
  /// - Throws: `UnknownNameError` with the labels of those that can.
  public func sampledMetric(labelled label: String) throws(UnknownNameError) -> LandscapeMetric {
    guard let metric = try? metric(labelled: label), metric.estimator != nil else {
      throw UnknownNameError(kind: "sampled metric", name: label, known: sampled.map(\.label))
    }
    return metric
  }
}
