import Landscapes
import TestSupport
import Testing

@Suite struct LocalOptimaNetworkTests {
  typealias Shape = TopographyPropertyTests.Shape

  /// Target and weight of each edge, node by node.
  private static func edges(_ network: LocalOptimaNetwork) -> [[Int: Int]] {
    (0..<network.nodeCount).map { node in
      var edges: [Int: Int] = [:]
      network.forEachEdge(from: node) { edges[$0] = $1 }
      #expect(edges.count == network.outDegree(of: node))
      return edges
    }
  }

  // By hand, on 2 5 0 3 1 4 0 with optima 2, 6, 4, 0 of losses 0 0 1 2 and basins, by node,
  // 3 0 0 0 2 1 1 (node 1 goes to 2; node 3 to 2, node 5 to 6). Within two moves of node 2: nodes 0,
  // 1, 3, 4, in the basins 3 0 0 2. Of node 6: 5, 4: 1 2. Of node 4: 2, 3, 5, 6: 0 0 1 1. Of node 0:
  // 1, 2: 0 0.
  @Test func aLineHasTheseEscapes() throws {
    let topography = Topography(LandscapeGraph(try line([2, 5, 0, 3, 1, 4, 0])))
    let network = LocalOptimaNetwork(topography)
    #expect(Self.edges(network) == [[3: 1, 2: 1], [2: 1], [0: 2, 1: 2], [0: 2]])
    #expect(network.selfWeights == [2, 1, 0, 0])
    #expect(network.edgeCount == 6 && network.globalCount == 2)
    #expect(network.inStrengths == [4, 2, 2, 1] && network.outStrengths == [2, 1, 4, 2])
    let monotonic = network.monotonic
    #expect(Self.edges(monotonic) == [[:], [:], [0: 2, 1: 2], [0: 2]])
    #expect(monotonic.sinks == [0, 1] && monotonic.reachesGlobal == [true, true, true, true])
    #expect(monotonic.pathLengths == [0, 0, 1, 1])
    #expect(Self.edges(network.withMinimumWeight(2)) == [[:], [:], [0: 2, 1: 2], [0: 2]])
    // PageRank before scaling: 3 and 2 have 1; 0 has 1 + 0.85 (½ + 1), 1 has 1 + 0.85 · ½.
    let total = 2.275 + 1.425 + 2
    for (value, expected) in zip(monotonic.pageRanks(), [2.275, 1.425, 1, 1]) {
      expectClose(value, expected / total, within: 1e-15)
    }
    let near = LocalOptimaNetwork(topography, edges: .escape(distance: 1))
    #expect(Self.edges(near) == [[:], [:], [0: 1, 1: 1], [0: 1]])
    // Edges 0–1, 3–4, 4–5 lie between basins.
    let transitions = LocalOptimaNetwork(topography, edges: .basinTransitions)
    #expect(Self.edges(transitions) == [[3: 1, 2: 1], [2: 1], [0: 1, 1: 1], [0: 1]])
    #expect(transitions.selfWeights == [4, 2, 0, 0])
  }

  // By hand: 0 1 0 is two optima that see each other's basins; compressed, one node.
  @Test func equalOptimaThatAreConnectedAreCompressed() throws {
    let topography = Topography(LandscapeGraph(try line([0, 1, 0, 5, 3, 4])))
    let network = LocalOptimaNetwork(topography).monotonic
    // Node 0 sees 1 and 2 (basins 0, 1), node 2 sees 0, 1, 3, 4 (0, 0, 1, 2), node 4 sees 2, 3, 5.
    #expect(Self.edges(network) == [[1: 1], [0: 2], [1: 2]])
    let compressed = network.compressed
    #expect(compressed.losses == [0, 3] && compressed.nodeOfOptimum == [0, 0, 1])
    #expect(Self.edges(compressed) == [[:], [0: 2]])
    // W_PP: 1 and 1, the edges between them, 3.
    #expect(compressed.selfWeights == [5, 1] && compressed.sinks == [0])
    // x_0 = 1 + 0.85 · x_1 and x_1 = 1 + 0.85 (x_0 + x_2), x_2 = 1: the equations of PageRank.
    let shares = network.pageRanks()
    let first = (1 + 0.85 + 0.85 * 0.85) / (1 - 0.85 * 0.85)
    let second = 1 + 0.85 * (first + 1)
    for (share, expected) in zip(shares, [first, second, 1]) {
      expectClose(share, expected / (first + second + 1), relative: 1e-11)
    }
  }

