import Foundation
import Numerical
import TestSupport
import Testing

@testable import LandscapeEmbedding

@Suite struct UMAPTests {
  let reference: EmbeddingReference
  let points: [Float]

  init() throws {
    reference = try EmbeddingReference.read()
    points = reference.points.flatMap(\.self)
  }

  private var graph: FuzzyNeighborGraph {
    FuzzyNeighborGraph(NeighborTable(of: points, dimension: 4, count: reference.k - 1))
  }

  /// umap-learn's `find_ab_params`, which stops at its own tolerance.
  @Test func curveParameters() {
    for curve in reference.curves {
      let fit = CurveParameters(minimumDistance: curve[0], spread: 1)
      expectClose(fit.a, curve[1], relative: 1e-5)
      expectClose(fit.b, curve[2], relative: 1e-5)
    }
  }

  @Test func neighborsEqualAPlainSearch() {
    let table = NeighborTable(of: points, dimension: 4, count: 7)
    for point in 0..<60 {
      func distance(_ other: Int) -> Float {
        (0..<4).reduce(0) {
          let difference = points[point * 4 + $1] - points[other * 4 + $1]
          return $0 + difference * difference
        }
      }
      let order = (0..<60).filter { $0 != point }
        .sorted { (distance($0), $0) < (distance($1), $1) }.prefix(7)
      #expect(table.indices[point * 7..<(point + 1) * 7].map { Int($0) } == Array(order))
    }
  }

  @Test func equalPointsAreNeighborsByIndex() {
    let same = [Float](repeating: 2, count: 3 * 100)
    let table = NeighborTable(of: same, dimension: 3, count: 3)
    #expect(table.indices.prefix(6) == [1, 2, 3, 0, 2, 3])
    #expect(table.distances.allSatisfy { $0 == 0 })
  }

  /// umap-learn solves for σ to 10⁻⁵ of the sum in single precision.
  @Test func fuzzyWeights() {
    let graph = graph
    for (value, wanted) in zip(graph.localDistances, reference.rhos) {
      expectClose(value, wanted, relative: 1e-5)
    }
    for (value, wanted) in zip(graph.bandwidths, reference.sigmas) {
      expectClose(value, wanted, relative: 1e-3)
    }
    #expect(graph.weights.count == reference.graph.count)
    var entry = 0
    for point in 0..<60 {
      for place in graph.offsets[point]..<graph.offsets[point + 1] {
        let wanted = reference.graph[entry]
        #expect(Int(wanted[0]) == point && Int(wanted[1]) == Int(graph.columns[place]))
        expectClose(Double(graph.weights[place]), wanted[2], within: 2e-4)
        entry += 1
      }
    }
  }

  /// Eigenvectors up to their signs and lengths.
  @Test func spectralStart() {
    let vectors = SpectralLayout.vectors(of: graph, points: Array(0..<60), seed: Seed(0))
    for axis in 0..<2 {
      let own = (0..<60).map { vectors[2 * $0 + axis] }
      let other = reference.spectral.map { $0[axis] }
      let correlation = Correlation.pearson(own, other) ?? 0
      #expect(abs(correlation) > 1 - 1e-6)
    }
  }

  /// Lanczos' iteration finds what LAPACK finds.
  @Test func iteratedEigenvectorsEqualDenseOnes() throws {
    var generator = Seed(5).generator()
    let cloud = (0..<600 * 3).map { _ in Float(generator.normal()) }
    let graph = FuzzyNeighborGraph(NeighborTable(of: cloud, dimension: 3, count: 14))
    try #require(graph.components.sizes == [600])
    let matrix = NormalizedAdjacency(graph, points: Array(0..<600))
    let eigen = SymmetricEigen(matrix.dense, size: 600)
    let vectors = SpectralLayout.vectors(of: graph, points: Array(0..<600), seed: Seed(0))
    for axis in 0..<2 {
      let own = (0..<600).map { vectors[2 * $0 + axis] }
      let correlation = Correlation.pearson(own, Array(eigen.vector(598 - axis))) ?? 0
      #expect(abs(correlation) > 0.999)
    }
  }

  /// scikit-learn's `trustworthiness`, both ways.
  @Test func trustworthiness() throws {
    let quality = try #require(
      MapQuality(
        positions: reference.plane.flatMap(\.self), coordinates: points, dimension: 4,
        losses: (0..<60).map { Double($0) }, neighborCount: 5, seed: Seed(0)))
    expectClose(quality.trustworthiness, reference.trustworthinessK5, within: 1e-12)
    expectClose(quality.continuity, reference.continuityK5, within: 1e-12)
  }

  /// Forces from the table against their formulas.
  @Test func forces() {
    let curve = CurveParameters(minimumDistance: 0.1, spread: 1)
    let table = ForceTable(curve)
    for squared in [1e-6, 0.003, 0.7, 1, 12, 345] {
      let power = pow(squared, curve.b)
      let forces = table(Float(squared))
      expectClose(
        Double(forces.x), -2 * curve.a * curve.b * power / squared / (1 + curve.a * power),
        relative: 2e-4)
      expectClose(
        Double(forces.y), 2 * curve.b / ((0.001 + squared) * (1 + curve.a * power)),
        relative: 2e-4)
    }
  }

  /// Two clouds far apart stay apart, each together.
  @Test func cloudsStayTogether() {
    var generator = Seed(9).generator()
    let cloud = (0..<80 * 3).map { place in
      Float(generator.normal()) + (place < 120 ? 0 : 40)
    }
    let places = UMAP.positions(of: cloud, dimension: 3, seed: Seed(1))
    let neighbors = NeighborTable(of: places, dimension: 2, count: 5)
    let isSame = (0..<80 * 5).map { ($0 / 5 < 40) == (neighbors.indices[$0] < 40) }
    #expect(isSame.count { $0 } > 395)
    #expect(places == UMAP.positions(of: cloud, dimension: 3, seed: Seed(1)))
    #expect(places != UMAP.positions(of: cloud, dimension: 3, seed: Seed(2)))
  }

  @Test func fewPointsLieOnALine() {
    #expect(UMAP.positions(of: [5, 1, 3], dimension: 1, seed: Seed(0)) == [0, 0, 1, 0, 2, 0])
  }
}
