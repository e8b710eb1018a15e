import Landscapes

/// How easily a search leaves a local optimum, and for what.
extension LandscapeMetric {
  /// Mean over optima *P* of the share of nodes within two moves from which descent does not lead
  /// back, 1 − *W*_PP / Σ_Q *W*_PQ. Optima without neighbours are left out.
  ///
  /// - Source: S. Verel, G. Ochoa, M. Tomassini, "Local optima networks of NK landscapes with
  ///   neutrality", IEEE Trans. Evol. Comput. 15:783, 2011.
  public static let escapeProbability = network(
    "escape_probability", range: 0...1,
    "High: two random edits and a descent leave a local optimum.",
    undefinedWhen: "there is one local optimum, or none has a neighbour"
  ) { landscape in
    let network = landscape.optimaNetwork
    return mean(
      zip(network.outStrengths, network.selfWeights).compactMap { out, own in
        ratio(Double(out), Double(out + own))
      })
  }

  /// Mean over optima *P* of the share of the weight that leaves *P* and leads to *f*_Q < *f*_P,
  /// over all edges, uphill ones included. Optima that no edge leaves are left out.
  ///
  /// - Source: S. Verel, G. Ochoa, M. Tomassini, "Local optima networks of NK landscapes with
  ///   neutrality", IEEE Trans. Evol. Comput. 15:783, 2011.
  public static let improvementShare = network(
    "improvement_share", range: 0...1,
    "High: an escape from an optimum mostly leads to a better one.",
    undefinedWhen: "there is one local optimum, or no escape leads from one to another"
  ) { landscape in
    let network = landscape.optimaNetwork
    return mean(
      (0..<network.nodeCount).compactMap { node in
        var improving = 0
        var leaving = 0
        network.forEachEdge(from: node) { target, weight in
          leaving += weight
          if network.losses[target] < network.losses[node] { improving += weight }
        }
        return ratio(Double(improving), Double(leaving))
      })
  }
}
