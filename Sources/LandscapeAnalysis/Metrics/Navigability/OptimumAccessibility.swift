import Landscapes
import Numerical

/// Paths of improving edits to a global optimum.
extension LandscapeMetric {
  /// Share of nodes with a path of arcs to any global optimum, these included.
  ///
  /// - Source: J. Franke et al., "Evolutionary accessibility of mutational pathways", PLoS Comput.
  ///   Biol. 7:e1002134, 2011.
  public static let optimumAccessibility = LandscapeMetric(
    "optimum_accessibility", aspect: .navigability, range: 0...1, invariance: .rank,
    summary: "High: from most configurations the optimum can be reached by improvements alone.",
    source: "J. Franke et al., PLoS Comput. Biol. 7:e1002134, 2011",
    undefinedWhen: "never", isDefinedWhenFlat: true
  ) { landscape in
    let reaching = landscape.topography.pathLengthToOptimum.count { $0 >= 0 }
    return Double(reaching) / Double(landscape.losses.count)
  }
  .estimated(by: NodeEstimator.optimumAccessibility)

  /// Mean over the nodes that reach a global optimum of the fewest arcs to it.
  public static let meanPathLength = LandscapeMetric(
    "mean_path_length", aspect: .navigability, range: 0...(.infinity), invariance: .rank,
    summary: "Improving edits from a typical configuration to the optimum, where a path exists.",
    source: "after J. Franke et al., PLoS Comput. Biol. 7:e1002134, 2011"
  ) { landscape in
    var (sum, count) = (0, 0)
    for length in landscape.topography.pathLengthToOptimum where length >= 0 {
      sum += Int(length)
      count += 1
    }
    return ratio(Double(sum), Double(count))
  }

  /// Mean of path length over distance, over nodes that reach a global optimum from elsewhere.
  public static let detour = LandscapeMetric(
    "detour", aspect: .navigability, range: 0...(.infinity), invariance: .rank,
    summary: "Above 1: improving paths take that many times the direct number of edits.",
    source: "this project",
    undefinedWhen: "no other configuration reaches a global optimum by arcs"
  ) { landscape in
    let lengths = landscape.topography.pathLengthToOptimum
    let distances = landscape.topography.distanceToOptimum
    var (sum, count) = (0.0, 0)
    for node in lengths.indices where lengths[node] > 0 && distances[node] > 0 {
      sum += Double(lengths[node]) / distances[node]
      count += 1
    }
    return ratio(sum, Double(count))
  }
}
