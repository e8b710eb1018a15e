import LandscapeAnalysis
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct TransferTests {
  /// By hand, regrets of configurations 0…3 on three data sets: 0 ⅓ ⅔ 1, 1 0 ½ ½, 1 ¼ 0 ¾.
  static func table() throws -> TransferTable {
    let rows: [[Double]] = [[1, 2, 3, 4], [30, 10, 20, 20], [9, 6, 5, 8]]
    return try #require(
      TransferTable(
        of: rows.enumerated().map { try Made.landscape($1, id: "\($0)", dataset: "d\($0)") }))
  }

  @Test func regretsAndMeanRanksByHand() throws {
    let table = try Self.table()
    let expected: [[Double]] = [[0, 1.0 / 3, 2.0 / 3, 1], [1, 0, 0.5, 0.5], [1, 0.25, 0, 0.75]]
    for (row, values) in zip(table.regrets, expected) {
      for (value, wanted) in zip(row, values) { expectClose(value, wanted, within: 1e-15) }
    }
    // Ranks 1 2 3 4, 4 1 2.5 2.5, 4 2 1 3 over 4 configurations: means 9, 5, 6.5, 9.5 over 12.
    for (value, wanted) in zip(table.meanRanks, [9.0, 5, 6.5, 9.5]) {
      expectClose(value, wanted / 12, within: 1e-15)
    }
    #expect(table.recommendation() == 1)
  }

  // Totals of single ones: 2, 7/12, 7/6, 9/4: configuration 1 comes first. With it 0 ⅓·0·¼ → 0 saves
  // ⅓ by 0, ¼ by 2: then 0, then 2, and no fourth lowers what is 0 everywhere.
  @Test func greedyPortfolioByHand() throws {
    let table = try Self.table()
    #expect(table.portfolio(of: 1) == [1])
    #expect(table.portfolio(of: 4) == [1, 0, 2])
    #expect(table.regret(of: [1, 0], on: 2) == 0.25)
  }

  // Without the first data set: mean ranks of 0…3 are 8 3 3.5 5.5 over 8, so 1 is recommended; its
  // regret there is ⅓. Without the second: 5 4 4 7, the tie goes to 1. Without the third: 5 3 5.5 6.5.
  @Test func leftOutDataSetsAreNotLookedAt() throws {
    let checks = try Self.table().leaveOneOut(portfolioSize: 1)
    for (check, wanted) in zip(checks, [1.0 / 3, 0, 0.25]) {
      expectClose(check.recommendation, wanted, within: 1e-15)
    }
    // One at random: the mean regret.
    for (check, wanted) in zip(checks, [0.5, 0.5, 0.5]) {
      expectClose(check.random, wanted, within: 1e-15)
    }
  }

  // Brute force over all pairs and triples of the four.
  @Test(arguments: 1...4) func theExpectedLowestIsThatOfAllDraws(count: Int) throws {
    let table = try Self.table()
    for landscape in 0..<3 {
      let draws = (0..<16).filter { $0.nonzeroBitCount == count }.map { set in
        (0..<4).filter { set >> $0 & 1 == 1 }.map { table.regrets[landscape][$0] }.min() ?? 1
      }
      expectClose(
        table.expectedLowest(of: count, on: landscape),
        draws.reduce(0, +) / Double(draws.count), within: 1e-12)
    }
  }

  @Test func nothingTransfersWithoutTwoOrders() throws {
    let flat = try Made.landscape([1, 1, 1], dataset: "flat")
    let one = try Made.landscape([1, 2, 3], dataset: "one")
    #expect(TransferTable(of: [flat, one]) == nil)
    #expect(TransferTable.groups(in: [one]).isEmpty)
    let other = try Made.landscape([1, 2], dataset: "other")
    #expect(TransferTable.groups(in: [one, other]).isEmpty)
    #expect(TransferTable.groups(in: [one, flat, other]).map { $0.map(\.id) } == [["x", "x"]])
    let apart = try Made.landscape([1, 2], sizes: [4], dataset: "a", ranks: [0, 1])
    let away = try Made.landscape([1, 2], sizes: [4], dataset: "b", ranks: [2, 3])
    #expect(TransferTable(of: [apart, away]) == nil)
  }
}

