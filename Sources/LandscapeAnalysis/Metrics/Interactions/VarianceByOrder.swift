import Landscapes

/// How much of the variance single hyperparameters, pairs and larger sets cause.
extension LandscapeMetric {
  /// V_k, the share of the variance of the losses that sets of exactly `order` hyperparameters
  /// cause.
  ///
  /// - Precondition: `order` ≥ 1.
  /// - Complexity: That of ``VarianceDecomposition``, O(*n d*), once for all orders.
  public static func varianceByOrder(_ order: Int) -> LandscapeMetric {
    precondition(order >= 1, "order \(order)")
    let summary =
      switch order {
      case 1: "High: hyperparameters can be tuned one by one."
      case 2: "High: pairs of hyperparameters must be tuned together."
      default: "High: \(order) hyperparameters at a time must be tuned together."
      }
    return LandscapeMetric(
      "variance_by_order", parameters: [("k", String(order))], aspect: .interactions, range: 0...1,
      invariance: .affine, summary: summary,
      source: "W. Hoeffding, Ann. Math. Stat. 19:293, 1948; F. Hutter et al., ICML 2014",
      undefinedWhen: order == 1
        ? decompositionUndefined
        : decompositionUndefined + ", or fewer than \(order) hyperparameters vary"
    ) { landscape in
      landscape.interactions.variance.flatMap {
        order <= $0.shareByOrder.count ? min(1, $0.shareByOrder[order - 1]) : nil
      }
    }
    .settable(
      NumericSetting("k", accepted: "a whole number from 1") {
        Int($0).flatMap { $0 >= 1 ? .varianceByOrder($0) : nil }
      })
  }

  /// 1 − V₁, the share of the variance that no sum of functions of one hyperparameter explains.
  public static let interactionShare = LandscapeMetric(
    "interaction_share", aspect: .interactions, range: 0...1, invariance: .affine,
    summary: "High: hyperparameters cannot be tuned one by one.",
    source: "W. Hoeffding, Ann. Math. Stat. 19:293, 1948; F. Hutter et al., ICML 2014",
    undefinedWhen: decompositionUndefined
  ) { landscape in
    landscape.interactions.variance.map { min(1, $0.shareByOrder.dropFirst().reduce(0, +)) }
  }

  private static let decompositionUndefined =
    "all losses are equal, or configurations of the grid are missing"
}
