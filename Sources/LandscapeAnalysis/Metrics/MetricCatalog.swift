package import Catalogs

/// All metrics, in the order of reports.
package enum MetricCatalog {
  /// One entry per name.
  package static let all = Catalog<LandscapeMetric>(
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
    .gradientIntensity, .roughnessSlopeRatio, .informationContent, .settlingSensitivity,
    .dispersion(),
  ]

  private static let neutrality: [LandscapeMetric] = [
    .neutralityRatio, .meanNeutrality, .neutralityDistanceCorrelation, .slopeDistanceCorrelation,
    .plateauCount, .plateauNodeShare, .largestPlateau, .meanPlateauSize, .flatteningIndex,
  ]

  private static let modality: [LandscapeMetric] = [
    .localOptimaCount, .localOptimaRatio, .meanBasinSize, .medianBasinSize, .largestBasinShare,
    .globalBasinShare, .basinEntropy, .greedySteps, .greedyRegret, .meanAccessibleShare,
    .basinSizeLossCorrelation, .meanBarrierHeight, .unimodalShare, .convexShare,
    .confidenceSetSize,
  ]

  private static let navigability: [LandscapeMetric] = [
    .fitnessDistanceCorrelation, .optimumAccessibility, .meanPathLength, .meanDistanceToOptimum,
    .detour, .meanEvolvability, .evolvabilityDistanceCorrelation,
    .evolvabilityEnhancingShare, .diminishingReturns, .increasingCosts, .pageRankCorrelation,
  ]

  private static let interactions: [LandscapeMetric] = [
    .varianceByOrder(1), .interactionShare, .gamma, .gammaStar, .idiosyncrasy, .magnitudeShare,
    .signShare, .reciprocalSignShare, .tiedShare, .synergisticShare, .meanAbsoluteInteraction,
    .bypassShare, .meanBypassLength,
  ]

  private static let optimaNetwork: [LandscapeMetric] = [
    .networkNodeCount, .networkEdgeCount, .networkMeanOutDegree, .sinkCount, .globalFunnelShare,
    .globalInStrength, .escapeProbability, .improvementShare, .networkMeanPathLength,
    .networkStrengthCorrelation, .networkPageRankCorrelation,
  ]

  /// Other settings of metrics of ``all``.
  package static let variants = Catalog<LandscapeMetric>(
    "metric",
    [
      // Ruggedness
      .lossAssortativityOfArcs, .gradientIntensityRelativeToMean,
      .roughnessSlopeRatioOfLines, .informationContentAtZero, .informationContentThreshold,
      .dispersion(0.05), .dispersion(0.25),
      // Interactions
      .varianceByOrder(2), .varianceByOrder(3), .gammaStarOfOneEdit,
      // Navigability
      .fitnessDistanceCorrelationPearson, .evolvabilityEnhancingShareSignificant,
      // Modality
      .meanAccessibleShareThroughPlateaus,
    ]
  ) { $0.label }

  /// Every entry, its variants after it.
  package static let withVariants: [LandscapeMetric] = all.flatMap { metric in
    [metric] + variants.filter { $0.name == metric.name }
  }

  /// What a profile holds unless told otherwise: all but the variants that are there to compare with
  /// other tools.
  package static let profile: [LandscapeMetric] = withVariants.filter {
    $0.label != LandscapeMetric.evolvabilityEnhancingShareSignificant.label
  }

  /// The metric that `label` names: `autocorrelation`, `autocorrelation:lag=3`,
  /// `fitness_distance_correlation:variant=pearson`.
  ///
  /// - Throws: `UnknownNameError` with the known names, or the known settings of that name.
  package static func metric(labelled label: String) throws(UnknownNameError) -> LandscapeMetric {
    let parts = label.split(separator: ":", maxSplits: 1).map(String.init)
    let metric = try all.entry(named: parts.first ?? "")
    guard parts.count == 2 else { return metric }
    if let variant = variants.first(where: { $0.label == label }) { return variant }
    if let setting = NumericSetting.all.first(where: { $0.metric == metric.name }) {
      if let metric = setting.metric(from: parts[1]) { return metric }
      throw UnknownNameError(kind: "setting", name: label, known: [setting.description])
    }
    let known = ([metric] + variants.filter { $0.name == metric.name }).map(\.label)
    throw UnknownNameError(kind: "setting", name: label, known: known)
  }
}
