import LandscapeAnalysis
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct GapByFidelityTests {
  // By hand: gaps 3 2 1 at a quarter of the data and 1 1 2 at all of it: medians 2 and 1, and two of
  // three are smaller. What is there at one fidelity alone is no group.
  @Test func gapsNarrowWithData() throws {
    let quarter = try Fidelity(sampleFraction: 0.25)
    let landscapes = [
      try Made.landscape([1, 2, 3], id: "b", measure: .train),
      try Made.landscape([2, 3, 5], id: "b", measure: .test),
      try Made.landscape([1, 2, 3], id: "a", fidelity: quarter, measure: .train, failed: 4),
      try Made.landscape([4, 4, 4.5], id: "a", fidelity: quarter, measure: .test),
      try Made.landscape([1, 2], id: "c", dataset: "other", measure: .train),
      try Made.landscape([1, 2], id: "c", dataset: "other", measure: .test),
    ]
    let comparisons = TrainTestComparison.all(in: landscapes)
    #expect(comparisons.count == 3)
    let found = GapByFidelity.all(of: comparisons)
    #expect(found.count == 1)
    let gaps = try #require(found.first)
    #expect(gaps.comparisons.map(\.gap.scenario.fidelity) == [quarter, .full])
    #expect(gaps.comparisons.map(\.medianGap) == [2, 1])
    #expect(gaps.comparisons.map(\.gap.failedCount) == [4, 0])
    expectClose(gaps.narrowedShare, 2.0 / 3, within: 1e-15)
    // Gap 1 1 2 against train losses 1 2 3: ranks 1.5 1.5 3 and 1 2 3, ρ = 1.5 / √(1.5 · 2).
    expectClose(gaps.comparisons[1].gapSpearman, 0.75.squareRoot(), within: 1e-12)
  }

  @Test func scenariosOfOneConfigurationAreLeftOut() throws {
    let landscapes = [
      try Made.landscape([1], measure: .train), try Made.landscape([1], measure: .test),
      try Made.landscape([1, 2], dataset: "other", measure: .train),
      try Made.landscape([1, 3], dataset: "other", measure: .test),
    ]
    #expect(TrainTestComparison.all(in: landscapes).map(\.gap.losses) == [[0, 1]])
    #expect(GeneralizationGap.landscapes(of: landscapes).count == 1)
  }
}
