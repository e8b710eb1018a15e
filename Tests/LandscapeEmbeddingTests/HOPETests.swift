import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@testable import LandscapeEmbedding

@Suite struct HOPETests {
  /// Two levels, losses 1 and 0: one arc, *A* = e₁e₂ᵀ, *S* = β*A* with β = c/σ₁ = 0.5.
  @Test func oneArcByHand() throws {
    let landscape = try Landscape(
      SearchSpace([Hyperparameter("x", .ordinal([1, 2]))]), losses: [1, 0])
    let hope = try HOPE(
      of: LandscapeGraph(landscape), options: HOPEOptions(rank: 1), seed: Seed(0),
      precision: .double)
    expectClose(hope.singularValues[0], 0.5, within: 1e-12)
    // U = e₁, V = e₂: the worse one at (√0.5, 0), the better at (0, √0.5).
    let half = Float(0.5).squareRoot()
    let expected = [half, 0, 0, half]
    for (value, wanted) in zip(hope.coordinates, expected) {
      #expect(abs(value - wanted) < 1e-6)
    }
  }

  /// *S* written out, and the roots of the eigenvalues of *S*ᵀ*S* by LAPACK.
  @Test func singularValuesEqualDenseOnes() throws {
    let landscape = try Landscape(ReferenceTable("small"))
    let graph = LandscapeGraph(landscape)
    let options = HOPEOptions(terms: 24, rounds: 60)
    let hope = try HOPE(of: graph, options: options, seed: Seed(3), precision: .double)
    let size = graph.nodeCount
    var link = [Double](repeating: 0, count: size * size)
    for node in 0..<size {
      graph.forEachNeighbor(of: node) {
        if landscape.losses[$0] <= landscape.losses[node] {
          link[node * size + $0] = hope.attenuation
        }
      }
    }
    func product(_ a: [Double], _ b: [Double], transposed: Bool = false) -> [Double] {
      var c = [Double](repeating: 0, count: size * size)
      MatrixProduct.multiply(
        a, by: b, into: &c, .init(rows: size, inner: size, columns: size),
        leftIsTransposed: transposed)
      return c
    }
    var sum = link
    var power = link
    for _ in 1..<24 {
      power = product(power, link)
      for place in sum.indices { sum[place] += power[place] }
    }
    let squares = SymmetricEigen(product(sum, sum, transposed: true), size: size).values.reversed()
    for (value, square) in zip(hope.singularValues, squares) {
      expectClose(value, square.squareRoot(), relative: 1e-6)
    }
    #expect(hope.singularValues.count == 8)
  }

  /// SciPy's svds of the same operator (β from the exact σ₁, *t* = 24). Our σ₁ is what the power
  /// iteration has when it changes by less than 10⁻³.
  @Test(.enabled(if: longTests), arguments: [HOPEOptions.Proximity.katz, .commonNeighbors])
  func gridEqualsSciPy(_ proximity: HOPEOptions.Proximity) throws {
    let reference = try EmbeddingReference.read().grid
    let graph = LandscapeGraph(try Landscape(ReferenceTable("grid15625")))
    let options = HOPEOptions(proximity: proximity, terms: 24, rounds: 16)
    let hope = try HOPE(of: graph, options: options, seed: Seed(0))
    expectClose(hope.largestLinkSingularValue, reference.sigma1, relative: 5e-3)
    let expected = proximity == .katz ? reference.katzSingularValues : reference.commonNeighbors
    for (value, wanted) in zip(hope.singularValues, expected) {
      expectClose(value, wanted, relative: 0.01)
    }
  }

  /// Renaming levels of a categorical hyperparameter permutes nodes, and nothing else.
  @Test func relabellingPermutesRows() throws {
    func landscape(_ losses: [Double]) throws -> Landscape {
      try Landscape(
        SearchSpace([
          Hyperparameter("a", .categorical(["p", "q", "r"])),
          Hyperparameter("b", .ordinal([1, 2, 3, 4])),
        ]), losses: losses)
    }
    let losses = [5, 3, 8, 1, 9, 2, 7, 4, 6, 12, 10, 11].map { Double($0) }
    let order = [2, 0, 1]
    let moved = (0..<12).map { losses[order[$0 / 4] * 4 + $0 % 4] }
    let options = HOPEOptions(rank: 3, terms: 24, rounds: 40)
    let first = try HOPE(
      of: LandscapeGraph(landscape(losses)), options: options, seed: Seed(0),
      precision: .double)
    let second = try HOPE(
      of: LandscapeGraph(landscape(moved)), options: options, seed: Seed(0),
      precision: .double)
    for node in 0..<12 {
      let other = order[node / 4] * 4 + node % 4
      for column in 0..<6 {
        #expect(
          abs(second.coordinates[node * 6 + column] - first.coordinates[other * 6 + column]) < 1e-4)
      }
    }
  }

  @Test func isolatedNodesAreAtZero() throws {
    let landscape = try Landscape(
      SearchSpace([Hyperparameter("x", .ordinal([1, 2, 3, 4, 5]))]), ranks: [0, 1, 4],
      losses: [3, 2, 1])
    let hope = try HOPE(of: LandscapeGraph(landscape), seed: Seed(0))
    #expect(hope.isLinked == [true, true, false])
    let last = hope.coordinates.suffix(hope.dimensionCount)
    #expect(last.allSatisfy { $0 == 0 })
  }

  @Test func nothingLinkedIsAnError() throws {
    let landscape = try Landscape(
      SearchSpace([Hyperparameter("x", .ordinal([1, 2, 3]))]), ranks: [0, 2],
      losses: [3, 2])
    #expect(throws: EmbeddingError.noEdges(landscape: "test")) {
      try HOPE(of: LandscapeGraph(landscape), seed: Seed(0))
    }
  }

  /// A flat landscape holds together by its neutral edges.
  @Test func flatLandscapesEmbed() throws {
    let landscape = try Landscape(
      SearchSpace([
        Hyperparameter("x", .ordinal([1, 2, 3])), Hyperparameter("y", .ordinal([1, 2, 3])),
      ]), losses: [Double](repeating: 1, count: 9))
    let hope = try HOPE(of: LandscapeGraph(landscape), seed: Seed(0))
    #expect(hope.singularValues[0] > 0)
    let values = hope.coordinates
    #expect(values.allSatisfy { $0.isFinite })
  }
}
