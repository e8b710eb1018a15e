import Landscapes
import Numerical

/// Whether similar losses sit together.
extension LandscapeMetric {
  /// Numeric assortativity of the loss: Pearson's coefficient of (f_u, f_v) over all 2m ordered
  /// edge ends.
  ///
  /// On an undirected graph it equals the autocorrelation at lag 1, and is computed as that.
  ///
  /// - Source: M. E. J. Newman, "Mixing patterns in networks", Phys. Rev. E 67:026126, 2003, eq.
  ///   21.
  public static let lossAssortativity = LandscapeMetric(
    "loss_assortativity", aspect: .ruggedness, range: -1...1, invariance: .affine,
    summary: "High: good configurations have good neighbours.",
    source: "M. E. J. Newman, Phys. Rev. E 67:026126, 2003",
    undefinedWhen: "there are no edges, or all losses at their ends are equal"
  ) { stationaryAutocorrelation($0, lag: 1) }
  .estimated(by: EdgeEstimator.assortativity)

  /// Pearson's coefficient of (f_source, f_target) over arcs alone.
  ///
  /// Inflated against ``lossAssortativity``, since ties are dropped and pairs are ordered; for
  /// comparison with published values only.
  public static let lossAssortativityOfArcs = LandscapeMetric(
    "loss_assortativity", parameters: [("variant", "improving_arcs")], aspect: .ruggedness,
    range: -1...1, invariance: .affine,
    summary: "The value of older tools, over improving edges only; inflated by their ordering.",
    source: "M. E. J. Newman, Phys. Rev. E 67:026126, 2003",
    undefinedWhen: "there are fewer than two arcs, or all their losses on one side are equal"
  ) { $0.arcs.sourceTargetCorrelation }

  /// Pearson's coefficient of f_i and the mean loss of the neighbours of i.
  public static let neighborLossCorrelation = LandscapeMetric(
    "neighbor_loss_correlation", aspect: .ruggedness, range: -1...1, invariance: .affine,
    summary: "High: the mean loss of the neighbours predicts a configuration's own.",
    source: "this project",
    undefinedWhen: "all losses, or all means over neighbours, are equal"
  ) { landscape in
    let scan = landscape.scan
    return Correlation.pearson(
      landscape.overConnected { landscape.losses[$0] },
      landscape.overConnected { scan.lossSums[$0] / Double(scan.degrees[$0]) })
  }
}
