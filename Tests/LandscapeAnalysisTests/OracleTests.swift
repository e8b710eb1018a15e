import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import TestSupport
import Testing

/// Every key of the oracles that has a counterpart, to a relative 1e−9, counts exactly. Origin of
/// the files: fixtures/README.md.
@Suite struct OracleTests {
  static let keys = [
    "configuration_count": "n", "edge_count": "edges", "neutral_edge_count": "neutral_edges",
    "isolated_count": "isolated", "local_optima_count": "local_optima",
    "local_optima_ratio": "local_optima_ratio", "plateau_count": "plateaus",
    "plateau_node_share": "plateau_node_share", "largest_plateau": "plateau_max",
    "mean_plateau_size": "plateau_mean", "mean_basin_size": "basin_mean",
    "median_basin_size": "basin_median", "largest_basin_share": "basin_max_share",
    "basin_entropy": "basin_entropy", "global_basin_share": "basin_global_share",
    "basin_size_loss_correlation": "basin_size_loss_spearman",
    "greedy_steps": "greedy_mean_steps", "loss_assortativity": "loss_assortativity",
    "loss_assortativity:variant=improving_arcs": "loss_assortativity_directed",
    "correlation_length": "correlation_length",
    "neighbor_loss_correlation": "neighbor_loss_correlation",
    "gradient_intensity": "gradient_intensity_std",
    "gradient_intensity:variant=relative_to_mean": "gradient_intensity_mean_nonneutral",
    "fitness_distance_correlation": "fdc_spearman",
    "fitness_distance_correlation:variant=pearson": "fdc_pearson",
    "mean_distance_to_optimum": "mean_distance_to_optimum",
    "optimum_accessibility": "optimum_accessibility", "mean_path_length": "mean_path_length",
    "mean_evolvability": "evolvability_mean",
    "evolvability_distance_correlation": "evolvability_optimum_distance_spearman",
    "evolvability_enhancing_share": "evolvability_enhancing",
    "diminishing_returns": "diminishing_returns", "increasing_costs": "increasing_costs",
    "page_rank_correlation": "pagerank_loss_spearman",
    "roughness_slope_ratio": "rs_ratio_factorial",
    "roughness_slope_ratio:variant=linear": "rs_ratio_linear",
    "information_content": "information_content_max",
    "information_content:variant=zero": "information_content_0",
    "gamma": "gamma", "gamma_star": "gamma_star",
  ]

  @Test(arguments: ["tiny", "small", "grid15625"]) func valuesAreThoseOfTheOracle(
    name: String
  ) throws {
    let oracle = try referenceValues("graphfla/\(name)/oracle.json")
    let landscape = try Landscape(ReferenceTable(name))
    let profile = profile(
      landscape, try Self.keys.keys.map { try MetricCatalog.metric(labelled: $0) })
    for (label, key) in Self.keys.sorted(by: { $0.key < $1.key }) {
      let value = profile[label]
      guard let expected = oracle[key] as? NSNumber else {
        #expect(value == nil, "\(label) is \(value ?? 0); the oracle has no \(key)")
        continue
      }
      #expect(value != nil, "\(label) has no value")
      expectClose(value, expected.doubleValue, relative: 1e-9)
    }
    let lags = try #require(oracle["autocorrelation_exact_lags_1_to_5"] as? [Double])
    let topography = Topography(LandscapeGraph(landscape))
    let measured = MeasuredLandscape(topography)
    for (index, expected) in lags.enumerated() {
      expectClose(
        LandscapeMetric.autocorrelation(lag: index + 1).value(on: measured), expected,
        relative: 1e-9)
    }
    // The oracle's greedy regret is the numerator of ours.
    let numerator = try #require(oracle["greedy_mean_regret"] as? Double)
    let quantiles = Quantiles(of: landscape.losses)
    expectClose(
      LandscapeMetric.greedyRegret.value(on: measured),
      numerator / (quantiles.median - quantiles.value(at: 0)), relative: 1e-9)
  }

