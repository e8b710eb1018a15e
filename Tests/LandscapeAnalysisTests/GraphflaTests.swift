import Foundation
import LandscapeAnalysis
import Landscapes
import TestSupport
import Testing

/// What graphfla 0.4.0 gives on the same landscapes, negated and maximised, to a relative 1e−6.
///
/// Signs turn where it correlates with the negated loss. Left out are its values that depend on a
/// generator (autocorrelation, idiosyncrasy), on the first way off a plateau that it finds (basins of
/// `small`, which has plateaus), and on other definitions (flattening, network).
@Suite struct GraphflaTests {
  /// Our label, its step, the key within the step, and the sign between them.
  static let relations: [(label: String, step: String, key: String?, sign: Double)] = [
    ("local_optima_ratio", "local_optima_ratio", nil, 1),
    ("gradient_intensity:variant=relative_to_mean", "gradient_intensity", nil, -1),
    ("roughness_slope_ratio:variant=linear", "r_s_ratio", nil, 1),
    ("fitness_distance_correlation", "fdc", nil, -1),
    ("fitness_distance_correlation:variant=pearson", "fdc_pearson", nil, -1),
    ("neighbor_loss_correlation", "neighbor_fitness_correlation", nil, 1),
    ("optimum_accessibility", "global_optima_accessibility", nil, 1),
    ("mean_path_length", "mean_path_length_to_global_optimum", nil, 1),
    ("mean_distance_to_optimum", "mean_distance_to_global_optimum", nil, 1),
    ("skewness", "fitness_distribution", "skewness", -1),
    ("kurtosis", "fitness_distribution", "kurtosis", 1),
    ("coefficient_of_variation", "fitness_distribution", "cv", 1),
    ("quartile_coefficient", "fitness_distribution", "quartile_coefficient", 1),
    ("median_mean_ratio", "fitness_distribution", "median_mean_ratio", 1),
    ("relative_range", "fitness_distribution", "relative_range", 1),
    ("gamma", "gamma", nil, 1), ("gamma_star", "gamma_star", nil, 1),
    ("diminishing_returns", "diminishing_returns_index", nil, 1),
    ("increasing_costs", "increasing_costs_index", nil, 1),
    ("magnitude_share", "classify_epistasis", "magnitude", 1),
    ("sign_share", "classify_epistasis", "sign", 1),
    ("reciprocal_sign_share", "classify_epistasis", "reciprocal_sign", 1),
    ("bypass_share", "extradimensional_bypass", "bypass_proportion", 1),
    ("evolvability_enhancing_share:variant=significant", "evolvability_enhancing", nil, 1),
  ]

  @Test(arguments: ["small", "grid15625"]) func valuesAreThoseOfGraphfla(name: String) throws {
    let file = try referenceValues("graphfla/\(name)/graphfla_0.4.0_negated_maximize.json")
    let steps = try #require(file["steps"] as? [String: Any])
    func value(_ step: String, _ key: String? = nil) throws -> Any {
      let record = try #require(steps[step] as? [String: Any])
      guard let key else { return try #require(record["value"]) }
      return try #require((record["value"] as? [String: Any])?[key])
    }
    let landscape = try Landscape(ReferenceTable(name))
    let metrics = try Self.relations.map { try MetricCatalog.metric(labelled: $0.label) }
    let profile = profile(landscape, metrics)
    for relation in Self.relations {
      let theirs = try #require(value(relation.step, relation.key) as? Double)
      let own = try #require(profile[relation.label], "\(relation.label)")
      expectClose(own, relation.sign * theirs, relative: 1e-6, absolute: 1e-12)
    }
    // It counts each edge from both ends, which leaves the ratio as it is.
    for (step, threshold) in [("neutrality_default_0.01", 0.01), ("neutrality_0", 0)] {
      let topography = Topography(
        LandscapeGraph(landscape), neutralityThreshold: .absolute(threshold))
      let own = LandscapeMetric.neutralityRatio.value(on: MeasuredLandscape(topography))
      expectClose(own, try #require(value(step) as? Double), relative: 1e-6)
    }
    let topography = Topography(LandscapeGraph(landscape))
    let optima = try #require(try value("lo_table") as? [String: Any])
    let accessible = try #require(optima["size_basin_accessible"] as? [Double])
    #expect(
      topography.accessibleBasinSizes.prefix(accessible.count).map(Double.init) == accessible)
    // By walks of 20 nodes it divides sums of unequal length: about 19/20 of the exact value.
    let walks = try #require(try value("autocorrelation_seed0") as? Double)
    let exact = try #require(
      LandscapeMetric.autocorrelation().value(on: MeasuredLandscape(topography)))
    expectClose(walks, 0.95 * exact, within: 0.02)
    if topography.plateaus.count <= 1 {
      let greedy = try #require(optima["size_basin_greedy"] as? [Double])
      #expect(topography.basins.sizes.prefix(greedy.count).map(Double.init) == greedy)
      expectClose(
        LandscapeMetric.basinSizeLossCorrelation.value(on: MeasuredLandscape(topography)),
        try #require(value("basin_fitness_correlation") as? Double), relative: 1e-6)
    }
  }
}
