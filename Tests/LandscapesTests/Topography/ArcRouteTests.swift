import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct ArcRouteTests {
  /// The fewest arcs from `start` to every node, by breadth-first search.
  static func fewestArcs(from start: Int, _ topography: Topography) -> [Int32] {
    let losses = topography.graph.landscape.losses
    var lengths = [Int32](repeating: -1, count: losses.count)
    lengths[start] = 0
    var front = [start]
    while !front.isEmpty {
      var next: [Int] = []
      for node in front {
        topography.graph.forEachNeighbor(of: node) { other in
          guard lengths[other] < 0,
            topography.arcRule.isArc(from: node, to: other, losses: losses)
          else { return }
          lengths[other] = lengths[node] + 1
          next.append(other)
        }
      }
      front = next
    }
    return lengths
  }

  // 9 · 8 · 9 = 648 configurations are more targets than one group holds.
  @Test(arguments: [0.0, 1.5]) func lengthsAreThoseOfBreadthFirstSearch(epsilon: Double) throws {
    func levels(_ count: Int) -> [Level] { (0..<count).map { .number(Double($0)) } }
    var generator = Seed(5).generator()
    let landscape = try landscape(
      [
        .init("a", .ordinal(levels(9))), .init("b", .categorical(levels(8))),
        .init("c", .ordinal(levels(9))),
      ], (0..<648).map { _ in Double(generator.integer(below: 12)) })
    let topography = Topography(
      LandscapeGraph(landscape), topologyThreshold: .absolute(epsilon))
    let starts = [0, 17, 300, 647]
    let routes = (0..<648).flatMap { target in
      starts.map { ArcRoute(start: $0, target: target) }
    }
    let lengths = topography.fewestArcs(along: routes)
    let expected = starts.map { Self.fewestArcs(from: $0, topography) }
    #expect(lengths.max() ?? 0 >= 3)
    for (place, route) in routes.enumerated() {
      let start = try #require(starts.firstIndex(of: route.start))
      #expect(lengths[place] == expected[start][route.target])
    }
  }

  // 6 · 5 · 6 configurations of four folds: what is lower by no more than noise is no arc, and the
  // fewest arcs to a global optimum are those of the topography.
  @Test func lengthsUnderNoiseAreThoseOfBreadthFirstSearch() throws {
    let topography = Topography(
      LandscapeGraph(try noisyGrid([6, 5, 6], seed: 7)),
      topologyThreshold: .noise(confidence: 0.95))
    let count = topography.graph.nodeCount
    #expect(topography.scan.neutralEdgeCount > 0)
    var longest: Int32 = 0
    for start in [100, 141, 179] {
      let lengths = topography.fewestArcs(
        along: (0..<count).map { ArcRoute(start: start, target: $0) })
      #expect(lengths == Self.fewestArcs(from: start, topography))
      longest = max(longest, lengths.max() ?? 0)
    }
    #expect(longest >= 3)
    let optimum = topography.globalOptima[0]
    #expect(
      topography.fewestArcs(along: (0..<count).map { ArcRoute(start: $0, target: optimum) })
        == topography.pathLengthToOptimum)
  }

  @Test func noRoutesHaveNoLengths() throws {
    let topography = Topography(LandscapeGraph(try handExample()))
    #expect(topography.fewestArcs(along: []) == [])
  }
}