  @Test(arguments: ["tiny", "small", "grid15625"]) func neutralityAtThreeThresholds(
    name: String
  ) throws {
    let oracle = try referenceValues("graphfla/\(name)/oracle.json")
    let graph = LandscapeGraph(try Landscape(ReferenceTable(name)))
    let thresholds: [(key: String, Threshold)] = [
      ("neutrality_abs_0", .absolute(0)), ("neutrality_abs_0.01", .absolute(0.01)),
      ("neutrality_iqr_0.01", .interquartile(0.01)),
    ]
    for (key, threshold) in thresholds {
      let expected = try #require(oracle[key] as? [String: Any])
      let topography = Topography(graph, neutralityThreshold: threshold)
      let measured = MeasuredLandscape(topography)
      let values: [(String, Double?)] = [
        ("tau", topography.neutrality.value),
        ("edge_ratio", LandscapeMetric.neutralityRatio.value(on: measured)),
        ("node_mean", LandscapeMetric.meanNeutrality.value(on: measured)),
        ("ndc", LandscapeMetric.neutralityDistanceCorrelation.value(on: measured)),
      ]
      for (part, value) in values {
        if let number = expected[part] as? NSNumber {
          expectClose(value, number.doubleValue, relative: 1e-9)
        } else {
          #expect(value == nil)
        }
      }
    }
  }