  @Test(arguments: Shape.allCases, [0, 0.1]) func weightsAreThoseOfTheDefinition(
    _ shape: Shape, epsilon: Double
  ) throws {
    try TopographyPropertyTests.forEachTopography(
      shape, epsilon: epsilon, seeds: 0..<6
    ) { topography, truth in
      let optima = truth.optima
      let basins = truth.losses.indices.map { node in
        optima.firstIndex(of: truth.descent(from: node).end)!
      }
      for distance in 1...3 {
        let network = LocalOptimaNetwork(topography, edges: .escape(distance: distance))
        expect(
          network,
          optima.map { optimum in
            let members = truth.plateaus[optimum]
            var ball = members
            for _ in 0..<distance { ball.formUnion(ball.flatMap { truth.neighbors[$0] }) }
            return ball.subtracting(members).map { basins[$0] }
          })
      }
      let transitions = LocalOptimaNetwork(topography, edges: .basinTransitions)
      expect(
        transitions,
        optima.indices.map { optimum in
          basins.indices.filter { basins[$0] == optimum }
            .flatMap { truth.neighbors[$0] }.map { basins[$0] }
        })
    }
  }

  /// Expects that the weights of each node count the basins listed for it.
  private func expect(_ network: LocalOptimaNetwork, _ targets: [[Int]]) {
    let edges = Self.edges(network)
    for (node, targets) in targets.enumerated() {
      var counts = Dictionary(grouping: targets) { $0 }.mapValues(\.count)
      #expect(network.selfWeights[node] == counts.removeValue(forKey: node) ?? 0)
      #expect(edges[node] == counts)
    }
  }

  // The defining equations, x = (1 − d)/n + d · (sinks spread evenly + inflow), on any network.
  @Test func pageRanksSolveTheirEquations() throws {
    for seed in 0..<6 {
      let landscape = try TopographyPropertyTests.landscape(.complete, seed: seed)
      let network = LocalOptimaNetwork(Topography(LandscapeGraph(landscape)))
      for network in [network, network.monotonic, network.compressed] {
        let shares = network.pageRanks()
        let strengths = network.outStrengths
        let count = Double(network.nodeCount)
        let lost = network.sinks.reduce(0) { $0 + shares[$1] }
        var next = [Double](repeating: (0.15 + 0.85 * lost) / count, count: shares.count)
        for node in shares.indices {
          network.forEachEdge(from: node) {
            next[$0] += 0.85 * shares[node] * Double($1) / Double(strengths[node])
          }
        }
        // The sweeps stop at a change of 1e-12, up to 1 / 0.15 of which may still be missing.
        for (share, next) in zip(shares, next) { expectClose(share, next, within: 1e-11) }
      }
    }
  }
  // By hand: on 0 P 1 P 2 P …, P above all, even nodes are optima, and an odd node descends to the
  // left. Optimum k sees three nodes of basins k − 1, k and k + 1 with weights 2, 1, 1. A dense
  // matrix of these 20 000 optima would need 3.2 GB.
  @Test func manyOptimaNeedNoDenseMatrix() throws {
    let count = 20_000
    let losses = (0..<2 * count - 1).map { $0 % 2 == 0 ? Double($0 / 2) : 1e6 }
    let network = LocalOptimaNetwork(Topography(LandscapeGraph(try line(losses))))
    #expect(network.nodeCount == count && network.edgeCount == 2 * (count - 1))
    #expect(network.selfWeights == [Int](repeating: 1, count: count - 1) + [0])
    #expect(network.inStrengths.prefix(3) == [2, 3, 3] && network.inStrengths.last == 1)
    let monotonic = network.monotonic
    #expect(monotonic.edgeCount == count - 1 && monotonic.sinks == [0])
    #expect(monotonic.reachesGlobal.allSatisfy { $0 })
    #expect(monotonic.pathLengths == (0..<Int32(count)).map { $0 })
  }
}
