import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

/// Expected numbers without another origin are derived by hand from the losses in the test.
@Suite struct TopographyTests {
  // The definitions of the metrics state these numbers of the hand example.
  @Test func handExampleHasItsStatedNumbers() throws {
    let graph = LandscapeGraph(try handExample())
    let topography = Topography(graph, neutralityThreshold: .absolute(0))
    let scan = topography.scan
    #expect(graph.nodeCount == 6 && graph.edgeCount == 7 && scan.edgeCount == 7)
    #expect(scan.neutralEdgeCount == 1 && scan.arcCount == 6 && scan.isolatedCount == 0)
    #expect(scan.degrees == [2, 2, 3, 3, 2, 2])
    // Mean over nodes of the share of neutral neighbours: (1/2 + 1/3) / 6 = 5/36.
    #expect(scan.neutralCounts == [0, 1, 0, 1, 0, 0])
    #expect(scan.neutralEdgeCountAtThreshold == 1)
    // Node 0 (3) sees 2 and 1; 1 (2) sees 3, 2; 2 (1) sees 3, 2, 2; 3 (2) sees 1, 2, 0; …
    #expect(scan.improvingCounts == [2, 0, 0, 2, 2, 0])
    #expect(scan.lossSums == [3, 5, 7, 3, 1, 4])
    #expect(scan.absoluteDifferenceSums == [3, 1, 4, 3, 3, 4])
    #expect(scan.bestNeighbors == [2, 3, 3, 5, 5, 3])
    // Products over edges: 3 + 2 + 4 + 0 + 6 + 2 + 0.
    #expect(scan.absoluteDifferenceSum == 9 && scan.productSum == 17)
    let plateaus = topography.plateaus
    #expect(plateaus.count == 1 && plateaus.largest == 2 && plateaus.meanSize == 2)
    #expect(plateaus.componentOf == [-1, 0, -1, 0, -1, -1])
    expectClose(plateaus.nodeShare, 1.0 / 3, within: 1e-15)
    #expect(topography.localOptima.nodes == [5, 2])
    #expect(topography.localOptima.memberships == [-1, -1, 1, -1, -1, 0])
    #expect(topography.localOptima.globalCount == 1 && topography.globalOptima == [5])
    #expect(topography.basins.basinOf == [1, 0, 1, 0, 0, 0])
    // Node 1 leaves the plateau {1, 3} straight to 5.
    #expect(topography.basins.moves == [1, 1, 0, 1, 1, 0])
    #expect(topography.basins.sizes == [4, 2] && topography.basins.radii == [1, 1])
    #expect(topography.accessibleBasinSizes == [3, 4])
    // δ to (2, y); mean 3/2.
    #expect(Array(topography.distanceToOptimum) == [3, 2, 2, 1, 1, 0])
    // Nodes 3, 4, 5 reach it: half of all, mean path 2/3.
    #expect(topography.pathLengthToOptimum == [-1, -1, -1, 1, 1, 0])
    #expect(topography.topology.value == 0 && topography.neutrality.label == "absolute")
  }

  @Test func flatLandscapeIsOneOptimum() throws {
    let topography = Topography(LandscapeGraph(try line([2, 2, 2, 2])))
    #expect(topography.plateaus.sizes == [4] && topography.plateaus.nodeShare == 1)
    #expect(topography.localOptima.nodes == [0] && topography.localOptima.sizes == [4])
    #expect(topography.localOptima.members(of: 0) == [0, 1, 2, 3])
    #expect(topography.globalOptima == [0, 1, 2, 3])
    #expect(topography.basins.sizes == [4] && topography.basins.radii == [0])
    #expect(topography.accessibleBasinSizes == [4])
    #expect(Array(topography.distanceToOptimum) == [0, 0, 0, 0])
    #expect(topography.pathLengthToOptimum == [0, 0, 0, 0])
    #expect(topography.neutrality.value == 0)
  }

