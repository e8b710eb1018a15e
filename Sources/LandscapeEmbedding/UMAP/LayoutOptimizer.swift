import Numerical

/// Moves points so that those that belong together are near, others apart.
///
/// An edge of weight *w* attracts every *w*_max/*w* epochs; each time, both ends move and some
/// random points push its first end away. Every coordinate of a step is cut to ±4, and the rate
/// falls from 1 to 0. Random points are drawn from (seed, epoch, edge) and steps are taken in the
/// order of edges, so that the result depends on nothing else.
///
/// - Source: L. McInnes, J. Healy, J. Melville, arXiv 1802.03426, 2018.
struct LayoutOptimizer: Sendable {
  /// One direction of an edge, and when it is next due.
  private struct Edge {
    let from, to: Int32
    /// Epochs between two attractions.
    let period: Float
    var due: Float
    var repulsionDue: Float
  }

  private let forces: ForceTable
  private let epochs: Int
  private let negativeSamples: Int
  private let seed: Seed

  init(curve: CurveParameters, epochs: Int, negativeSamples: Int, seed: Seed) {
    forces = ForceTable(curve)
    self.epochs = epochs
    self.negativeSamples = negativeSamples
    self.seed = seed.derived("layout")
  }

  /// - Parameter positions: Shape [points, 2]: moved in place.
  /// - Complexity: O(epochs · Σ *w*/*w*_max · negative samples).
  func optimize(_ positions: inout [Float], along graph: FuzzyNeighborGraph) {
    var edges = edges(of: graph)
    let count = UInt64(graph.pointCount)
    guard count > 1, !edges.isEmpty else { return }
    positions.withUnsafeMutableBytes { bytes in
      let points = bytes.bindMemory(to: SIMD2<Float>.self)
      edges.withUnsafeMutableBufferPointer { edges in
        for epoch in 0..<epochs {
          let rate = 1 - Float(epoch) / Float(epochs)
          let start = SplitMix64.mix(seed.value &+ UInt64(epoch) &* 0x9E37_79B9_7F4A_7C15)
          for index in edges.indices where edges[index].due <= Float(epoch) {
            step(&edges[index], epoch, rate, points, count, start &+ UInt64(index))
          }
        }
      }
    }
  }

  @inline(__always)
  private func step(
    _ edge: inout Edge, _ epoch: Int, _ rate: Float,
    _ points: UnsafeMutableBufferPointer<SIMD2<Float>>, _ count: UInt64, _ stream: UInt64
  ) {
    let from = Int(edge.from)
    let to = Int(edge.to)
    var own = points[from]
    let apart = own - points[to]
    let squared = (apart * apart).sum()
    if squared > 0 {
      let pull = LayoutOptimizer.cut(forces(squared).x * apart) * rate
      own += pull
      points[to] -= pull
    }
    edge.due += edge.period
    let repulsionPeriod = edge.period / Float(negativeSamples)
    let samples = Int((Float(epoch) - edge.repulsionDue) / repulsionPeriod)
    var random = SplitMix64(state: SplitMix64.mix(stream))
    for _ in 0..<max(samples, 0) {
      let other = Int(random.next().multipliedFullWidth(by: count).high)
      if other == from { continue }
      let apart = own - points[other]
      let squared = (apart * apart).sum()
      if squared > 0 {
        own += LayoutOptimizer.cut(forces(squared).y * apart) * rate
      }
    }
    edge.repulsionDue += Float(max(samples, 0)) * repulsionPeriod
    points[from] = own
  }

  @inline(__always)
  private static func cut(_ step: SIMD2<Float>) -> SIMD2<Float> {
    step.clamped(lowerBound: SIMD2(repeating: -4), upperBound: SIMD2(repeating: 4))
  }

  /// Edges that attract at least once, in both directions.
  private func edges(of graph: FuzzyNeighborGraph) -> [Edge] {
    let largest = graph.weights.max() ?? 0
    var edges: [Edge] = []
    edges.reserveCapacity(graph.weights.count)
    for point in 0..<graph.pointCount {
      for entry in graph.offsets[point]..<graph.offsets[point + 1] {
        let weight = graph.weights[entry]
        if weight < largest / Float(epochs) { continue }
        let period = largest / weight
        edges.append(
          Edge(
            from: Int32(point), to: graph.columns[entry], period: period, due: period,
            repulsionDue: period / Float(negativeSamples)))
      }
    }
    return edges
  }
}
