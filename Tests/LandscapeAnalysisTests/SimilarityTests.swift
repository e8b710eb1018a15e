import Catalogs
import Foundation
import LandscapeAnalysis
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct SimilarityTests {
  static func pair(_ a: [Double], _ b: [Double]) throws -> LandscapePair {
    let space = try SearchSpace([
      Hyperparameter("a", .ordinal(a.indices.map { Level.number(Double($0)) }))
    ])
    func landscape(_ losses: [Double]) throws -> Landscape {
      try Landscape(
        id: "x", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
        losses: losses)
    }
    return try LandscapePair(landscape(a), landscape(b))
  }

  // By hand: ranks 1 2 3 4 against 2 1 4 3; 4 of 6 pairs agree; every configuration moves by one.
  @Test func fourConfigurations() throws {
    let pair = try Self.pair([1, 2, 3, 4], [2, 1, 4, 3])
    expectClose(SimilarityMeasure.spearman.value(on: pair), 0.6, within: 1e-15)
    expectClose(SimilarityMeasure.kendall.value(on: pair), 1.0 / 3, within: 1e-15)
    #expect(SimilarityMeasure.shakeUp.value(on: pair) == 0.25)
    #expect(SimilarityMeasure.gammaSet(0.5).value(on: pair) == 1)
    #expect(SimilarityMeasure.gammaSet(0.25).value(on: pair) == 0)
    expectClose(SimilarityMeasure.regretTransfer.value(on: pair), 1.0 / 3, within: 1e-15)
  }

  // ⌈γ n⌉ of 100 configurations; the products 0.07 · 100 and 0.55 · 100 round up to more than 7 and
  // 55. A holds 0…99, B the same with the places of the border and the next exchanged: k − 1 are
  // common, of k + 1.
  @Test(arguments: [(0.07, 7), (0.55, 55), (0.14, 14), (0.3, 30), (0.071, 8)])
  func theTopSetHoldsTheStatedShare(gamma: Double, size: Int) throws {
    let first = (0..<100).map(Double.init)
    var second = first
    second.swapAt(size - 1, size)
    let pair = try Self.pair(first, second)
    expectClose(
      SimilarityMeasure.gammaSet(gamma).value(on: pair), Double(size - 1) / Double(size + 1),
      within: 1e-15)
  }

  @Test func valuesAreThoseOfTheOracle() throws {
    let oracle = try referenceValues("graphfla/small/similarity_oracle.json")
    let pair = try LandscapePair(
      Landscape(ReferenceTable("small")),
      Landscape(ReferenceTable("small", file: "landscape_b.csv")))
    func expect(_ measure: SimilarityMeasure, _ expected: Any?, reversed: Bool = false) {
      expectClose(
        measure.value(on: reversed ? pair.reversed : pair),
        (expected as? NSNumber)?.doubleValue ?? .nan,
        relative: 1e-9)
    }
    expect(.spearman, oracle["spearman"])
    expect(.kendall, oracle["kendall_tau_b"])
    expect(.shakeUp, oracle["shake_up"])
    expect(.regretTransfer, oracle["regret_a_to_b"])
    expect(.regretTransfer, oracle["regret_b_to_a"], reversed: true)
    for gamma in [0.05, 0.1, 0.25] {
      let values = try #require(oracle["gamma_set_\(gamma)"] as? [String: Any])
      expect(.gammaSet(gamma), values["jaccard"])
      expect(.gammaSetContainment(gamma), values["containment_a_in_b"])
      expect(.topTransfer(gamma), values["best_of_a_regret_b"])
    }
  }

  @Test(arguments: SimilarityCatalog.ofLosses().names) func aLandscapeIsLikeItself(name: String)
    throws
  {
    let measure = try SimilarityCatalog.ofLosses().entry(named: name)
    let pair = try Self.pair([3, 1, 2, 2], [3, 1, 2, 2])
    let distance = ["shake_up", "regret_transfer", "top_transfer"].contains(name)
    expectClose(measure.value(on: pair), distance ? 0 : 1, within: 1e-15)
  }

  @Test func partialLandscapesMeetOnCommonConfigurations() throws {
    let space = try SearchSpace([Hyperparameter("a", .ordinal([1, 2, 3, 4, 5]))])
    func landscape(_ ranks: [Int], _ losses: [Double]) throws -> Landscape {
      try Landscape(
        id: "x", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
        ranks: ranks, losses: losses)
    }
    let pair = try LandscapePair(
      landscape([0, 2, 3], [1, 2, 3]), landscape([2, 3, 4], [5, 6, 7]))
    #expect(pair.ranks == [2, 3])
    #expect(pair.firstLosses == [2, 3] && pair.secondLosses == [5, 6])
    #expect(throws: LandscapeError.noCommonConfigurations("x", "x")) {
      try LandscapePair(landscape([0], [1]), landscape([1], [1]))
    }
  }
}
