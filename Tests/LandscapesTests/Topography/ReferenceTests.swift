import Foundation
import Landscapes
import SearchSpaces
import TestSupport
import Testing

/// Two landscapes against an independent program in Python (numpy 2.4.6), whose numbers lie in
/// `oracle.json` beside them. Basins and optima agree with graphfla 0.4.0 on the larger.
@Suite struct ReferenceTests {
  private struct Oracle: Decodable {
    struct Neutrality: Decodable {
      let tau: Double
      let edgeRatio: Double
    }
    let edges: Int
    let neutralEdges: Int
    let peaksByLoss: [Int]
    let basinSizesByLoss: [Int]
    let basinRadiiByLoss: [Int]
    let basinAccessibleByLoss: [Int]
    let greedyMeanSteps: Double
    let plateaus: Int
    let plateauMax: Int
    let plateauMean: Double
    let meanDistanceToOptimum: Double
    let optimumAccessibility: Double
    let meanPathLength: Double
    let evolvabilityMean: Double
    let neutralityIqr: Neutrality

    enum CodingKeys: String, CodingKey {
      case edges, neutralEdges, peaksByLoss, basinSizesByLoss, basinRadiiByLoss
      case basinAccessibleByLoss, greedyMeanSteps, plateaus, plateauMax, plateauMean
      case meanDistanceToOptimum, optimumAccessibility, meanPathLength, evolvabilityMean
      case neutralityIqr = "neutralityIqr0.01"
    }
  }

  @Test(arguments: ["small", "grid15625"])
  func topographyMatchesTheOracle(_ folder: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let oracle = try decoder.decode(
      Oracle.self, from: Data(contentsOf: fixture("reference/graphfla/\(folder)/oracle.json")))
    let topography = Topography(LandscapeGraph(try Landscape(ReferenceTable(folder))))
    let count = Double(topography.graph.nodeCount)
    let scan = topography.scan
    #expect(scan.edgeCount == oracle.edges && scan.neutralEdgeCount == oracle.neutralEdges)
    #expect(topography.localOptima.nodes == oracle.peaksByLoss)
    #expect(topography.basins.sizes == oracle.basinSizesByLoss)
    #expect(topography.basins.radii == oracle.basinRadiiByLoss)
    #expect(topography.accessibleBasinSizes == oracle.basinAccessibleByLoss)
    #expect(topography.plateaus.count == oracle.plateaus)
    #expect(topography.plateaus.largest == oracle.plateauMax)
    expectClose(topography.plateaus.meanSize, oracle.plateauMean, relative: 1e-9)
    func sum(_ values: [Int32]) -> Double { values.reduce(0) { $0 + Double($1) } }
    expectClose(sum(topography.basins.moves) / count, oracle.greedyMeanSteps, relative: 1e-9)
    expectClose(
      topography.distanceToOptimum.reduce(0, +) / count, oracle.meanDistanceToOptimum,
      relative: 1e-9)
    let paths = topography.pathLengthToOptimum.filter { $0 >= 0 }
    expectClose(Double(paths.count) / count, oracle.optimumAccessibility, relative: 1e-9)
    expectClose(sum(paths) / Double(paths.count), oracle.meanPathLength, relative: 1e-9)
    let shares = zip(scan.improvingCounts, scan.degrees).map { Double($0) / Double($1) }
    expectClose(shares.reduce(0, +) / count, oracle.evolvabilityMean, relative: 1e-9)
    expectClose(topography.neutrality.value, oracle.neutralityIqr.tau, relative: 1e-9)
    expectClose(
      Double(scan.neutralEdgeCountAtThreshold) / Double(scan.edgeCount),
      oracle.neutralityIqr.edgeRatio, relative: 1e-9)
  }
}
