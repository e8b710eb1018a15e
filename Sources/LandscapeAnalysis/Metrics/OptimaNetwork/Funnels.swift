import Landscapes

/// Where searches end that go from optimum to better optimum.
extension LandscapeMetric {
  /// Optima without an edge to one that is no worse.
  ///
  /// - Source: G. Ochoa, N. Veerapen, F. Daolio, M. Tomassini, "Understanding phase transitions
  ///   with local optima networks: number partitioning as a case study", EvoCOP 2017.
  public static let sinkCount = networkCount(
    "sink_count", range: 0...(.infinity),
    "High: there are many funnels, and iterated local search may end in a wrong one."
  ) { $0.sinks.count }

  /// Share of optima from which edges that lead strictly down reach a global optimum, these
  /// included.
  ///
  /// - Source: G. Ochoa, N. Veerapen, F. Daolio, M. Tomassini, "Understanding phase transitions
  ///   with local optima networks: number partitioning as a case study", EvoCOP 2017.
  public static let globalFunnelShare = network(
    "global_funnel_share", range: 0...1,
    "High: iterated local search reaches the optimum from wherever it first stops."
  ) { landscape in
    let reaches = landscape.monotonicNetwork.reachesGlobal
    return Double(reaches.count { $0 }) / Double(reaches.count)
  }

  /// Weight of the edges into global optima as a share of the weight of all edges, uphill ones
  /// included.
  ///
  /// - Source: S. Herrmann, G. Ochoa, F. Rothlauf, "Communities of local optima as funnels in
  ///   fitness landscapes", GECCO 2016.
  public static let globalInStrength = network(
    "global_in_strength", range: 0...1,
    "High: whoever leaves an optimum by two edits often falls into the global one.",
    undefinedWhen: "there is one local optimum, or no escape leads from one to another"
  ) { landscape in
    let strengths = landscape.optimaNetwork.inStrengths
    let global = strengths.prefix(landscape.optimaNetwork.globalCount).reduce(0, +)
    return ratio(Double(global), Double(strengths.reduce(0, +)))
  }
}
