import Foundation
import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

/// What is known of a landscape before it is measured. Tolerances of random counts are four standard
/// errors or more, as stated beside them.
@Suite struct KnownAnswerTests {
  static let mixed = try! SearchSpace([
    .init("a", .ordinal([0, 1, 2, 3, 4])), .init("b", .categorical(["x", "y", "z", "w"])),
    .init("c", .ordinal([0, 1, 2])), .init("d", .categorical(["u", "v"])),
  ])

  static func switches(_ count: Int) throws -> SearchSpace {
    try SearchSpace((0..<count).map { .init("s\($0)", .ordinal([0, 1])) })
  }

  static func topography(_ problem: some TestProblem) throws -> Topography {
    Topography(LandscapeGraph(try problem.landscape()))
  }

  @Test(arguments: 0..<10) func additiveLandscapesHaveOneOptimumThatAllReach(seed: Int) throws {
    let problem = Additive(Self.mixed, seed: Seed(UInt64(seed)))
    let topography = try Self.topography(problem)
    #expect(topography.localOptima.count == 1 && topography.globalOptima.count == 1)
    #expect(topography.pathLengthToOptimum.allSatisfy { $0 >= 0 })
    let best = problem.effects.map { effects in
      effects.indices.min { effects[$0] < effects[$1] }!
    }
    #expect(topography.globalOptima == [problem.space.rank(of: Configuration(levels: best))])
    #expect(topography.graph.landscape.losses.allSatisfy { $0 >= 0 && $0 < 1 })
  }

