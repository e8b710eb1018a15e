import Landscapes
import Numerical

/// How large the differences along edges are.
extension LandscapeMetric {
  /// Mean of |f_u − f_v| over all edges, in standard deviations of the loss.
  public static let gradientIntensity = LandscapeMetric(
    "gradient_intensity", aspect: .ruggedness, range: 0...(.infinity), invariance: .affine,
    summary: "High: single edits change the loss much; low: the landscape is smooth.",
    source: "this project",
    undefinedWhen: "all losses are equal, or there are no edges"
  ) { landscape in
    guard landscape.scan.edgeCount > 0 else { return nil }
    return landscape.scan.absoluteDifferenceSum / Double(landscape.scan.edgeCount)
      / landscape.moments.standardDeviation
  }
  .estimated(by: EdgeEstimator.gradientIntensity)

  /// Mean of |f_u − f_v| over the edges that are not neutral, over |mean f|.
  public static let gradientIntensityRelativeToMean = LandscapeMetric(
    "gradient_intensity", parameters: [("variant", "relative_to_mean")], aspect: .ruggedness,
    range: 0...(.infinity), invariance: .scale,
    summary: "High: single edits that change the loss at all change much of it.",
    source: "this project",
    undefinedWhen: "every edge is neutral, or the mean loss is 0"
  ) { landscape in
    guard landscape.arcs.count > 0 else { return nil }
    return ratio(
      landscape.arcs.gainSum / Double(landscape.arcs.count),
      abs(landscape.moments.mean))
  }
}
