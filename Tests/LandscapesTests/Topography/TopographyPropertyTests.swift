import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

/// Random rugged landscapes with many ties, against the definitions written out.
@Suite struct TopographyPropertyTests {
  enum Shape: CaseIterable { case complete, partial, conditional, forbidden }

  static func landscape(_ shape: Shape, seed: Int) throws -> Landscape {
    var hyperparameters: [Hyperparameter] = [
      .init("a", .ordinal([1, 2, 3, 4])), .init("b", .categorical(["x", "y", "z"])),
      .init("c", .ordinal([0, 1, 2])), .init("d", .categorical(["u", "v"])),
    ]
    var forbidden: [ForbiddenClause] = []
    if shape == .conditional {
      hyperparameters[2] = .init(
        "c", .ordinal([0, 1, 2]), when: Condition([.init("b", ["x", "y"])]))
      hyperparameters[3] = .init(
        "d", .categorical(["u", "v"]), when: Condition([.init("c", [1, 2])]))
    }
    if shape == .forbidden {
      forbidden = [ForbiddenClause([.init("a", [2]), .init("b", ["y", "z"])])]
    }
    let space = try SearchSpace(hyperparameters, forbidden: forbidden)
    let seed = Seed(UInt64(seed))
    var ranks: [Int]?
    if shape == .partial {
      var random = seed.derived("removed").generator()
      let count = space.combinationCount
      ranks = random.sample(count - count * 3 / 10, of: count).sorted()
    }
    return try NKModel(space, interactionCount: 2, seed: seed)
      .landscape(ranks: ranks, decimals: 1)
  }

  /// Calls `body` with the topographies of random landscapes of a shape, each beside the
  /// definitions.
  static func forEachTopography(
    _ shape: Shape, epsilon: Double, neutrality: Threshold = .interquartile(0.01),
    seeds: Range<Int>, _ body: (Topography, BruteForceTopography) throws -> Void
  ) throws {
    for seed in seeds {
      let landscape = try landscape(shape, seed: seed)
      let topography = Topography(
        LandscapeGraph(landscape), topologyThreshold: .absolute(epsilon),
        neutralityThreshold: neutrality)
      try body(topography, BruteForceTopography(landscape, epsilon: epsilon))
    }
  }

  @Test(arguments: Shape.allCases, [0, 0.1, 0.15])
  func topographyMatchesItsDefinitions(_ shape: Shape, epsilon: Double) throws {
    try Self.forEachTopography(
      shape, epsilon: epsilon, neutrality: .absolute(0.12), seeds: 0..<8
    ) { topography, truth in
      expectGraph(topography.graph, truth)
      expectScan(topography.scan, truth, tau: 0.12)
      expectOptima(topography, truth)
      expectDistances(topography, truth, topography.graph.landscape)
    }
  }

  private func expectGraph(_ graph: LandscapeGraph, _ truth: BruteForceTopography) {
    var edges: [[Int]] = []
    graph.forEachEdge { edges.append([$0, $1]) }
    let expected = truth.neighbors.indices.flatMap { u in
      truth.neighbors[u].filter { u < $0 }.map { [u, $0] }
    }
    #expect(Set(edges) == Set(expected) && edges.count == expected.count)
    #expect(graph.edgeCount == expected.count)
    let averages = graph.averagedOverNeighbors(truth.losses)
    for (node, row) in truth.neighbors.enumerated() {
      var seen: [Int] = []
      graph.forEachNeighbor(of: node) { seen.append($0) }
      #expect(seen.sorted() == row && graph.degree(of: node) == row.count)
      let mean = row.isEmpty ? 0 : row.map { truth.losses[$0] }.reduce(0, +) / Double(row.count)
      expectClose(averages[node], mean, within: 1e-13)
    }
  }

  private func expectScan(_ scan: NeighborhoodScan, _ truth: BruteForceTopography, tau: Double) {
    var neutral = 0
    for (node, row) in truth.neighbors.enumerated() {
      let differences = row.map { truth.losses[node] - truth.losses[$0] }
      #expect(Int(scan.degrees[node]) == row.count)
      #expect(Int(scan.neutralCounts[node]) == differences.filter { abs($0) <= tau }.count)
      #expect(Int(scan.improvingCounts[node]) == differences.filter { $0 > truth.epsilon }.count)
      #expect(Int(scan.bestNeighbors[node]) == row.min(by: truth.precedes) ?? -1)
      expectClose(
        scan.lossSums[node], row.map { truth.losses[$0] }.reduce(0, +), within: 1e-13)
      expectClose(
        scan.absoluteDifferenceSums[node], differences.map(abs).reduce(0, +), within: 1e-13)
      neutral += differences.filter { abs($0) <= truth.epsilon }.count
    }
    #expect(scan.neutralEdgeCount == neutral / 2)
    #expect(scan.isolatedCount == truth.neighbors.filter(\.isEmpty).count)
  }

  private func expectOptima(_ topography: Topography, _ truth: BruteForceTopography) {
    let optima = truth.optima
    #expect(topography.localOptima.nodes == optima)
    let large = Set(truth.plateaus.filter { $0.count > 1 })
    #expect(topography.plateaus.count == large.count)
    for (plateau, members) in topography.plateaus.members().enumerated() {
      #expect(large.contains(Set(members)) && topography.plateaus.sizes[plateau] == members.count)
    }
    #expect(
      topography.plateaus.members().map { $0[0] }
        == topography.plateaus.members().map { $0[0] }.sorted())
    let memberships = topography.localOptima.memberships
    var sizes = optima.map { _ in 0 }
    for node in truth.losses.indices {
      let descent = truth.descent(from: node)
      let basin = optima.firstIndex(of: descent.end)!
      sizes[basin] += 1
      #expect(Int(topography.basins.basinOf[node]) == basin)
      #expect(Int(topography.basins.moves[node]) == descent.moves)
      #expect((memberships[node] >= 0) == truth.isOptimal[node])
    }
    #expect(topography.basins.sizes == sizes)
    for (index, node) in optima.enumerated() {
      #expect(topography.localOptima.members(of: index) == truth.plateaus[node].sorted())
      #expect(topography.localOptima.sizes[index] == truth.plateaus[node].count)
      let reach = truth.pathLengths(to: truth.plateaus[node]).filter { $0 >= 0 }.count
      #expect(topography.accessibleBasinSizes[index] == reach)
    }
    let bothWays = topography.accessibleBasinSizesBothWays(of: Array(optima.indices))
    #expect(bothWays.byArcs == topography.accessibleBasinSizes)
    #expect(bothWays.throughPlateaus == topography.accessibleBasinSizesThroughPlateaus)
  }

  private func expectDistances(
    _ topography: Topography, _ truth: BruteForceTopography, _ landscape: Landscape
  ) {
    let lowest = truth.losses.min()!
    let best = truth.losses.indices.filter { truth.losses[$0] == lowest }
    #expect(topography.globalOptima == best)
    #expect(topography.pathLengthToOptimum == truth.pathLengths(to: Set(best)))
    for node in truth.losses.indices {
      let distances = best.map {
        landscape.space.editDistance(landscape.rank(ofNode: node), landscape.rank(ofNode: $0))
      }
      #expect(Int(topography.distanceToOptimum[node]) == distances.min())
    }
  }
}