  @Test(arguments: 0..<5) func withoutNoiseLossesAreDistances(seed: Int) throws {
    let problem = RoughMountFuji(Self.mixed, noiseShare: 0, seed: Seed(UInt64(seed)))
    let topography = try Self.topography(problem)
    #expect(topography.globalOptima == [problem.center] && topography.localOptima.count == 1)
    let losses = topography.graph.landscape.losses
    let distances = Array(topography.distanceToOptimum)
    expectClose(Correlation.pearson(losses, distances), 1, within: 1e-12)
    #expect(losses.max() == 1)
    // Every improving path is as long as the distance.
    #expect(
      topography.pathLengthToOptimum.map { Double($0) } == Array(topography.distanceToOptimum))
  }

  @Test func noiseAloneIsAHouseOfCards() throws {
    let fuji = RoughMountFuji(Self.mixed, noiseShare: 1, seed: Seed(4))
    #expect(
      try fuji.landscape().losses == HouseOfCards(Self.mixed, seed: Seed(4)).landscape().losses)
  }

  @Test func noiseRoughens() throws {
    let counts = try [0, 0.3, 1].map { share in
      try (0..<5).reduce(0) { sum, seed in
        let problem = RoughMountFuji(Self.mixed, noiseShare: share, seed: Seed(UInt64(seed)))
        return sum + (try Self.topography(problem).localOptima.count)
      }
    }
    #expect(counts[0] == 5 && counts[0] < counts[1] && counts[1] < counts[2])
  }

  // A node is lowest among itself and its k neighbours with probability 1 / (k + 1). Over 100
  // landscapes of 120 nodes the share has a standard error below √(0.12 · 0.88 / 12 000) = 0.003.
  @Test func cardsHaveAsManyOptimaAsTheirDegreesSay() throws {
    var share = 0.0
    var expected = 0.0
    for seed in 0..<100 {
      let topography = try Self.topography(HouseOfCards(Self.mixed, seed: Seed(UInt64(seed))))
      let nodes = Double(topography.graph.nodeCount)
      share += Double(topography.localOptima.count) / nodes / 100
      expected = topography.scan.degrees.reduce(0) { $0 + 1 / Double($1 + 1) } / nodes
    }
    expectClose(share, expected, within: 0.012)
  }

  // By hand, per block of k: optima at u = 0 and u = k; the k states of u = k − 1, and u = k itself,
  // descend to the optimum, the others away from it, and no arc leads up below u = k − 1.
  @Test(arguments: [(2, 3), (3, 2), (4, 2), (5, 1)]) func trapsDeceive(size: Int, blocks: Int)
    throws
  {
    let problem = DeceptiveTrap(try Self.switches(size * blocks), blockSize: size)
    let topography = try Self.topography(problem)
    let power = { (base: Int) in (0..<blocks).reduce(1) { product, _ in product * base } }
    #expect(topography.localOptima.count == power(2))
    #expect(topography.scan.neutralEdgeCount == 0)
    #expect(topography.globalOptima == [problem.optimum])
    #expect(topography.localOptima.nodes.contains(problem.attractor))
    #expect(topography.basins.sizes[0] == power(size + 1))
    #expect(topography.pathLengthToOptimum.count { $0 >= 0 } == power(size + 1))
    let worst = try #require(topography.localOptima.nodes.last)
    #expect(worst == problem.attractor)
    #expect(topography.basins.sizes.last == power((1 << size) - size - 1))
    // To leave u = 0 one must climb to u = k − 1, from 1/k to 1, in one block.
    let barriers = DisconnectivityTree(topography).barrierHeights
    for barrier in barriers.dropFirst() {
      expectClose(barrier, (1 - 1 / Double(size)) / Double(blocks), within: 1e-12)
    }
    if size >= 4 {
      let losses = topography.graph.landscape.losses
      let distances = Array(topography.distanceToOptimum)
      #expect(try #require(Correlation.pearson(losses, distances)) < 0)
    }
  }

  // At K = d − 1 all contributions of the ends of an edge are independent: two sums of six fair bits
  // are equal with probability C(12, 6) / 4⁶ = 924 / 4096. 30 landscapes of 64 nodes have 64
  // independent losses each: a standard error below 0.01.
  @Test func quantizedContributionsTie() throws {
    var share = 0.0
    for seed in 0..<30 {
      let problem = NeutralNK(
        try Self.switches(6), interactionCount: 5, .quantized(values: 2), seed: Seed(UInt64(seed)))
      let scan = try Self.topography(problem).scan
      share += Double(scan.neutralEdgeCount) / Double(scan.edgeCount) / 30
    }
    expectClose(share, 924.0 / 4096, within: 0.04)
  }

  // At K = 0 an edge is neutral if both contributions of the changed hyperparameter are 0: p². 200
  // landscapes of six hyperparameters: a standard error of √(0.36 · 0.64 / 1200) = 0.014.
  @Test func zeroedContributionsTie() throws {
    var share = 0.0
    for seed in 0..<200 {
      let problem = NeutralNK(
        try Self.switches(6), interactionCount: 0, .zeroed(probability: 0.6),
        seed: Seed(UInt64(seed)))
      let scan = try Self.topography(problem).scan
      share += Double(scan.neutralEdgeCount) / Double(scan.edgeCount) / 200
    }
    expectClose(share, 0.36, within: 0.056)
    let flat = NeutralNK(
      try Self.switches(3), interactionCount: 1, .zeroed(probability: 1), seed: Seed(1))
    #expect(try flat.landscape().losses == [Double](repeating: 0, count: 8))
  }

  @Test func withoutNeutralityItIsAnNKModel() throws {
    // The draw that decides about zero comes before the contribution, so that losses differ.
    let problem = NeutralNK(Self.mixed, interactionCount: 1, .zeroed(probability: 0), seed: Seed(1))
    #expect(try Self.topography(problem).scan.neutralEdgeCount == 0)
    #expect(problem.interactionCount == 1)
  }

  @Test func seedsDecideAndNamesIdentify() throws {
    func losses(_ seed: UInt64) throws -> [[Double]] {
      [
        try Additive(Self.mixed, seed: Seed(seed)).landscape().losses,
        try HouseOfCards(Self.mixed, seed: Seed(seed)).landscape().losses,
        try RoughMountFuji(Self.mixed, noiseShare: 0.5, seed: Seed(seed)).landscape().losses,
        try NeutralNK(
          Self.mixed, interactionCount: 2, .quantized(values: 3), seed: Seed(seed)
        ).landscape().losses,
      ]
    }
    let first = try losses(1)
    #expect(try losses(1) == first)
    for (own, other) in zip(first, try losses(2)) { #expect(own != other) }
    let part = try HouseOfCards(Self.mixed, seed: Seed(1)).landscape(ranks: [3, 50], decimals: 2)
    #expect(part.id == "house-of-cards" && part.ranks == [3, 50])
    expectClose(part.losses[1], first[1][50], within: 0.005 + 1e-12)
  }
}