@Suite struct TrainTestTests {
  /// Train losses i, other losses 1.5 i + 1 for 40 configurations, except where `replaced` says.
  static func comparison(_ replaced: [Int: Double] = [:]) throws -> TrainTestComparison {
    let wiggle = Made.noise(40, seed: 3).map { ($0 - 0.5) / 10 }
    let train = (0..<40).map { Double($0) }
    let other = (0..<40).map { replaced[$0] ?? 1.5 * Double($0) + 1 + wiggle[$0] }
    return try TrainTestComparison(
      train: Made.landscape(train, sizes: [8, 5], measure: .train),
      other: Made.landscape(other, sizes: [8, 5], measure: .test))
  }

  // The gap is about i/2 + 1; configuration 10 should have 6 and has 21.
  @Test func onlyGapsOutOfLineAreFound() throws {
    let found = try Self.comparison([10: 31]).outliers
    let first = try #require(found.first)
    #expect(first.rank == 10 && first.gap == 21 && first.score > 3)
    expectClose(try Self.comparison().spearman, 1, within: 1e-12)
    #expect(try Self.comparison([10: 31]).gap.losses[10] == 21)
  }

  // 39 is far out of 0…9 repeated: its quartiles are 2.25 and 6.75, the border 20.25.
  @Test func collapsedTrainingsAreFarOut() throws {
    var train = (0..<40).map { Double($0 % 10) }
    train[7] = 39
    let comparison = try TrainTestComparison(
      train: Made.landscape(train, sizes: [8, 5], measure: .train),
      other: Made.landscape(train.map { $0 + 1 }, sizes: [8, 5], measure: .test))
    #expect(comparison.collapsed == [7])
    #expect(comparison.medianGap == 1 && comparison.outliers.isEmpty)
    let levels = LevelOutcomes.all(of: comparison, failed: [])
    #expect(levels.count == 13)
    // Rank 7 is level 1 of the first (7 / 5) and level 2 of the second (7 mod 5).
    for level in levels {
      let isThere = level.hyperparameter == 0 ? level.level == 1 : level.level == 2
      #expect(level.collapsed == (isThere ? 1 : 0))
      #expect(level.count == (level.hyperparameter == 0 ? 5 : 8))
      #expect(level.medianGap == 1)
    }
    #expect(LevelOutcomes.all(of: comparison, failed: [0, 5]).map(\.failed).reduce(0, +) == 4)
  }

  @Test func scenariosWithoutBothSidesAreLeftOut() throws {
    let train = try Made.landscape([1, 2], measure: .train)
    let validation = try Made.landscape([2, 1])
    #expect(TrainTestComparison.all(in: [train]).isEmpty)
    #expect(TrainTestComparison.all(in: [train, validation], measure: .test).isEmpty)
    let comparison = try #require(TrainTestComparison.all(in: [train, validation]).first)
    expectClose(comparison.spearman, -1, within: 1e-15)
    #expect(comparison.gap.losses == [1, -1] && comparison.outliers.isEmpty)
  }
}

extension TransferTests {
  // Two data sets under each of two recipes and two losses: four groups of two.
  @Test func otherRecipesAndLossesAreNotMixed() throws {
    let space = try SearchSpace([Hyperparameter("depth", .ordinal([1, 2]))])
    let landscapes = try ["standard", "scaled"].flatMap { recipe in
      try ["error_rate", "brier"].flatMap { loss in
        try ["iris", "wine"].map { dataset in
          try Landscape(
            id: "\(recipe)/\(loss)/\(dataset)",
            scenario: Scenario(learner: "tree", dataset: dataset, recipe: recipe, loss: loss),
            space: space, losses: [1, 2])
        }
      }
    }
    let groups = TransferTable.groups(in: landscapes)
    #expect(groups.count == 4)
    for group in groups {
      #expect(group.map(\.scenario.dataset) == ["iris", "wine"])
      #expect(Set(group.map(\.scenario.recipe)).count == 1)
      #expect(Set(group.map(\.scenario.loss)).count == 1)
    }
  }
}
