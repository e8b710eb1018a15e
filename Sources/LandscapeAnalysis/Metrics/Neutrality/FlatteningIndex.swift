import Landscapes

/// Whether steps get smaller near the optimum.
extension LandscapeMetric {
  /// Mean of −Spearman(step number, |Δ*f*|) over the steepest descents to a global optimum of three
  /// moves or more. See `DescentFlattening`.
  ///
  /// - Source: M. Huang, K. Li, arXiv 2311.14014, 2023.
  public static let flatteningIndex = LandscapeMetric(
    "flattening_index", aspect: .neutrality, range: -1...1, invariance: .affine,
    summary: "High: descents take large steps first and ever smaller ones towards the optimum.",
    source: "M. Huang, K. Li, arXiv 2311.14014, 2023",
    undefinedWhen: "no descent to a global optimum has three unequal steps or more"
  ) { DescentFlattening($0.topography).index }
}
