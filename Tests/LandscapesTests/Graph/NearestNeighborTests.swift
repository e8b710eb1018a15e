import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct NearestNeighborTests {
  static let space = try! SearchSpace([
    Hyperparameter("optimizer", .categorical(["sgd", "adam", "lion"])),
    Hyperparameter(
      "momentum", .ordinal([0, 0.5, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
    Hyperparameter("lr", .ordinal((0..<40).map { .number(1e-4 * Double(1 + $0 * $0 * $0)) })),
    Hyperparameter("x", .ordinal((0..<30).map { .number(Double($0)) })),
  ])

  static func landscape(_ count: Int, seed: UInt64) throws -> Landscape {
    let ranks = try GridSampling.random(count).ranks(in: space, seed: Seed(seed))
    var generator = Seed(seed).generator()
    return try Landscape(
      id: "sample", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      ranks: ranks, losses: ranks.map { _ in generator.uniform() })
  }

  static func distance(_ landscape: Landscape, _ first: Int, _ second: Int) -> Double {
    let encoding = RangeEncoding(landscape.space)
    return RangeEncoding.distance(
      encoding.coordinates(at: landscape.rank(ofNode: first)),
      encoding.coordinates(at: landscape.rank(ofNode: second)))
  }

  // Sorting all pairs; 1100 nodes make more than one block.
  @Test(arguments: [(2, 5), (60, 5), (60, 1), (1100, 8)]) func edgesAreThoseOfTheDefinition(
    count: Int, neighbors: Int
  ) throws {
    let landscape = try Self.landscape(count, seed: UInt64(count))
    let encoding = RangeEncoding(Self.space)
    let points = (0..<count).map { encoding.coordinates(at: landscape.rank(ofNode: $0)) }
    var expected = [Set<Int>](repeating: [], count: count)
    for node in 0..<count where count < 100 || node % 100 == 7 {
      let others = (0..<count).filter { $0 != node }
        .map { (RangeEncoding.distance(points[node], points[$0]), $0) }
        .sorted { $0 < $1 }
      for (_, other) in others.prefix(neighbors) {
        expected[node].insert(other)
        expected[other].insert(node)
      }
    }
    let graph = LandscapeGraph(landscape, nearest: neighbors)
    var edges = 0
    for node in 0..<count {
      var found: [Int] = []
      graph.forEachNeighbor(of: node) { found.append($0) }
      #expect(found == found.sorted() && Set(found).count == found.count)
      #expect(graph.degree(of: node) == found.count)
      if count < 100 {
        #expect(Set(found) == expected[node])
      } else if node % 100 == 7 {
        #expect(expected[node].isSubset(of: found))
      }
      edges += found.count
    }
    #expect(graph.edgeCount * 2 == edges)
  }

  // By hand: on 0 1 2 … 9, evenly spaced, K = 2 joins each to its two nearest; at the ends these are
  // two on one side, and ties go to the lower node.
  @Test func aLineByHand() throws {
    let line = try SearchSpace([
      Hyperparameter("x", .ordinal((0..<5).map { .number(Double($0)) }))
    ])
    let landscape = try Landscape(
      id: "line", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: line,
      losses: [4, 3, 2, 1, 0])
    let graph = LandscapeGraph(landscape, nearest: 2)
    var edges: [[Int]] = []
    graph.forEachEdge { edges.append([$0, $1]) }
    #expect(edges == [[0, 1], [0, 2], [1, 2], [2, 3], [2, 4], [3, 4]])
    let topography = Topography(graph)
    #expect(Array(topography.distanceToOptimum) == [1, 0.75, 0.5, 0.25, 0])
    #expect(topography.pathLengthToOptimum == [2, 2, 1, 1, 0])
    #expect(graph.neighborhoodName == "knn:2" && !graph.hasGrid)
    #expect(LandscapeGraph(landscape, nearest: nil).neighborhoodName == "knn:5")
    #expect(LandscapeGraph(landscape).neighborhoodName == "one_edit")
    // One neighbour each: 1 is nearer to 0 by number, as 2 is to 1.
    var single: [[Int]] = []
    LandscapeGraph(landscape, nearest: 1).forEachEdge { single.append([$0, $1]) }
    #expect(single == [[0, 1], [1, 2], [2, 3], [3, 4]])
  }

  @Test func oneConfigurationHasNoNeighbours() throws {
    let landscape = try Self.landscape(1, seed: 4)
    let topography = Topography(LandscapeGraph(landscape, nearest: nil))
    #expect(topography.graph.edgeCount == 0)
    #expect(topography.localOptima.count == 1 && Array(topography.distanceToOptimum) == [0])
  }

  // Several optima of equal loss; the nearest counts.
  @Test func distancesAreThoseToTheNearestOptimum() throws {
    let landscape = try Self.landscape(50, seed: 6)
    let tied = landscape.losses.enumerated().map { $0 % 17 == 3 ? 0 : $1 + 1 }
    let flattened = try Landscape(
      id: "tied", scenario: landscape.scenario, space: landscape.space, ranks: landscape.ranks,
      losses: tied)
    let topography = Topography(LandscapeGraph(flattened, nearest: 4))
    #expect(topography.globalOptima == [3, 20, 37])
    for node in 0..<50 {
      let expected = [3, 20, 37].map { Self.distance(flattened, node, $0) }.min()
      #expect(topography.distanceToOptimum[node] == expected)
    }
  }
}