  @Test func oneNodeIsItsOwnOptimum() throws {
    let topography = Topography(LandscapeGraph(try line([7])))
    #expect(topography.graph.edgeCount == 0 && topography.scan.isolatedCount == 1)
    #expect(topography.plateaus.count == 0 && topography.plateaus.meanSize == nil)
    #expect(topography.scan.bestNeighbors == [-1])
    #expect(topography.localOptima.nodes == [0] && topography.basins.sizes == [1])
    #expect(topography.graph.averagedOverNeighbors([3]) == [0])
  }

  @Test func isolatedNodesStay() throws {
    // Levels 0, 1 and 4 of a line of 5: level 4 has no neighbour and is no better than the others.
    let hyperparameter = Hyperparameter("a", .ordinal([0, 1, 2, 3, 4]))
    let topography = Topography(
      LandscapeGraph(try landscape([hyperparameter], ranks: [0, 1, 4], [1, 2, 3])))
    #expect(topography.graph.edgeCount == 1 && topography.scan.isolatedCount == 1)
    #expect(topography.localOptima.nodes == [0, 2])
    #expect(topography.basins.sizes == [2, 1] && topography.basins.basinOf == [0, 0, 1])
    // An absent level still takes up distance.
    #expect(Array(topography.distanceToOptimum) == [0, 1, 4])
    #expect(topography.pathLengthToOptimum == [0, 1, -1])
    #expect(topography.graph.averagedOverNeighbors([1, 2, 3]) == [2, 1, 0])
  }

  @Test func tiedOptimaAreAllGlobal() throws {
    // 0 1 2 3 2 1 0: either end is global; node 3 ties between 2 and 4 and takes the lower.
    let topography = Topography(LandscapeGraph(try line([0, 1, 2, 3, 2, 1, 0])))
    #expect(topography.globalOptima == [0, 6] && topography.localOptima.nodes == [0, 6])
    #expect(topography.localOptima.globalCount == 2)
    #expect(topography.basins.basinOf == [0, 0, 0, 0, 1, 1, 1])
    #expect(Array(topography.distanceToOptimum) == [0, 1, 2, 3, 2, 1, 0])
    #expect(topography.pathLengthToOptimum == [0, 1, 2, 3, 2, 1, 0])
    #expect(topography.accessibleBasinSizes == [4, 4])
  }

  @Test func plateauIsLeftByItsBestExitInOneMove() throws {
    // The plateau 1…4 of loss 5 has exits to node 0 (loss 4) and to node 5 (loss 1).
    let topography = Topography(LandscapeGraph(try line([4, 5, 5, 5, 5, 1])))
    #expect(topography.localOptima.nodes == [5, 0])
    // Node 1 has an improving neighbour of its own and takes that; 2 and 3 cross to node 5.
    #expect(topography.basins.basinOf == [1, 1, 0, 0, 0, 0])
    #expect(topography.basins.moves == [0, 1, 1, 1, 1, 0])
    #expect(SteepestDescent(topography).path(from: 2) == [2, 5])
  }

  @Test func plateausChainUnderAThreshold() throws {
    // At ε = ½ the first three are one plateau, lowest loss 0; 2 → 1 is one arc.
    let topography = Topography(
      LandscapeGraph(try line([0, 0.4, 0.8, 2, 1])), topologyThreshold: .absolute(0.5))
    #expect(topography.plateaus.componentOf == [0, 0, 0, -1, -1])
    #expect(topography.localOptima.nodes == [0, 4])
    #expect(topography.localOptima.memberships == [0, 0, 0, -1, 1])
    #expect(topography.basins.sizes == [4, 1] && topography.basins.moves == [0, 0, 0, 1, 0])
    #expect(topography.globalOptima == [0])
  }

  @Test func thresholdsResolve() {
    // Type 7 quartiles of 1, 2, 3, 4 are 1.75 and 3.25.
    expectClose(
      Threshold.interquartile(0.01).resolved(for: Quantiles(of: [4, 1, 3, 2])), 0.015, within: 1e-15
    )
    #expect(Threshold.absolute(0.25).resolved(for: Quantiles(of: [1, 9])) == 0.25)
    #expect(Threshold.interquartile(0.01).resolved(for: Quantiles(of: [5])) == 0)
    #expect(Threshold.interquartile(0.01).label == "iqr:0.01")
    #expect(Threshold.absolute(0.5).label == "absolute")
  }
}
