import LandscapeRendering
import Landscapes
import TestSupport
import Testing

@Suite struct DrawnEdgesTests {
  // Under noise an edge to a lower loss may be neutral: the steps drawn are the arcs of the rule, the
  // neutral edges those that it calls so, but for the moves of steepest descent.
  @Test(arguments: [Threshold.absolute(0), .absolute(0.5), .noise(confidence: 0.95)])
  func edgesAreThoseOfTheRule(threshold: Threshold) throws {
    let topography = Topography(
      LandscapeGraph(try noisyGrid([5, 4, 3], seed: 3)), topologyThreshold: threshold)
    let (graph, rule) = (topography.graph, topography.arcRule)
    let losses = graph.landscape.losses
    let edges = DrawnEdges(topography, among: Array(0..<graph.nodeCount))
    let moves = Set(edges.descents.map { [$0.from, $0.to] })
    var arcs: Set<[Int]> = []
    var neutral: Set<[Int]> = []
    graph.forEachEdge { first, second in
      for (from, to) in [(first, second), (second, first)] where !moves.contains([from, to]) {
        if rule.isArc(from: from, to: to, losses: losses) { arcs.insert([from, to]) }
        if from < to, rule.isNeutral(from, to, losses: losses) { neutral.insert([from, to]) }
      }
    }
    #expect(!edges.isThinned && edges.improving.count == arcs.count)
    #expect(Set(edges.improving.map { [$0.from, $0.to] }) == arcs)
    #expect(Set(edges.neutral.map { [$0.from, $0.to] }) == neutral)
  }
}
