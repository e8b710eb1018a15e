import Numerical
import TestSupport
import Testing

@Suite struct RankCorrelationTests {
  /// Few distinct values, so that ties abound.
  private func values(_ count: Int, seed: Int) -> [Double] {
    (0..<count).map { Double(($0 * $0 + seed * $0) % 97) / 8 }
  }

  /// Ranks 1.5, 3, 1.5, 4 by hand.
  @Test func doublesAverageRanks() {
    #expect(RankCorrelation.doubledRanks([2, 5, 2, 7]) == [3, 6, 3, 8])
    #expect(RankCorrelation.doubledRanks([]) == [])
  }

  /// Against `Ranking.averageRanks`, which sorts and averages.
  @Test(arguments: [0, 0.2]) func agreesWithRanking(tolerance: Double) {
    let values = values(500, seed: 3)
    let doubled = RankCorrelation.doubledRanks(values, tolerance: tolerance)
    let ranks = Ranking.averageRanks(values, tolerance: tolerance)
    #expect(doubled.map { Double($0) / 2 } == ranks)
  }

  /// Classes 1 and 2 have one value, 1/2 and 2/4, and so one rank; class 3, without a value, is empty.
  @Test func countsWhatSharesAValue() {
    let classes = [2, 0, 1, 4, 2, 0]
    let shares = [1, 1.0 / 2, 2.0 / 4, .nan, 0]
    let counted = RankCorrelation.doubledRanks(count: 6, values: shares) { classes[$0] }
    #expect(counted == RankCorrelation.doubledRanks(classes.map { shares[$0] }))
    #expect(counted == [6, 11, 6, 2, 6, 11])
  }

  /// Against Pearson's coefficient of average ranks, over more than one block of sums.
  @Test func isSpearman() throws {
    let (first, second) = (values(40_000, seed: 1), values(40_000, seed: 5))
    let rho = try #require(
      RankCorrelation.spearman(
        RankCorrelation.doubledRanks(first), RankCorrelation.doubledRanks(second)))
    expectClose(rho, try #require(Correlation.spearman(first, second)), relative: 1e-12)
    let ranks = RankCorrelation.doubledRanks(first)
    #expect(RankCorrelation.spearman(ranks, ranks) == 1)
    #expect(RankCorrelation.spearman(ranks, ranks.map { 80_002 - $0 }) == -1)
  }

  @Test func isUndefinedWhereAllAreTied() {
    #expect(RankCorrelation.spearman([2, 4, 6], [4, 4, 4]) == nil)
    #expect(RankCorrelation.spearman([2], [2]) == nil)
  }
}
