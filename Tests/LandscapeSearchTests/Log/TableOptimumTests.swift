import Documents
import LandscapeSearch
import Landscapes
import SearchSpaces
import Testing

@Suite struct TableOptimumTests {
  /// Scores 3, 5, 5, 1 at x = 1, 2, 3, 4; a fifth was never evaluated.
  static let landscape = try! Landscape(
    id: "t/full",
    scenario: Scenario(learner: "", dataset: "t", loss: "accuracy", orientation: .maximised),
    space: SearchSpace([Hyperparameter("x", .ordinal([1, 2, 3, 4, 5]))]),
    ranks: [0, 1, 2, 3], losses: [-3, -5, -5, -1])

  static func log(_ ranks: [Int]) -> SearchLog {
    var trajectory = SearchTrajectory()
    for rank in ranks {
      trajectory.append(
        Answer(
          Query(rank: rank),
          landscape.node(ofRank: rank).map { .loss(landscape.losses[$0]) } ?? .failed))
    }
    return SearchLog(trajectory, in: landscape, strategy: "random", seed: .max)
  }

  /// Every set of k marked places among n, and the first of each.
  @Test func theMedianOfTheFirstIsThatOfAllOrders() {
    for n in 1...9 {
      for k in 1...n {
        let firsts = (0..<(1 << n)).filter { $0.nonzeroBitCount == k }
          .map { $0.trailingZeroBitCount + 1 }
        let median = (1...n).first { m in 2 * firsts.count { $0 <= m } >= firsts.count }
        #expect(TableOptimum.medianDraws(of: n, marked: k) == median, "\(k) of \(n)")
      }
    }
    // By hand: half of 72; C(7, 2)/C(10, 2) = 21/45 is the first below ½.
    #expect(TableOptimum.medianDraws(of: 72, marked: 1) == 36)
    #expect(TableOptimum.medianDraws(of: 10, marked: 2) == 3)
    #expect(TableOptimum.medianDraws(of: .max, marked: 1) > 1 << 61)
  }

  @Test func theOptimumIsNamedAsItsSourceHasIt() throws {
    // 2 of 5 are best: C(3, 2)/C(5, 2) = 3/10 after two draws, 6/10 after one.
    let found = Self.log([4, 0, 2])
    #expect(
      found.conclusion
        == "The best of the table, accuracy 5, was found at evaluation 3 of 3. Random search needs "
        + "2 in the median: 2 of the grid's 5 configurations are best, and the table has 4 of them."
    )
    let missed = Self.log([4, 0])
    #expect(missed.optimum?.foundAt == nil && missed.optimum?.betterCount == 2)
    #expect(
      missed.conclusion?.contains(
        "not found in 2 evaluations, whose best is 3; 2 of the table's 4 are better. ") == true)
    #expect(
      Self.log([4]).conclusion?.contains("not found in 1 evaluation, which has no value") == true)
    #expect(
      found.table.shown.headers.map(\.title) == ["evaluation", "rank", "accuracy", "best", "x"])
    #expect(found.table.shown.rows.last == ["3", "2", "5", "5", "3"])
    #expect(found.table.exact.rows[1] == ["2", "0", "-3.0", "-3.0", "1"])
    let json = found.json.text()
    for part in [
      "\"seed\": 18446744073709551615", "\"objective\": \"accuracy\"",
      "\"orientation\": \"maximised\"", "\"found_at\": 3", "\"random_median\": 2",
      "\"loss\": -3,", "\"value\": 3,",
    ] { #expect(json.contains(part), "\(part)") }
  }
}
