import Catalogs
import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

/// Landscapes made of a list of losses over one ordinal hyperparameter, or two.
enum Made {
  static func space(_ sizes: [Int]) throws -> SearchSpace {
    try SearchSpace(
      sizes.enumerated().map { index, size in
        Hyperparameter("h\(index)", .ordinal((0..<size).map { Level.number(Double($0)) }))
      })
  }

  static func landscape(
    _ losses: [Double], sizes: [Int]? = nil, id: String = "x", dataset: String = "d",
    learner: String = "l", fidelity: Fidelity = .full, measure: Measure = .validation,
    ranks: [Int]? = nil, failed: Int = 0, repetitions: Repetitions? = nil
  ) throws -> Landscape {
    try Landscape(
      id: id,
      scenario: Scenario(learner: learner, dataset: dataset, loss: "loss", fidelity: fidelity),
      measure: measure, space: space(sizes ?? [losses.count]), ranks: ranks, losses: losses,
      failedCount: failed, repetitions: repetitions)
  }

  /// Independent numbers in [0, 1).
  static func noise(_ count: Int, seed: UInt64) -> [Double] {
    var generator = Seed(seed).generator()
    return (0..<count).map { _ in Double.random(in: 0..<1, using: &generator) }
  }
}

@Suite struct CollectionTests {
  // The matrix ranks each landscape once; values are those of pairs made on their own.
  @Test func theMatrixHoldsTheValuesOfItsPairs() throws {
    let landscapes = try (0..<4).map { index in
      try Made.landscape(
        Made.noise(60, seed: UInt64(index)).map { ($0 * 20).rounded() }, id: "\(index)")
    }
    let partial = try Made.landscape(
      Made.noise(30, seed: 9), sizes: [60], id: "p", ranks: (0..<30).map { 2 * $0 })
    let matrix = SimilarityMatrix(
      of: landscapes + [partial], measures: Array(SimilarityCatalog.ofLosses()))
    #expect(matrix.entries.count == 10)
    for entry in matrix.entries {
      let all = landscapes + [partial]
      let pair = try LandscapePair(all[entry.first], all[entry.second])
      #expect(entry.pair.count == (entry.second == 4 ? 30 : 60))
      for (measure, value) in zip(matrix.measures, entry.values) {
        #expect(measure.value(on: pair) == value)
      }
    }
  }

  // By hand: 0's best is the second best of 1, and 1's best the third of 0: regrets ½ and 1.
  @Test func rowsLeadFromRowToColumn() throws {
    let matrix = SimilarityMatrix(
      of: [try Made.landscape([1, 2, 3], id: "a"), try Made.landscape([2, 3, 1], id: "b")],
      measures: [.regretTransfer])
    #expect(matrix.rows(of: "regret_transfer") == [[nil, 0.5], [1, nil]])
  }

  // Every measure of ranks is the same under increasing maps, and every one, regret included, under
  // a x + b; exchanging the sides leaves symmetric measures as they are.
  @Test(arguments: SimilarityCatalog.ofLosses().names)
  func measuresAreInvariantAsStated(name: String) throws {
    let measure = try SimilarityCatalog.ofLosses().entry(named: name)
    let first = Made.noise(80, seed: 1).map { ($0 * 30).rounded() }
    let second = zip(first, Made.noise(80, seed: 2)).map { $0 + ($1 * 30).rounded() }
    func value(_ a: [Double], _ b: [Double]) throws -> Double? {
      try measure.value(on: LandscapePair(Made.landscape(a), Made.landscape(b)))
    }
    let plain = try #require(try value(first, second))
    // Powers of two: exact in doubles.
    expectClose(
      try value(first.map { 4 * $0 - 8 }, second.map { $0 / 2 + 16 }), plain, within: 1e-12)
    if !["regret_transfer", "top_transfer"].contains(name) {
      #expect(try value(first.map { $0 * $0 * $0 }, second.map { Foundation.exp($0) }) == plain)
    }
    if ["spearman", "kendall", "shake_up", "gamma_set"].contains(name) {
      expectClose(try value(second, first), plain, within: 1e-15)
    }
  }

