import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct EnhancingEditsTests {
  /// Four hyperparameters of six levels; a wall along the first, with gaps of even loss through it.
  /// Losses are multiples of 1/128, so that sums are exact.
  private static func wall(_ kinds: [Domain.Kind], keeping isKept: (Int) -> Bool) throws
    -> Landscape
  {
    let space = try SearchSpace(
      kinds.enumerated().map { index, kind in
        Hyperparameter("h\(index)", Domain(kind, (0..<6).map { .number(Double($0)) }))
      })
    let ranks = (0..<space.combinationCount).filter(isKept)
    let losses = ranks.map { rank in
      let (a, b, c, d) = (rank / 216, rank / 36 % 6, rank / 6 % 6, rank % 6)
      let base = (b + 2 * c + 3 * d) % 7 == 0 ? 5.0 : a >= 3 ? 10 : 0
      return base + Double((17 * a + 5 * b + 11 * c + 3 * d) % 13) / 128
    }
    return try Landscape(
      id: "wall", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      ranks: ranks, losses: losses)
  }

  // Counts by graphfla 0.4.0, `_ee_statistics` on the same losses negated, fdr 0.01.
  @Test(arguments: [
    ([Domain.Kind](repeating: .categorical, count: 4), 12_960, 280),
    ([.ordinal, .categorical, .categorical, .ordinal], 8640, 33),
    ([Domain.Kind](repeating: .ordinal, count: 4), 4320, 31),
  ]) func significantEditsAreThoseOfGraphfla(
    kinds: [Domain.Kind], edges: Int, enhancing: Int
  ) throws {
    let graph = LandscapeGraph(try Self.wall(kinds) { _ in true })
    #expect(graph.edgeCount == edges)
    let test = EnhancingEdits(Topography(graph))
    #expect(test.testableCount == edges && test.enhancingCount == enhancing)
  }

  // As above, without every fifth configuration.
  @Test func incompleteGridsAreTestedAlike() throws {
    let kinds = [Domain.Kind](repeating: .categorical, count: 4)
    let graph = LandscapeGraph(try Self.wall(kinds) { $0 % 5 != 2 })
    #expect(graph.nodeCount == 1037 && graph.edgeCount == 7952)
    let test = EnhancingEdits(Topography(graph))
    #expect(test.testableCount == 7952 && test.enhancingCount == 180)
  }

  // By hand: two levels each. An edge of the square has one other neighbour at each end.
  @Test func smallNeighborhoodsAreNotTested() throws {
    let square = try landscape(
      [.init("a", .ordinal([0, 1])), .init("b", .ordinal([0, 1]))], [0, 1, 2, 4])
    let test = EnhancingEdits(Topography(LandscapeGraph(square)))
    #expect(test.testableCount == 0 && test.enhancingCount == 0)
  }

  @Test(arguments: TopographyPropertyTests.Shape.allCases)
  func testableEdgesAreThoseOfTheDefinition(
    _ shape: TopographyPropertyTests.Shape
  ) throws {
    try expectTestableEdges(TopographyPropertyTests.landscape(shape, seed: 1))
  }

  // The conditional hyperparameter comes before the one it depends on.
  @Test func conditionsAreFollowed() throws {
    let space = try SearchSpace([
      .init("c", .ordinal([0, 1, 2]), when: Condition([.init("b", ["x", "y"])])),
      .init("b", .categorical(["x", "y", "z", "w"])), .init("a", .ordinal([1, 2])),
    ])
    try expectTestableEdges(HouseOfCards(space, seed: Seed(1)).landscape())
  }

  private func expectTestableEdges(_ landscape: Landscape) throws {
    let topography = Topography(LandscapeGraph(landscape))
    let test = EnhancingEdits(topography, falseDiscoveryRate: 0.5)
    // Testable edges by the definition: others than those that change the same hyperparameter.
    let truth = BruteForceTopography(landscape, epsilon: 0)
    let space = landscape.space
    func focal(_ first: Int, _ second: Int) -> Int {
      let (a, b) = (
        space.configuration(at: landscape.rank(ofNode: first)),
        space.configuration(at: landscape.rank(ofNode: second))
      )
      let (inA, inB) = (space.activity(of: a), space.activity(of: b))
      return a.levels.indices.first { inA[$0] && inB[$0] && a.levels[$0] != b.levels[$0] }!
    }
    var testable = 0
    for node in landscape.losses.indices {
      for other in truth.neighbors[node] where node < other {
        let changed = focal(node, other)
        let counts = [node, other].map { end in
          truth.neighbors[end].count { focal(end, $0) != changed }
        }
        if counts.min()! >= 2 { testable += 1 }
      }
    }
    #expect(test.testableCount == testable)
    #expect(test.enhancingCount <= 2 * testable)
  }
}
