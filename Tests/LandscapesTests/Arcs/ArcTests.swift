import Landscapes
import Numerical
import TestSupport
import Testing

/// What arcs lead to, and how large they are.
@Suite struct ArcTests {
  typealias Shape = TopographyPropertyTests.Shape

  @Test(arguments: Shape.allCases, [0, 0.1]) func sumsAreThoseOfTheListOfArcs(
    _ shape: Shape, epsilon: Double
  ) throws {
    try TopographyPropertyTests.forEachTopography(
      shape, epsilon: epsilon, seeds: 0..<3
    ) { topography, truth in
      let losses = truth.losses
      let arcs = losses.indices.flatMap { source in
        truth.neighbors[source].filter { losses[source] - losses[$0] > epsilon }
          .map { (source: source, target: $0) }
      }
      let gains = arcs.map { losses[$0.source] - losses[$0.target] }
      var gainSums: [Double] = []
      let scan = ArcScan(topography, gainSums: &gainSums)
      #expect(scan.count == arcs.count)
      expectClose(scan.gainSum, gains.reduce(0, +), within: 1e-11)
      for node in losses.indices {
        let sum = zip(arcs, gains).filter { $0.0.source == node }.reduce(0) { $0 + $1.1 }
        expectClose(gainSums[node], sum, within: 1e-13)
      }
      expectClose(
        scan.sourceGainCorrelation,
        try #require(Correlation.pearson(arcs.map { losses[$0.source] }, gains)), within: 1e-12)
      expectClose(
        scan.targetGainCorrelation,
        try #require(Correlation.pearson(arcs.map { losses[$0.target] }, gains)), within: 1e-12)
      func mean(_ node: Int) -> Double {
        let around = truth.neighbors[node].map { losses[$0] }
        return around.reduce(0, +) / Double(around.count)
      }
      // Losses have one decimal and ten neighbours at most: different means differ by 1e-3 or more.
      let enhancing = arcs.filter { mean($0.target) < mean($0.source) - 1e-6 }
      #expect(scan.enhancingCount == enhancing.count)
    }
  }

  // The defining equations of PageRank, sinks spread evenly.
  @Test(arguments: Shape.allCases, [0, 0.1]) func pageRankSolvesItsEquations(
    _ shape: Shape, epsilon: Double
  ) throws {
    try TopographyPropertyTests.forEachTopography(
      shape, epsilon: epsilon, seeds: 3..<4
    ) { topography, truth in
      expectPageRank(topography, truth, epsilon)
    }
  }

  private func expectPageRank(
    _ topography: Topography, _ truth: BruteForceTopography, _ epsilon: Double
  ) {
    let losses = truth.losses
    var gainSums: [Double] = []
    _ = ArcScan(topography, gainSums: &gainSums)
    let shares = ArcPageRank(topography, gainSums: gainSums).values
    var lost = 0.0
    var inflow = losses.map { _ in 0.0 }
    for node in losses.indices {
      let targets = truth.neighbors[node].filter { losses[node] - losses[$0] > epsilon }
      if targets.isEmpty { lost += shares[node] }
      let total = targets.reduce(0) { $0 + losses[node] - losses[$1] }
      for target in targets {
        inflow[target] += shares[node] * (losses[node] - losses[target]) / total
      }
    }
    for node in losses.indices {
      let expected = (0.15 + 0.85 * lost) / Double(losses.count) + 0.85 * inflow[node]
      expectClose(shares[node], expected, within: 1e-15)
    }
  }

  // By hand: on 0 1 3 all gains from 3, 1 to 1, 0 are 2, 1: two points, a perfect correlation. On
  // 0 1 2 gains are equal.
  @Test func equalGainsHaveNoCorrelation() throws {
    let steep = ArcScan(Topography(LandscapeGraph(try line([0, 1, 3]))))
    expectClose(steep.sourceGainCorrelation, 1, within: 1e-15)
    expectClose(steep.targetGainCorrelation, 1, within: 1e-15)
    // 0.3 − 0.2 and 0.2 − 0.1 differ by rounding.
    let even = ArcScan(Topography(LandscapeGraph(try line([0.1, 0.2, 0.3, 0.4]))))
    #expect(even.sourceGainCorrelation == nil && even.targetGainCorrelation == nil)
    let flat = ArcScan(Topography(LandscapeGraph(try line([1, 1]))))
    #expect(flat.count == 0 && flat.sourceGainCorrelation == nil && flat.enhancingCount == 0)
  }

  // By hand: the plateau {1, 2} of 0 2 2 3 1 leads to node 0 from all of it; 3 leads to 4 and to
  // the plateau.
  @Test func plateausMayBeWalked() throws {
    let topography = Topography(LandscapeGraph(try line([0, 2, 2, 3, 1])))
    #expect(topography.accessibleBasinSizes == [2, 2])
    #expect(topography.accessibleBasinSizesThroughPlateaus == [4, 2])
  }

  @Test(arguments: Shape.allCases, [0, 0.1, 0.15]) func plateausAreWalkedAsDefined(
    _ shape: Shape, epsilon: Double
  ) throws {
    try TopographyPropertyTests.forEachTopography(
      shape, epsilon: epsilon, seeds: 0..<3
    ) { topography, truth in
      let sizes = topography.accessibleBasinSizesThroughPlateaus
      for (index, optimum) in truth.optima.enumerated() {
        // Backwards: from whom does an arc or a neutral edge lead here?
        var met = truth.plateaus[optimum]
        var stack = Array(met)
        while let node = stack.popLast() {
          for other in truth.neighbors[node]
          where truth.losses[other] - truth.losses[node] >= -epsilon && met.insert(other).inserted {
            stack.append(other)
          }
        }
        #expect(sizes[index] == met.count)
      }
    }
  }

  // By hand: descents from the right end of 0 1 3 7 15 have steps 8 4 2 1 and 4 2 1: both −1, so 1.
  @Test func shrinkingStepsFlatten() throws {
    let shrinking = DescentFlattening(Topography(LandscapeGraph(try line([0, 1, 3, 7, 15]))))
    #expect(shrinking.index == 1 && shrinking.pathCount == 2)
    // Equal steps have no value, however they are rounded.
    let even = DescentFlattening(
      Topography(LandscapeGraph(try line([0.1, 0.2, 0.3, 0.4, 0.5]))))
    #expect(even.index == nil && even.pathCount == 0)
    // Long descents are ranked by sorting: steps 1, 2, …, 199 towards the optimum.
    let long = DescentFlattening(
      Topography(LandscapeGraph(try line((0..<200).map { 1e5 - Double((199 - $0) * (200 - $0)) }))))
    expectClose(long.index, -1, within: 1e-12)
    #expect(long.pathCount == 197)
  }
}
