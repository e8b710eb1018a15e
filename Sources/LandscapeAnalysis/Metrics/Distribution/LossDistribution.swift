import Landscapes
import Numerical

/// The shape of the distribution of losses, whatever their place in the space.
extension LandscapeMetric {
  /// m₃ / m₂^1.5 with population central moments.
  public static let skewness = LandscapeMetric(
    "skewness", aspect: .distribution, range: -Double.infinity...(.infinity), invariance: .affine,
    summary: "High: most configurations are good and a few are very bad.",
    source: "textbook: third standardised moment"
  ) { $0.moments.skewness }

  /// m₄ / m₂², 3 for a normal distribution.
  public static let kurtosis = LandscapeMetric(
    "kurtosis", aspect: .distribution, range: 1...(.infinity), invariance: .affine,
    summary: "High: a few losses lie far outside the rest.",
    source: "textbook: fourth standardised moment"
  ) { $0.moments.kurtosis }

  /// Sample standard deviation over |mean|.
  public static let coefficientOfVariation = LandscapeMetric(
    "coefficient_of_variation", aspect: .distribution, range: 0...(.infinity), invariance: .scale,
    summary: "High: tuning changes the loss much, relative to its size.",
    source: "textbook",
    undefinedWhen: "all losses are equal, or their mean is 0"
  ) { landscape in
    guard landscape.moments.mean != 0 else { return nil }
    return landscape.moments.sampleStandardDeviation.map { $0 / abs(landscape.moments.mean) }
  }

  /// Interquartile range over |median|.
  public static let quartileCoefficient = LandscapeMetric(
    "quartile_coefficient", aspect: .distribution, range: 0...(.infinity), invariance: .scale,
    summary: "High: typical configurations differ much, relative to the loss.",
    source: "textbook",
    undefinedWhen: "all losses are equal, or their median is 0"
  ) { landscape in
    ratio(landscape.quantiles.interquartileRange, abs(landscape.quantiles.median))
  }

  /// Median over mean.
  public static let medianMeanRatio = LandscapeMetric(
    "median_mean_ratio", aspect: .distribution, range: -Double.infinity...(.infinity),
    invariance: .scale,
    summary: "Below 1 for positive losses: bad configurations pull the mean up.",
    source: "textbook",
    undefinedWhen: "all losses are equal, or their mean is 0"
  ) { landscape in ratio(landscape.quantiles.median, landscape.moments.mean) }

  /// (max − min) / |median|.
  public static let relativeRange = LandscapeMetric(
    "relative_range", aspect: .distribution, range: 0...(.infinity), invariance: .scale,
    summary: "High: the worst configuration is far worse than the best.",
    source: "textbook",
    undefinedWhen: "all losses are equal, or their median is 0"
  ) { landscape in
    ratio(
      landscape.quantiles.value(at: 1) - landscape.quantiles.value(at: 0),
      abs(landscape.quantiles.median))
  }

  /// The quotient, `nil` over zero.
  static func ratio(_ numerator: Double, _ denominator: Double) -> Double? {
    denominator == 0 ? nil : numerator / denominator
  }
}
