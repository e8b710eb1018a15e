import Landscapes
import TestSupport
import Testing

@Suite struct DisconnectivityTreeTests {
  // By hand: on the line 2 5 0 3 1 4 0 the optima are 2 (0), 6 (0), 4 (1), 0 (2). Basin of 4 meets
  // that of 2 at loss 3; 6 joins at 4, 0 at 5.
  @Test func aLineJoinsAtItsPasses() throws {
    let topography = Topography(LandscapeGraph(try line([2, 5, 0, 3, 1, 4, 0])))
    #expect(topography.localOptima.nodes == [2, 6, 4, 0])
    let tree = DisconnectivityTree(topography)
    #expect(
      tree.joins.map { [$0.optimum, $0.lowest, $0.saddle] } == [[2, 0, 3], [1, 0, 5], [3, 0, 1]])
    #expect(tree.joins.map(\.height) == [3, 4, 5])
    #expect(tree.barrierHeights == [nil, 4, 2, 3])
  }

  // By hand: both passes of 1 3 2 3 0 have loss 3, so that all branches end in the lowest at once.
  @Test func joinsOfOneHeightLeadToTheLowest() throws {
    let tree = DisconnectivityTree(Topography(LandscapeGraph(try line([1, 3, 2, 3, 0]))))
    #expect(tree.joins.map(\.lowest) == [0, 0])
    #expect(tree.joins.map(\.height) == [3, 3])
    #expect(tree.barrierHeights == [nil, 2, 1])
  }

  @Test func oneOptimumHasNoJoin() throws {
    let tree = DisconnectivityTree(Topography(LandscapeGraph(try line([2, 1, 0, 0]))))
    #expect(tree.joins.isEmpty && tree.barrierHeights == [nil])
  }

  // Definition: the height at which P is first connected to a lower optimum is the lowest threshold
  // below which a search from P, along any edges, meets one.
  @Test(arguments: TopographyPropertyTests.Shape.allCases)
  func barriersAreThoseOfFloodingFromEachOptimum(_ shape: TopographyPropertyTests.Shape) throws {
    try TopographyPropertyTests.forEachTopography(
      shape, epsilon: 0, seeds: 0..<12
    ) { topography, truth in
      let losses = truth.losses
      let tree = DisconnectivityTree(topography)
      #expect(tree.joins.map(\.height) == tree.joins.map(\.height).sorted())
      let optima = truth.optima
      for (index, node) in optima.enumerated() {
        let pass = Set(losses).sorted().first { height in
          let flooded = Self.flooded(from: node, upTo: height, truth)
          return optima[..<index].contains { flooded.contains($0) }
        }
        #expect(tree.barrierHeights[index] == pass.map { $0 - losses[node] })
        guard let join = tree.joins.first(where: { $0.optimum == index }) else { continue }
        // From that height on, the lowest optimum of the flooded part.
        let flooded = Self.flooded(from: node, upTo: join.height, truth)
        #expect(join.lowest == optima.firstIndex { flooded.contains($0) })
        #expect(flooded.contains(join.saddle) && losses[join.saddle] == join.height)
      }
    }
  }

  /// All nodes that a search from `start` meets which never climbs above `height`.
  private static func flooded(
    from start: Int, upTo height: Double, _ truth: BruteForceTopography
  ) -> Set<Int> {
    guard truth.losses[start] <= height else { return [] }
    var met: Set<Int> = [start]
    var stack = [start]
    while let node = stack.popLast() {
      for other in truth.neighbors[node]
      where truth.losses[other] <= height && met.insert(other).inserted {
        stack.append(other)
      }
    }
    return met
  }
}
