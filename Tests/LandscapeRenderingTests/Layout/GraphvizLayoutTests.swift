import Testing

@testable import LandscapeRendering

/// Facts only: places differ between versions of Graphviz.
@Suite struct GraphvizLayoutTests {
  typealias Edge = GraphvizLayout.Edge

  static func cycle(_ count: Int) -> [Edge] { (0..<count).map { Edge($0, ($0 + 1) % count) } }

  static func distance(_ first: SIMD2<Double>, _ second: SIMD2<Double>) -> Double {
    ((first - second) * (first - second)).sum().squareRoot()
  }

  @Test(arguments: [GraphvizLayout.Engine.neato, .sfdp], [1, 2, 3, 7, 40])
  func placesAreDistinctAndRepeat(engine: GraphvizLayout.Engine, count: Int) throws {
    let radii = (0..<count).map { Double(4 + $0 % 3) }
    let edges = count > 2 ? Self.cycle(count) : count == 2 ? [Edge(0, 1)] : []
    let layout = GraphvizLayout(engine)
    let positions = try layout.positions(radii: radii, edges: edges)
    #expect(positions.count == count)
    #expect(positions.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    #expect(Set(positions).count == count)
    #expect(try layout.positions(radii: radii, edges: edges) == positions)
  }

  // Two triangles, and three nodes alone.
  @Test func componentsAndLoneNodesAreApart() throws {
    let edges = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)].map { Edge($0.0, $0.1) }
    let positions = try GraphvizLayout(.neato).positions(
      radii: [Double](repeating: 5, count: 9), edges: edges)
    #expect(Set(positions).count == 9)
    let lowest = positions[..<6].map(\.y).min() ?? 0
    #expect(positions[6...].allSatisfy { $0.y < lowest - 5 })
  }

  // Springs of length 1 hold a path of three nodes straight: its ends are twice a step apart.
  @Test func pathIsStraight() throws {
    let positions = try GraphvizLayout(.neato).positions(
      radii: [5, 5, 5], edges: [Edge(0, 1), Edge(1, 2)])
    let step = Self.distance(positions[0], positions[1])
    #expect(abs(Self.distance(positions[0], positions[2]) / step - 2) < 0.01)
  }

  @Test func layoutsRunFromManyTasks() async throws {
    let radii = [Double](repeating: 5, count: 30)
    let edges = Self.cycle(30)
    let alone = try GraphvizLayout(.sfdp).positions(radii: radii, edges: edges)
    try await withThrowingTaskGroup(of: [SIMD2<Double>].self) { group in
      for _ in 0..<8 {
        group.addTask { try GraphvizLayout(.sfdp).positions(radii: radii, edges: edges) }
      }
      for try await positions in group { #expect(positions == alone) }
    }
  }

  @Test func failuresSayWhatWasAsked() {
    let error = RenderingError.layoutFailed(engine: "sfdp", nodes: 3, reason: "no memory")
    #expect(error.description == "Graphviz (sfdp) could not lay out 3 nodes: no memory")
  }

  @Test func separatedDiscsDoNotOverlap() {
    // A heap: 200 discs crowded into a square, and three on one spot.
    var heap = [SIMD2<Double>](repeating: .zero, count: 3)
    for index in 0..<200 {
      heap.append(SIMD2(Double(index * 37 % 101) / 10, Double(index * 53 % 97) / 10))
    }
    let radii = heap.indices.map { Double(1 + $0 % 5) }
    let positions = DiscSeparation(heap, radii: radii).positions
    for first in heap.indices {
      for second in 0..<first {
        let apart = Self.distance(positions[first], positions[second])
        #expect(apart > (radii[first] + radii[second]) * 0.99)
      }
    }
    #expect(DiscSeparation(heap, radii: radii).positions == positions)
  }
}
