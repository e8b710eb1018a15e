import LandscapeRendering
import Landscapes
import Testing

@Suite struct GraphThinningTests {
  static let landscapes: [@Sendable () throws -> Topography] = [
    { try TestLandscapes.rugged([18, 12, 10]) }, { try TestLandscapes.stepped([18, 12, 10]) },
    { try TestLandscapes.flat([18, 12, 10]) },
    { try TestLandscapes.grid([60, 40]) { Double($0 % 40 + $0 / 40) } },
  ]

  @Test(arguments: landscapes.indices, [40, 700, 1500]) func lawsOfThinning(
    index: Int, limit: Int
  ) throws {
    let topography = try Self.landscapes[index]()
    let thinning = GraphThinning(topography, limit: limit)
    let kept = Set(thinning.nodes)
    #expect(kept.count == thinning.nodes.count)
    #expect(thinning.nodes == thinning.nodes.sorted())
    #expect(kept.count <= limit)
    // Room that is left means that no descent would fit: the longest has fewer moves than nodes.
    let longest = Int(topography.basins.moves.max() ?? 0)
    #expect(kept.count >= limit - longest)
    let count = topography.localOptima.count
    #expect(thinning.optima.count == (count <= limit / 2 ? count : limit / 5))
    #expect(thinning.optima.first == 0)
    #expect(kept.isSuperset(of: thinning.optima.map { topography.localOptima.nodes[$0] }))
    // Apart from the best, none that is left out has a larger basin.
    let sizes = topography.basins.sizes
    let smallest = thinning.optima.dropFirst().map { sizes[$0] }.min() ?? .max
    let left = Set(0..<count).subtracting(thinning.optima)
    #expect(left.allSatisfy { sizes[$0] <= smallest })
    let descent = SteepestDescent(topography)
    #expect(thinning.nodes.allSatisfy { kept.isSuperset(of: descent.path(from: $0)) })
    #expect(thinning.caption?.contains("of 2,") == true)
    #expect(GraphThinning(topography, limit: limit).nodes == thinning.nodes)
  }

  @Test func smallLandscapesAreShownWhole() throws {
    let topography = try TestLandscapes.rugged([6, 5])
    let thinning = GraphThinning(topography)
    #expect(thinning.nodes == Array(0..<30))
    #expect(thinning.caption == nil)
    #expect(thinning.optima == Array(0..<topography.localOptima.count))
  }

  // A slope of one basin, losses 0 to 98: a sample spreads over heights, though the topmost tenth
  // holds but 45 of 2,400 nodes and may be missed.
  @Test func sampleSpreadsOverLosses() throws {
    let topography = try Self.landscapes[3]()
    let thinning = GraphThinning(topography, limit: 1000)
    let heights = Set(thinning.nodes.map { Int(topography.graph.landscape.losses[$0]) / 10 })
    #expect(heights.isSuperset(of: 0...7))
  }

  @Test(arguments: landscapes.indices) func edgesJoinShownNodes(index: Int) throws {
    let topography = try Self.landscapes[index]()
    let losses = topography.graph.landscape.losses
    let nodes = GraphThinning(topography, limit: 300).nodes
    let edges = DrawnEdges(topography, among: nodes)
    let kept = Set(nodes)
    let all = edges.descents + edges.crossings + edges.improving + edges.neutral + edges.bridges
    #expect(all.allSatisfy { kept.contains($0.from) && kept.contains($0.to) })
    #expect(Set(all).count == all.count)
    let steps = edges.descents + edges.crossings + edges.improving
    #expect(steps.allSatisfy { losses[$0.from] > losses[$0.to] })
    #expect(edges.neutral.allSatisfy { losses[$0.from] == losses[$0.to] })
    // Every shown node that is no optimum has one move of steepest descent, and it is shown.
    let memberships = topography.localOptima.memberships
    let moving = nodes.filter { memberships[$0] < 0 }
    #expect((edges.descents + edges.crossings).map(\.from).sorted() == moving)
  }

  @Test func wholeGraphHasEveryEdgeOnce() throws {
    for topography in [
      try TestLandscapes.rugged([6, 5, 3]), try TestLandscapes.stepped([6, 5, 3]),
    ] {
      let edges = DrawnEdges(topography, among: Array(0..<90))
      let drawn = edges.descents + edges.improving + edges.neutral
      #expect(drawn.count == topography.graph.edgeCount)
      #expect(edges.neutral.count == topography.scan.neutralEdgeCount)
      #expect(!edges.isThinned)
    }
  }
}
