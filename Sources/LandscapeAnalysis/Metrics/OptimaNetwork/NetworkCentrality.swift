import Landscapes
import Numerical

/// Whether the network leads to its best nodes.
extension LandscapeMetric {
  /// Mean, over optima with a path to a global one, of the fewest edges to it; 0 for global ones.
  ///
  /// - Source: F. Daolio, S. Verel, G. Ochoa, M. Tomassini, "Local optima networks and the
  ///   performance of iterated local search", GECCO 2012.
  public static let networkMeanPathLength = network(
    "network_mean_path_length", range: 0...(.infinity),
    "High: iterated local search needs many escapes to come to the optimum."
  ) { landscape in
    mean(landscape.monotonicNetwork.pathLengths.filter { $0 >= 0 }.map(Double.init))
  }

  /// Spearman(weight of the edges into an optimum, −*f*).
  ///
  /// - Source: S. Herrmann, G. Ochoa, F. Rothlauf, "PageRank centrality for performance prediction:
  ///   the impact of the local optima network model", J. Heuristics 24:243, 2018.
  public static let networkStrengthCorrelation = network(
    "network_strength_correlation", range: -1...1,
    "High: escapes lead to the better optima.",
    undefinedWhen: "there is one local optimum, or all losses of optima or all weights are equal"
  ) { landscape in
    let network = landscape.monotonicNetwork
    return Correlation.spearman(network.inStrengths.map(Double.init), network.losses)
      .map { -$0 }
  }

  /// Spearman(PageRank, −*f*) of the optima.
  ///
  /// Shares within 10⁻¹² of the mean share count as tied.
  ///
  /// - Source: S. Herrmann, G. Ochoa, F. Rothlauf, "PageRank centrality for performance prediction:
  ///   the impact of the local optima network model", J. Heuristics 24:243, 2018.
  public static let networkPageRankCorrelation = network(
    "network_page_rank_correlation", range: -1...1,
    "High: a search that hops from optimum to optimum is drawn to the better ones.",
    undefinedWhen: "there is one local optimum, or all losses of optima or all shares are equal"
  ) { landscape in
    let network = landscape.monotonicNetwork
    let ranks = Ranking.averageRanks(
      network.pageRanks(), tolerance: 1e-12 / Double(network.nodeCount))
    return Correlation.pearson(ranks, Ranking.averageRanks(network.losses)).map { -$0 }
  }
}
