import Landscapes

/// The size of the network of local optima, edges that lead up left out.
extension LandscapeMetric {
  static let oneOptimum = "there is one local optimum"

  /// A metric of the network of escape edges, *D* = 2.
  static func network(
    _ name: String, range: ClosedRange<Double>, _ summary: String,
    source: String = "S. Verel et al., IEEE TEVC 15:783, 2011", undefinedWhen: String = oneOptimum,
    _ value: @escaping @Sendable (MeasuredLandscape) -> Double?
  ) -> LandscapeMetric {
    LandscapeMetric(
      name, aspect: .optimaNetwork, range: range, invariance: .rank, summary: summary,
      source: source, undefinedWhen: undefinedWhen
    ) { $0.topography.localOptima.count > 1 ? value($0) : nil }
  }

  /// A count, which a single optimum has too.
  static func networkCount(
    _ name: String, range: ClosedRange<Double>, _ summary: String,
    _ value: @escaping @Sendable (LocalOptimaNetwork) -> Int
  ) -> LandscapeMetric {
    LandscapeMetric(
      name, aspect: .optimaNetwork, range: range, invariance: .rank, summary: summary,
      source: "S. Verel et al., IEEE TEVC 15:783, 2011; G. Ochoa et al., EvoCOP 2017",
      undefinedWhen: "never", isDefinedWhenFlat: true
    ) { Double(value($0.monotonicNetwork)) }
  }

  /// Local optima, the nodes of the network.
  ///
  /// - Source: S. Verel, G. Ochoa, M. Tomassini, "Local optima networks of NK landscapes with
  ///   neutrality", IEEE Trans. Evol. Comput. 15:783, 2011.
  public static let networkNodeCount = networkCount(
    "network_node_count", range: 1...(.infinity), "Local optima in the network."
  ) { $0.nodeCount }
  .taking(effort: 2)

  /// Pairs *P* → *Q* of optima, *f*_Q ≤ *f*_P, where descent leads to *Q* from a node within two
  /// moves of *P*.
  ///
  /// - Source: G. Ochoa, N. Veerapen, F. Daolio, M. Tomassini, "Understanding phase transitions
  ///   with local optima networks: number partitioning as a case study", EvoCOP 2017.
  public static let networkEdgeCount = networkCount(
    "network_edge_count", range: 0...(.infinity),
    "High: an escape of two edits from an optimum leads to many others that are no worse."
  ) { $0.edgeCount }

  /// Edges over nodes.
  ///
  /// - Source: S. Verel, G. Ochoa, M. Tomassini, "Local optima networks of NK landscapes with
  ///   neutrality", IEEE Trans. Evol. Comput. 15:783, 2011.
  public static let networkMeanOutDegree = network(
    "network_mean_out_degree", range: 0...(.infinity),
    "High: from a typical optimum, many others that are no worse are two edits away."
  ) { Double($0.monotonicNetwork.edgeCount) / Double($0.monotonicNetwork.nodeCount) }
}
