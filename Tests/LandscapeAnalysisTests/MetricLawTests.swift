import Catalogs
import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

/// What must hold for every metric of the catalogue.
@Suite struct MetricLawTests {
  static let space = try! SearchSpace([
    Hyperparameter("a", .ordinal([1, 2, 3, 4])),
    Hyperparameter("b", .categorical(["x", "y", "z"])),
    Hyperparameter("c", .ordinal([1, 2, 3])),
  ])

  static func landscape(seed: UInt64, ties: Bool, complete: Bool) throws -> Landscape {
    var generator = Seed(seed).generator()
    let ranks = (0..<36).filter { _ in complete || generator.uniform() < 0.7 }
    let losses = ranks.map { _ in
      ties ? Double(1 + generator.integer(below: 6)) : 0.1 + generator.uniform()
    }
    return try Landscape(
      id: "random", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      ranks: complete ? nil : ranks, losses: losses)
  }

  static func mapped(_ landscape: Landscape, _ map: (Double) -> Double) throws -> Landscape {
    try Landscape(
      id: landscape.id, scenario: landscape.scenario, space: landscape.space,
      ranks: landscape.ranks, losses: landscape.losses.map(map))
  }

  /// The catalogue with a metric that is defined in these tests alone.
  static let catalog = MetricCatalog.all.adding(.lowestShare)
  static let labels = catalog.withVariants.map(\.label)

  @Test(arguments: labels) func valuesLieWithinTheRange(label: String) throws {
    let metric = try Self.catalog.metric(labelled: label)
    for seed in 0..<20 {
      let landscape = try Self.landscape(
        seed: UInt64(seed), ties: seed % 2 == 0, complete: seed % 3 == 0)
      guard let value = profile(landscape, [metric])[label] else { continue }
      #expect(value.isFinite)
      #expect(value >= metric.range.lowerBound - 1e-12, "\(value)")
      #expect(value <= metric.range.upperBound + 1e-12, "\(value)")
    }
  }

  @Test(arguments: labels) func mapsOfTheInvarianceChangeNothing(label: String) throws {
    let metric = try Self.catalog.metric(labelled: label)
    for seed in 0..<10 {
      let landscape = try Self.landscape(
        seed: UInt64(seed), ties: seed % 2 == 0, complete: seed % 3 != 0)
      let maps: [(Double) -> Double] =
        switch metric.invariance {
        case .rank: [{ exp($0) }, { 4 * $0 - 3 }, { $0 * $0 * $0 }]
        case .affine: [{ 4 * $0 - 3 }, { 0.25 * $0 + 16 }]
        case .scale: [{ 4 * $0 }, { 0.125 * $0 }]
        }
      let value = profile(landscape, [metric])[label]
      for map in maps {
        let mapped = profile(try Self.mapped(landscape, map), [metric])[label]
        #expect((value == nil) == (mapped == nil))
        if let value { expectClose(mapped, value, relative: 1e-9, absolute: 1e-9) }
      }
    }
  }

  @Test(arguments: labels) func flatLandscapesHaveNoValueUnlessStated(label: String) throws {
    let metric = try Self.catalog.metric(labelled: label)
    let flat = try Landscape(
      id: "flat", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: Self.space,
      losses: [Double](repeating: 0.5, count: 36))
    let value = profile(flat, [metric])[label]
    if metric.isDefinedWhenFlat {
      #expect(value?.isFinite == true)
    } else {
      #expect(value == nil)
    }
  }

  /// Settings whose definition names a level, and whose value depends on which one comes first.
  static let dependingOnTheFirstLevel: Set = ["roughness_slope_ratio:variant=linear"]

  // Without ties nothing may depend on the numbers of nodes: neither on the direction of an order
  // nor on the order of names.
  @Test(arguments: labels.filter { !dependingOnTheFirstLevel.contains($0) })
  func mirroredOrdersAndPermutedNamesChangeNothing(label: String) throws {
    let metric = try Self.catalog.metric(labelled: label)
    for seed in 0..<8 {
      let landscape = try Self.landscape(
        seed: UInt64(seed), ties: false, complete: seed % 2 == 0)
      let value = profile(landscape, [metric])[label]
      for (mirrored, permuted) in [(true, false), (false, true), (true, true)] {
        let relabelled = try Self.relabelled(landscape, mirrored: mirrored, permuted: permuted)
        let other = profile(relabelled, [metric])[label]
        #expect((value == nil) == (other == nil))
        if let value { expectClose(other, value, relative: 1e-9, absolute: 1e-9) }
      }
    }
  }

  /// The same landscape with the levels of a in reverse and those of b in another order.
  static func relabelled(_ landscape: Landscape, mirrored: Bool, permuted: Bool) throws -> Landscape
  {
    let orders = [
      mirrored ? [3, 2, 1, 0] : [0, 1, 2, 3], permuted ? [1, 2, 0] : [0, 1, 2], [0, 1, 2],
    ]
    let relabelled = try SearchSpace(
      zip(space.hyperparameters, orders).map { hyperparameter, order in
        Hyperparameter(
          hyperparameter.name,
          Domain(hyperparameter.domain.kind, order.map { hyperparameter.domain.levels[$0] }))
      })
    let nodes = (0..<landscape.count).map { node in
      let levels = space.configuration(at: landscape.rank(ofNode: node)).levels
      let moved = zip(orders, levels).map { order, level in order.firstIndex(of: level)! }
      return (
        rank: relabelled.rank(of: Configuration(levels: moved)), loss: landscape.losses[node]
      )
    }.sorted { $0.rank < $1.rank }
    return try Landscape(
      id: landscape.id, scenario: landscape.scenario, space: relabelled,
      ranks: landscape.isComplete ? nil : nodes.map(\.rank), losses: nodes.map(\.loss))
  }

  @Test func oneConfigurationIsOneOptimum() throws {
    let one = try Landscape(
      id: "one", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: Self.space,
      ranks: [7], losses: [0.3])
    let profile = profile(one)
    #expect(profile["local_optima_count"] == 1)
    #expect(profile["isolated_count"] == 1)
    #expect(profile["neutrality_ratio"] == nil)
    #expect(profile["optimum_accessibility"] == 1)
    #expect(profile["autocorrelation"] == nil)
  }

  // METRICS §0, by hand: T has autocorrelation −53/157, neutrality 1/7 by edges and 5/36 by nodes.
  @Test func theHandExample() throws {
    let profile = profile(try Landscape(ReferenceTable("tiny")))
    expectClose(profile["autocorrelation"], -53.0 / 157, within: 1e-15)
    expectClose(profile["neutrality_ratio"], 1.0 / 7, within: 1e-15)
    expectClose(profile["mean_neutrality"], 5.0 / 36, within: 1e-15)
    #expect(profile["detour"] == 1)
  }

  @Test func labelsNameSettings() throws {
    #expect(
      try MetricCatalog.metric(labelled: "autocorrelation:lag=3").label == "autocorrelation:lag=3")
    #expect(throws: (any Error).self) {
      try MetricCatalog.metric(labelled: "autocorrelation:lag=0")
    }
    #expect(throws: (any Error).self) { try MetricCatalog.metric(labelled: "skewness:x=1") }
  }
}
