import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct InteractionTests {
  /// A random landscape, and the same with every fifth rank or so absent.
  static func landscape(seed: UInt64) throws -> Landscape {
    try MetricLawTests.landscape(seed: seed, ties: seed % 2 == 0, complete: seed % 3 == 0)
  }

  /// The optimizer decides whether momentum acts; one pair is forbidden.
  static func conditional(seed: UInt64) throws -> Landscape {
    let space = try SearchSpace(
      [
        Hyperparameter("optimizer", .categorical(["adam", "sgd", "rmsprop"])),
        Hyperparameter(
          "momentum", .ordinal([0, 1, 2]),
          when: Condition([.init("optimizer", ["sgd", "rmsprop"])])),
        Hyperparameter("rate", .ordinal([1, 2, 3, 4])),
        Hyperparameter("batch", .ordinal([1, 2, 3])),
      ],
      forbidden: [ForbiddenClause([.init("rate", [4]), .init("batch", [1])])])
    let ranks = Array(space.validRanks)
    var generator = Seed(seed).generator()
    return try Landscape(
      id: "conditional", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      ranks: ranks, losses: ranks.map { _ in Double(1 + generator.integer(below: 40)) / 8 })
  }

  /// Two levels of each of five hyperparameters.
  static func switches(seed: UInt64) throws -> Landscape {
    let space = try SearchSpace(
      (0..<5).map { Hyperparameter("h\($0)", $0 < 3 ? .ordinal([0, 1]) : .categorical([0, 1])) })
    var generator = Seed(seed).generator()
    return try Landscape(
      id: "switches", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      losses: (0..<32).map { _ in generator.uniform() })
  }

  static func expectDefinitions(_ landscape: Landscape) {
    let graph = LandscapeGraph(landscape)
    let profile = LandscapeProfile(
      of: Topography(graph), metrics: MetricCatalog.profile.filter { $0.aspect == .interactions })
    let brute = BruteForceInteractions(landscape)
    func expect(_ label: String, _ expected: Double?) {
      guard let expected else {
        #expect(profile[label] == nil, "\(label)")
        return
      }
      expectClose(profile[label], expected, relative: 1e-12)
    }
    func share(_ part: Int, _ whole: Int) -> Double? {
      whole == 0 ? nil : Double(part) / Double(whole)
    }
    let shares = brute.shares
    expect("tied_share", share(shares.tied, shares.tied + shares.strict))
    expect("sign_share", share(shares.sign, shares.strict))
    expect("reciprocal_sign_share", share(shares.reciprocal, shares.strict))
    expect(
      "magnitude_share", share(shares.strict - shares.sign - shares.reciprocal, shares.strict))
    expect("synergistic_share", share(shares.synergistic, shares.strict))
    let single = brute.squares.filter(\.isOneEdit)
    let deviation = Moments(of: landscape.losses).standardDeviation
    expect(
      "mean_absolute_interaction",
      single.isEmpty
        ? nil
        : single.reduce(0) { $0 + abs($1.x11 - $1.x10 - $1.x01 + $1.x00) } / Double(single.count)
          / deviation)
    func sign(_ value: Double) -> Double { value > 0 ? 1 : (value < 0 ? -1 : 0) }
    expect("gamma", brute.gamma(oneEdit: false) { $0 })
    expect("gamma_star", brute.gamma(oneEdit: false, sign))
    expect("gamma_star:variant=one_edit", brute.gamma(oneEdit: true, sign))
    expect("idiosyncrasy", brute.idiosyncrasy)
    let (count, lengths) = brute.bypasses(graph)
    expect("bypass_share", share(lengths.count, count))
    expect("mean_bypass_length", share(lengths.reduce(0, +), lengths.count))
  }

  // What is lower by no more than noise leads nowhere: by brute force over 4 · 4 · 4 configurations
  // of four folds; a few ways in all.
  @Test func bypassesUnderNoiseFollowArcs() throws {
    var (found, foundWithoutNoise) = (0, 0)
    for seed in 0..<12 {
      let graph = LandscapeGraph(try noisyGrid([4, 4, 4], seed: UInt64(seed)))
      let topography = Topography(graph, topologyThreshold: .noise(confidence: 0.95))
      let profile = LandscapeProfile(of: topography, metrics: [.bypassShare, .meanBypassLength])
      let brute = BruteForceInteractions(graph.landscape)
      let (count, lengths) = brute.bypasses(graph, arcs: topography.arcRule)
      let mean = lengths.isEmpty ? nil : Double(lengths.reduce(0, +)) / Double(lengths.count)
      #expect(profile["bypass_share"] == Double(lengths.count) / Double(count))
      #expect(profile["mean_bypass_length"] == mean)
      found += lengths.count
      foundWithoutNoise += brute.bypasses(graph).lengths.count
    }
    #expect(found > 0 && foundWithoutNoise > found)
  }

  @Test(arguments: 0..<12) func randomLandscapesFollowTheDefinitions(seed: Int) throws {
    Self.expectDefinitions(try Self.landscape(seed: UInt64(seed)))
  }

  @Test(arguments: 0..<4) func conditionsAndForbiddenClausesLeaveOnlyWhatIsPresent(
    seed: Int
  ) throws {
    Self.expectDefinitions(try Self.conditional(seed: UInt64(seed)))
  }

  // METRICS §6. Distinct losses: no ties.
  @Test(arguments: 0..<8) func gammaStarOfOneEditCountsSigns(seed: Int) throws {
    let profile = profile(try Self.switches(seed: UInt64(seed)))
    let sign = try #require(profile["sign_share"])
    let reciprocal = try #require(profile["reciprocal_sign_share"])
    expectClose(profile["gamma_star:variant=one_edit"], 1 - sign - 2 * reciprocal, within: 1e-12)
  }

  // METRICS §6: w_A = (1/n) Σ f_i Π_{j ∈ A} (−1)^level_j, and V_k = Σ_{|A| = k} w_A² / Σ_{A ≠ ∅} w_A².
  @Test(arguments: 0..<4) func twoLevelsEverywhereGiveWalshCoefficients(seed: Int) throws {
    let landscape = try Self.switches(seed: UInt64(seed))
    let decomposition = try #require(VarianceDecomposition(of: landscape))
    let squares = (0..<32).map { set in
      let sum = landscape.losses.indices.reduce(0.0) {
        $0 + ((set & $1).nonzeroBitCount % 2 == 0 ? landscape.losses[$1] : -landscape.losses[$1])
      }
      return (sum / 32) * (sum / 32)
    }
    let total = squares.dropFirst().reduce(0, +)
    expectClose(decomposition.variance, total, relative: 1e-12)
    for set in 1..<32 {
      // The first hyperparameter has the largest stride: bit 4.
      let members = (0..<5).filter { set >> (4 - $0) & 1 == 1 }
      expectClose(decomposition.share(of: members), squares[set] / total, relative: 1e-10)
    }
  }

  // f = a + 2b − c: additive. By hand: nothing interacts, every effect is the same everywhere.
  @Test func additiveLandscapesDoNotInteract() throws {
    let space = MetricLawTests.space
    let losses = (0..<36).map { rank in
      Double(space.level(of: 0, at: rank) + 2 * space.level(of: 1, at: rank))
        - Double(space.level(of: 2, at: rank))
    }
    let profile = profile(
      try Landscape(
        id: "sum", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
        losses: losses))
    for label in [
      "gamma", "gamma_star", "gamma_star:variant=one_edit", "magnitude_share", "variance_by_order",
    ] {
      expectClose(profile[label], 1, within: 1e-12)
    }
    for label in [
      "interaction_share", "idiosyncrasy", "sign_share", "reciprocal_sign_share", "tied_share",
      "synergistic_share", "mean_absolute_interaction", "roughness_slope_ratio",
      "roughness_slope_ratio:variant=linear",
    ] {
      expectClose(profile[label], 0, within: 1e-12)
    }
    #expect(profile["bypass_share"] == nil)
  }

  // Where ranks are too many for a table, squares are found among the configurations themselves.
  @Test(arguments: 0..<4) func moreHyperparametersThatStandStillChangeNothing(seed: Int) throws {
    let plain = try Self.landscape(seed: UInt64(3 * seed + 1))
    let levels = (0..<20).map { Level.number(Double($0)) }
    let hyperparameters = MetricLawTests.space.hyperparameters
    let still = (0..<4).map { Hyperparameter("still\($0)", .ordinal(levels)) }
    let space = try SearchSpace(still + hyperparameters + [Hyperparameter("z", .ordinal(levels))])
    let ranks = (0..<plain.count).map { node in
      space.rank(
        of: Configuration(
          levels: [7, 3, 0, 19]
            + plain.space.configuration(at: plain.rank(ofNode: node)).levels + [11]))
    }
    let embedded = try Landscape(
      id: "embedded", scenario: plain.scenario, space: space, ranks: ranks, losses: plain.losses)
    let expected = profile(plain)
    let actual = profile(embedded)
    let ofCompleteGrids = ["variance_by_order", "interaction_share"]
    for metric in MetricCatalog.profile
    where metric.aspect == .interactions && !ofCompleteGrids.contains(metric.name) {
      #expect((actual[metric.label] == nil) == (expected[metric.label] == nil), "\(metric.label)")
      guard let value = expected[metric.label] else { continue }
      expectClose(actual[metric.label], value, relative: 1e-12)
    }
    for share in [0.05, 0.1, 0.25] {
      let label = "dispersion:q=\(share)"
      expectClose(actual[label], try #require(expected[label]), relative: 1e-12)
    }
    #expect(actual["information_content"] == expected["information_content"])
    #expect(actual["roughness_slope_ratio"] == nil)
  }

  // By hand: with c = 0 the losses of (a, b) are 10 20 / 20 0, the only reciprocal square. The way
  // around is 000 → 001 → 011 → 111 → 110 with losses 10 9 8 1 0: four arcs.
  @Test func aThirdHyperparameterLeadsAround() throws {
    let space = try SearchSpace(
      ["a", "b", "c"].map { Hyperparameter($0, .categorical(["0", "1"])) })
    let landscape = try Landscape(
      id: "way", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      losses: [10, 9, 20, 8, 20, 15, 0, 1])
    let profile = profile(landscape)
    #expect(profile["bypass_share"] == 1)
    #expect(profile["mean_bypass_length"] == 4)
  }

  // A column of a table of random trials: every value occurs once. Nothing is one edit from anything
  // but the levels next to it, and pairs of levels are too many to go through.
  @Test func manyLevelsLeaveValuesOutInsteadOfMemory() throws {
    let levels = (0..<5_000).map { Level.number(Double($0)) }
    let space = try SearchSpace(
      [Hyperparameter("a", .ordinal(levels)), Hyperparameter("b", .ordinal(levels))])
    let landscape = try Landscape(
      id: "trials", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      ranks: (0..<5_000).map { $0 * 5_000 + $0 * 7 % 5_000 }, losses: (0..<5_000).map { Double($0) }
    )
    let metrics = MetricCatalog.profile.filter { $0.aspect == .interactions }
    #expect(profile(landscape, metrics).entries.allSatisfy { $0.value == nil })
    #expect(profile(landscape, [.roughnessSlopeRatio])["roughness_slope_ratio"] == nil)
    // The ten best are apart by 1 along a, and by 7 along b, times their difference in rank; the mean
    // difference of two of k ranks is (k + 1) / 3.
    let best = profile(landscape, [.dispersion(0.002)])["dispersion"]
    expectClose(best, (11.0 / 3 * 8) / (5001.0 / 3 * 2), relative: 1e-12)
  }
}