  @Test func flatLandscapesHaveNoOrder() throws {
    let flat = try Made.landscape([1, 1, 1, 1])
    let pair = try LandscapePair(Made.landscape([1, 2, 3, 4]), flat)
    for measure in SimilarityCatalog.ofLosses() {
      let isUndefined = ["spearman", "kendall", "regret_transfer", "top_transfer"]
        .contains(measure.name)
      #expect((measure.value(on: pair) == nil) == isUndefined)
    }
    #expect(SimilarityInterval(of: .spearman, on: pair) == nil)
    #expect(FidelityAdvice(pair).verdict == .unknown)
  }

  // By hand: with the rest at its best, h0 has losses min(4, 1), min(2, 5), min(3, 0) = 1 2 0 at its
  // levels; of the other space h0 has the levels 1 and 2 and 5 only: 1 and 2 are common.
  @Test func projectionTakesTheBestOverTheRest() throws {
    let first = try Made.landscape([4, 1, 2, 5, 3, 0], sizes: [3, 2], id: "a")
    let other = try SearchSpace([
      Hyperparameter("rest", .categorical(["u", "v"])), Hyperparameter("h0", .ordinal([1, 2, 5])),
    ])
    let second = try Landscape(
      id: "b", scenario: first.scenario, space: other, losses: [3, 7, 1, 8, 2, 0])
    let (pair, shared) = try LandscapePair.aligning(
      ComparedLandscape(first), ComparedLandscape(second))
    #expect(shared == ["h0"])
    #expect(pair.firstLosses == [2, 0] && pair.secondLosses == [3, 2])
    #expect(pair.first.id == "a" && pair.second.id == "b")
    let strange = try Landscape(
      id: "c", scenario: first.scenario,
      space: SearchSpace([Hyperparameter("z", .ordinal([1, 2]))]), losses: [1, 2])
    #expect(throws: LandscapeError.differentSpaces("a", "c")) {
      try LandscapePair.aligning(ComparedLandscape(first), ComparedLandscape(strange))
    }
  }

  // By hand: 0–1 at 0.1, 2–3 at 0.2, then the mean of 0.9, 0.8, 0.7, 1.0 = 0.85; 4 stands alone.
  // The same heights from scipy 1.17.1: linkage(squareform(D), 'average')[:, 2] of the first four.
  @Test func averageLinkageByHand() {
    let near: [[Double?]] = [
      [nil, 0.1, 0.9, 0.8, nil], [0.1, nil, 0.7, 1.0, nil], [0.9, 0.7, nil, 0.2, nil],
      [0.8, 1.0, 0.2, nil, nil], [nil, nil, nil, nil, nil],
    ]
    let clusters = LandscapeClusters(distances: near, cut: 0.5)
    #expect(clusters.heights.count == 3)
    for (height, expected) in zip(clusters.heights, [0.1, 0.2, 0.85]) {
      expectClose(height, expected, within: 1e-12)
    }
    #expect(clusters.order == [0, 1, 2, 3, 4])
    #expect(clusters.groups == [[0, 1], [2, 3], [4]])
    #expect(LandscapeClusters(distances: near, cut: 1).groups == [[0, 1, 2, 3], [4]])
  }

  // By hand: the only metric that all have is 1 2 3, of mean 2 and deviation √(2/3); the second is
  // constant, the third is there once.
  @Test func structureIsInUnitsOfTheDeviation() {
    let profiles = StandardizedProfiles(
      ids: ["a", "b", "c"], values: [[1, 7, nil], [2, 7, 5], [3, 7, nil]])
    expectClose(
      profiles.distance(between: "a", and: "c"), 2 / (2.0 / 3).squareRoot(), within: 1e-12)
    #expect(profiles.distance(between: "a", and: "a") == 0)
    #expect(
      StandardizedProfiles(ids: ["a", "b"], values: [[1], [2]]).distance(between: "a", and: "b")
        == nil)
  }

  // Two landscapes that are one signal, with noise of its own on each of six folds.
  @Test func intervalsOverFoldsHoldTheValueAndNarrowWithLessNoise() throws {
    func pair(_ noise: Double) throws -> LandscapePair {
      let sides = try (0..<2).map { side in
        let errors = Made.noise(40 * 6, seed: UInt64(side) + 5)
        let losses = errors.indices.map { Double($0 / 6) / 40 + noise * (errors[$0] - 0.5) }
        let repetitions = Repetitions(count: 6, losses: losses)
        return try Made.landscape(
          repetitions.means(weights: [1, 1, 1, 1, 1, 1]), repetitions: repetitions)
      }
      return try LandscapePair(sides[0], sides[1])
    }
    let loud = try #require(try SimilarityInterval(of: .spearman, on: pair(1)))
    let quiet = try #require(try SimilarityInterval(of: .spearman, on: pair(0.1)))
    let value = try #require(try SimilarityMeasure.spearman.value(on: pair(1)))
    #expect(loud.source == .folds)
    #expect(loud.low <= value && value <= loud.high && loud.high <= 1)
    #expect(quiet.high - quiet.low < (loud.high - loud.low) / 4)
    #expect(loud == (try SimilarityInterval(of: .spearman, on: pair(1))))
  }

  @Test func intervalsOverConfigurationsNeedAnIncompleteGrid() throws {
    func pair(_ ranks: [Int]?) throws -> LandscapePair {
      let count = ranks?.count ?? 50
      return try LandscapePair(
        Made.landscape(Made.noise(count, seed: 1), sizes: [50], ranks: ranks),
        Made.landscape(Made.noise(count, seed: 2), sizes: [50], ranks: ranks))
    }
    #expect(try SimilarityInterval(of: .spearman, on: pair(nil)) == nil)
    let part = try SimilarityInterval(of: .spearman, on: pair((0..<25).map { 2 * $0 }))
    #expect(part?.source == .configurations)
    #expect(SimilarityInterval(of: .importanceSimilarity, on: try pair(nil)) == nil)
  }

  @Test func importanceSimilarityIsOfTheMainEffects() throws {
    // f = 4 h0 + 2 h1 + h2 and with h0 and h2 exchanged: main effects 16 4 1 and 1 4 16.
    func landscape(_ weights: [Double]) throws -> Landscape {
      let losses = (0..<8).map { rank -> Double in
        let levels = [rank >> 2 & 1, rank >> 1 & 1, rank & 1]
        return zip(weights, levels).reduce(0) { $0 + $1.0 * Double($1.1) }
      }
      return try Made.landscape(losses, sizes: [2, 2, 2])
    }
    let pair = try LandscapePair(landscape([4, 2, 1]), landscape([1, 2, 4]))
    expectClose(SimilarityMeasure.importanceSimilarity.value(on: pair), -1, within: 1e-12)
    let short = try LandscapePair(Made.landscape([1, 2]), Made.landscape([2, 1]))
    #expect(SimilarityMeasure.importanceSimilarity.value(on: short) == nil)
  }

  // Spearman 1; the cheap one's best, 0.2, is the best; a third of the seconds.
  @Test func adviceIsASentence() throws {
    let cheap = try Fidelity(sampleFraction: 0.25)
    let landscapes = [
      try Made.landscape([0.5, 0.6, 0.7, 0.9], fidelity: cheap),
      try Made.landscape([0.2, 0.3, 0.4, 0.8]),
    ]
    let advice = FidelityAdvice.all(
      among: landscapes,
      seconds: [landscapes[0].scenario: 1, landscapes[1].scenario: 4])
    #expect(advice.count == 1)
    #expect(
      advice[0].sentence
        == "data=0.25 keeps the order: Spearman 1.00, 25 % of the cost; its best is the best.")
    // By hand: 0.9 against the best 0.5 is 1.8 times as much; ranks 1 2 3 4 against 4 2 3 1.
    let misled = FidelityAdvice(
      try LandscapePair(landscapes[0], Made.landscape([0.9, 0.6, 0.7, 0.5])))
    #expect(
      misled.sentence
        == "data=0.25 does not keep the order: Spearman -0.80; its best has 1.8 times the lowest "
        + "loss.")
  }
}
