import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct GridScanTests {
  /// Levels of six axes of 72 540 nodes: more than a tile holds, in tiles of 31 · 9 · 5 nodes that
  /// are no multiple of eight, so that every path of the scan is taken.
  @Test func tiledScanSeesTheNeighborsOfEachNode() throws {
    let sizes = [2, 2, 13, 5, 9, 31]
    let space = try SearchSpace(
      sizes.enumerated().map { index, count in
        let levels = (0..<count).map { Level.number(Double($0)) }
        return Hyperparameter(
          "h\(index)", index % 2 == 0 ? .categorical(levels) : .ordinal(levels))
      })
    var random = Seed(5).generator()
    let losses = (0..<space.combinationCount).map { _ in Double(random.integer(below: 64)) / 64 }
    try expectScanOf(space, losses, step: 7)
  }

  /// Levels per hyperparameter, ordinal where negative: every place of short and long, successive
  /// and all-to-all axes, with ends that fill no vector.
  static let shapes = [
    [-7], [-1], [5], [2], [-3, -2], [3, 2], [2, 3], [-5, 3], [3, -5], [-2, -2, -2, -3], [4, 1, -6],
    [-40, 3], [3, -40], [-6, -9, -8], [6, 9, 8], [-20, -33, -31], [7, -11, 4, 3], [-7, 11, -4, -3],
    [-130, 130], [130, -130], [-19_000], [3, -17_000], [5, 13, 29, -11],
  ]

  @Test(arguments: shapes) func everyShapeIsScanned(shape: [Int]) throws {
    let space = try SearchSpace(
      shape.enumerated().map { index, count in
        let levels = (0..<abs(count)).map { Level.number(Double($0)) }
        return Hyperparameter("h\(index)", count > 0 ? .categorical(levels) : .ordinal(levels))
      })
    var random = Seed(9).generator()
    let losses = (0..<space.combinationCount).map { _ in Double(random.integer(below: 40)) / 64 }
    try expectScanOf(space, losses, step: max(1, losses.count / 9000))
  }

  /// Compares every `step`th node with a plain walk over its neighbours.
  private func expectScanOf(_ space: SearchSpace, _ losses: [Double], step: Int) throws {
    let graph = LandscapeGraph(
      try Landscape(
        id: "grid", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
        losses: losses))
    let scan = NeighborhoodScan(graph, topologyThreshold: 0.03125, neutralityThreshold: 0.125)
    let averages = graph.averagedOverNeighbors(losses)
    // Multiples of 1/64 add up without rounding, so that all is exact; a sample of nodes will do.
    for node in stride(from: 0, to: losses.count, by: step) {
      var row: [Int] = []
      graph.forEachNeighbor(of: node) { row.append($0) }
      let differences = row.map { losses[node] - losses[$0] }
      let sum = row.reduce(0) { $0 + losses[$1] }
      let best = row.min { (losses[$0], $0) < (losses[$1], $1) } ?? -1
      let isRight =
        Int(scan.degrees[node]) == row.count && Int(scan.bestNeighbors[node]) == best
        && Int(scan.neutralCounts[node]) == differences.count { abs($0) <= 0.125 }
        && Int(scan.improvingCounts[node]) == differences.count { $0 > 0.03125 }
        && scan.lossSums[node] == sum
        && averages[node] == (row.isEmpty ? 0 : sum / Double(row.count))
        && scan.absoluteDifferenceSums[node] == differences.reduce(0) { $0 + abs($1) }
      #expect(isRight, "node \(node)")
    }
  }

  @Test func longLinesAndSingleLevelsAreScanned() throws {
    // 20 000 levels are more than a tile; a hyperparameter of one level has no edges.
    let losses = (0..<20_000).map { Double($0 * 7919 % 20_000) }
    let graph = LandscapeGraph(
      try landscape(
        [
          .init("a", .ordinal((0..<20_000).map { .number(Double($0)) })),
          .init("b", .categorical(["x"])),
        ], losses))
    let scan = NeighborhoodScan(graph, topologyThreshold: 0, neutralityThreshold: 0)
    #expect(graph.edgeCount == 19_999 && scan.edgeCount == 19_999 && scan.isolatedCount == 0)
    let steps = zip(losses, losses.dropFirst()).reduce(0) { $0 + abs($1.0 - $1.1) }
    #expect(scan.absoluteDifferenceSum == steps)
  }
}