  @Test(arguments: ["tiny", "small", "grid15625"]) func optimaAndBasinsAreThoseOfTheOracle(
    name: String
  ) throws {
    let oracle = try referenceValues("graphfla/\(name)/oracle.json")
    let topography = Topography(LandscapeGraph(try Landscape(ReferenceTable(name))))
    let accessible = topography.accessibleBasinSizes
    let limit = 60  // lists are cut to that length in the files
    #expect(
      Array(topography.basins.sizes.prefix(limit)) == oracle["basin_sizes_by_loss"] as? [Int])
    #expect(
      Array(topography.basins.radii.prefix(limit)) == oracle["basin_radii_by_loss"] as? [Int])
    #expect(Array(accessible.prefix(limit)) == oracle["basin_accessible_by_loss"] as? [Int])
    #expect(
      Array(topography.localOptima.nodes.prefix(limit)) == oracle["peaks_by_loss"] as? [Int])
    #expect(topography.globalOptima == oracle["global_optima"] as? [Int])
  }

  // In rational arithmetic on the decimals of the files (Python fractions; ranks and Pearson by
  // SciPy 1.17.1). The oracle's own values, 0.40271 and 0.18669806, rank means that are equal by
  // their rounding errors.
  @Test(arguments: [
    ("tiny", -0.37317589626658254), ("small", 0.4024826715595144),
    ("grid15625", 0.1866980476312243),
  ]) func slopesTieWhereTheyAreEqualExactly(name: String, expected: Double) throws {
    let profile = profile(try Landscape(ReferenceTable(name)), [.slopeDistanceCorrelation])
    expectClose(profile["slope_distance_correlation"], expected, relative: 1e-9)
  }

  // The oracle gives this threshold in units of loss.
  @Test(arguments: ["tiny", "small", "grid15625"]) func theMostInformativeThreshold(
    name: String
  ) throws {
    let oracle = try referenceValues("graphfla/\(name)/oracle.json")
    let expected = try #require(oracle["information_content_argmax"] as? Double)
    let graph = LandscapeGraph(try Landscape(ReferenceTable(name)))
    var largest = 0.0
    graph.forEachEdge {
      largest = max(largest, abs(graph.landscape.losses[$0] - graph.landscape.losses[$1]))
    }
    let profile = LandscapeProfile(of: Topography(graph), metrics: [.informationContentThreshold])
    expectClose(profile["information_content"], expected / largest, relative: 1e-9)
  }

  // The oracle has no dispersion of grid15625.
  @Test(arguments: ["tiny", "small"], [0.05, 0.1, 0.25]) func dispersionIsThatOfTheOracle(
    name: String, share: Double
  ) throws {
    let oracle = try referenceValues("graphfla/\(name)/oracle.json")
    let expected = try #require(oracle["dispersion_\(share)"] as? Double)
    let profile = profile(try Landscape(ReferenceTable(name)), [.dispersion(share)])
    expectClose(profile["dispersion"], expected, relative: 1e-9)
  }

  @Test(arguments: ["tiny", "small", "grid15625"]) func squaresAreThoseOfTheOracle(
    name: String
  ) throws {
    let oracle = try referenceValues("graphfla/\(name)/oracle.json")
    let squares = try #require(oracle["interaction_squares"] as? [String: Double])
    let bypass = try #require(oracle["bypass"] as? [String: Any])
    let landscape = try Landscape(ReferenceTable(name))
    let profile = profile(landscape, MetricCatalog.all.filter { $0.aspect == .interactions })
    func expect(_ label: String, _ keys: [String], of whole: String) {
      let count = keys.reduce(0) { $0 + (squares[$1] ?? .nan) }
      expectClose(profile[label], count / (squares[whole] ?? .nan), relative: 1e-12)
    }
    expect("magnitude_share", ["magnitude", "none"], of: "strict")
    expect("sign_share", ["sign"], of: "strict")
    expect("reciprocal_sign_share", ["reciprocal_sign"], of: "strict")
    expect("synergistic_share", ["synergistic"], of: "strict")
    expect("tied_share", ["tied"], of: "squares")
    expectClose(
      profile["mean_absolute_interaction"],
      try #require(squares["mean_abs_interaction"])
        / Moments(of: landscape.losses).standardDeviation,
      relative: 1e-9)
    expectClose(profile["bypass_share"], try #require(bypass["share"] as? Double), relative: 1e-12)
    if let length = bypass["mean_length"] as? Double {
      expectClose(profile["mean_bypass_length"], length, relative: 1e-12)
    } else {
      #expect(profile["mean_bypass_length"] == nil)
    }
  }

  @Test(arguments: ["tiny", "small", "grid15625"]) func theVarianceIsCutUpAsByTheOracle(
    name: String
  ) throws {
    let oracle = try referenceValues("graphfla/\(name)/oracle.json")
    let orders = try #require(oracle["variance_by_order"] as? [Double])
    let terms = try #require(oracle["variance_by_term_upto_2"] as? [String: Double])
    let table = try ReferenceTable(name)
    let landscape = try Landscape(table)
    let decomposition = try #require(VarianceDecomposition(of: landscape))
    let measured = MeasuredLandscape(Topography(LandscapeGraph(landscape)))
    #expect(decomposition.shareByOrder.count == orders.count)
    for (index, expected) in orders.enumerated() {
      expectClose(
        LandscapeMetric.varianceByOrder(index + 1).value(on: measured), expected, relative: 1e-9)
    }
    #expect(LandscapeMetric.varianceByOrder(orders.count + 1).value(on: measured) == nil)
    expectClose(LandscapeMetric.interactionShare.value(on: measured), 1 - orders[0], relative: 1e-9)
    #expect(decomposition.terms(upTo: 2).count == terms.count)
    for term in decomposition.terms(upTo: 2) {
      let key = term.hyperparameters.map { table.columns[$0].name }.joined(separator: "*")
      expectClose(term.share, try #require(terms[key]), relative: 1e-9)
    }
    for (name, share) in zip(table.columns.map(\.name), decomposition.mainEffects) {
      expectClose(share, try #require(terms[name]), relative: 1e-9)
    }
  }

  // In the hand example the oracle also counts the level pairs of a, of which b gives two
  // backgrounds. By METRICS §6 there must be three: the effects of b are −1, 1, −2 over those of a,
  // their variance 14/9, that of the losses 8/9; √(14/9 / (2 · 8/9)) = √(7/8).
  @Test func idiosyncrasyIsThatOfTheOracle() throws {
    expectClose(
      profile(try Landscape(ReferenceTable("tiny")))["idiosyncrasy"], (7.0 / 8).squareRoot(),
      within: 1e-12)
    for name in ["small", "grid15625"] {
      let oracle = try referenceValues("graphfla/\(name)/oracle.json")
      expectClose(
        profile(try Landscape(ReferenceTable(name)), [.idiosyncrasy])["idiosyncrasy"],
        try #require(oracle["idiosyncrasy"] as? Double), relative: 1e-9)
    }
  }
}
