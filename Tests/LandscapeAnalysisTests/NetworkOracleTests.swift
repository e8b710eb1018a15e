import LandscapeAnalysis
import Landscapes
import TestSupport
import Testing

/// Descents, arcs and the network of optima against the oracles. Origin of the files:
/// fixtures/README.md.
@Suite struct NetworkOracleTests {
  @Test(arguments: ["tiny", "small", "grid15625"]) func networkOfEscapes(name: String) throws {
    let oracle = try referenceValues("graphfla/\(name)/oracle.json")
    let expected = try #require(oracle["lon_within_2"] as? [String: Any])
    let topography = Topography(LandscapeGraph(try Landscape(ReferenceTable(name))))
    let network = LocalOptimaNetwork(topography)
    let monotonic = network.monotonic
    #expect(network.nodeCount == expected["nodes"] as? Int)
    #expect(network.edgeCount == expected["edges"] as? Int)
    #expect(monotonic.edgeCount == expected["monotonic_edges"] as? Int)
    let sinks = monotonic.sinks.map { topography.localOptima.nodes[$0] }
    #expect(sinks.sorted() == expected["sinks"] as? [Int])
    let strengths = network.inStrengths
    let global = strengths.prefix(network.globalCount).reduce(0, +)
    #expect(global == expected["global_in_strength"] as? Int)
    #expect(strengths.reduce(0, +) == expected["total_strength"] as? Int)
    let measured = MeasuredLandscape(topography)
    expectClose(
      LandscapeMetric.escapeProbability.value(on: measured),
      try #require(expected["escape_probability_mean"] as? Double), relative: 1e-9)
    expectClose(
      LandscapeMetric.globalFunnelShare.value(on: measured),
      try #require(expected["reach_global"] as? Double), relative: 1e-9)
  }

  @Test(arguments: ["tiny", "small", "grid15625"]) func descentsAndPageRank(name: String) throws {
    let oracle = try referenceValues("graphfla/\(name)/oracle.json")
    let topography = Topography(LandscapeGraph(try Landscape(ReferenceTable(name))))
    let flattening = DescentFlattening(topography)
    #expect(flattening.pathCount == oracle["flattening_paths"] as? Int)
    var gainSums: [Double] = []
    let arcs = ArcScan(topography, gainSums: &gainSums)
    #expect(arcs.count == oracle["improving_arcs"] as? Int)
    let shares = ArcPageRank(topography, gainSums: gainSums).values
    let largest = try #require(shares.indices.max { shares[$0] < shares[$1] })
    #expect(largest == oracle["pagerank_argmax"] as? Int)
    expectClose(shares[largest], try #require(oracle["pagerank_max"] as? Double), relative: 1e-9)
    expectClose(shares.reduce(0, +), 1, within: 1e-12)
  }
  // In rational arithmetic on the decimals of the files, by an independent program (Python 3,
  // fractions). The oracle's own value of the small one, 0.72667, ranks equal steps, as 0.3 − 0.2
  // and 0.2 − 0.1, by their rounding errors; the others are the oracle's. The hand example has no
  // descent of three moves.
  @Test(arguments: [
    ("tiny", nil), ("small", 0.7609805801223302), ("grid15625", 0.7015918446548115),
  ]) func stepsTieWhereTheyAreEqualExactly(name: String, expected: Double?) throws {
    let profile = profile(try Landscape(ReferenceTable(name)), [.flatteningIndex])
    guard let expected else {
      #expect(profile["flattening_index"] == nil)
      return
    }
    expectClose(profile["flattening_index"], expected, relative: 1e-9)
  }
  // graphfla 0.4.0, evolvability_enhancing: 0 of 306 and 4 of 225 000 ordered pairs.
  @Test(arguments: [("small", 0), ("grid15625", 4.0 / 225_000)])
  func significantEnhancementIsThatOfGraphfla(name: String, expected: Double) throws {
    let metric = LandscapeMetric.evolvabilityEnhancingShareSignificant
    let profile = profile(try Landscape(ReferenceTable(name)), [metric])
    expectClose(profile[metric.label], expected, within: 1e-15)
  }
}
