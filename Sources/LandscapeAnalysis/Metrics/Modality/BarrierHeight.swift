import Landscapes
import Numerical

/// How far a search must climb to leave a local optimum for a lower one.
extension LandscapeMetric {
  /// Mean over optima above the lowest loss of (height of the lowest pass to a lower optimum −
  /// *f*_P), over the standard deviation of the losses. See `DisconnectivityTree`.
  ///
  /// Optima that no path connects to a lower one have no pass, and are left out.
  ///
  /// - Source: O. M. Becker, M. Karplus, "The topology of multidimensional potential energy
  ///   surfaces", J. Chem. Phys. 106:1495, 1997; C. Flamm et al., "Barrier trees of degenerate
  ///   landscapes", Z. Phys. Chem. 216:155, 2002.
  public static let meanBarrierHeight = LandscapeMetric(
    "mean_barrier_height", aspect: .modality, range: 0...(.infinity), invariance: .affine,
    summary: "High: to get from a local optimum to a better one, much worse losses must be passed.",
    source: "O. M. Becker, M. Karplus, J. Chem. Phys. 106:1495, 1997",
    undefinedWhen: "no local optimum is connected to a lower one"
  ) { landscape in
    let topography = landscape.topography
    let heights = DisconnectivityTree(topography).barrierHeights
      .dropFirst(topography.localOptima.globalCount).compactMap(\.self)
    return mean(heights).map { $0 / landscape.moments.standardDeviation }
  }
  .taking(effort: 6)
}
