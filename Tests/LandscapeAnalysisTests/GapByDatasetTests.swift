import LandscapeAnalysis
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct GapByDatasetTests {
  // By hand: median gaps 3, 1, 2 at 10, 20, 30 rows: ranks 1 2 3 and 3 1 2, ρ = 1 − 6 · (4+1+1) / 24.
  @Test func moreRowsGoWithSmallerGaps() throws {
    let gaps = [("large", 2.0), ("small", 3.0), ("middle", 1.0)]
    var landscapes: [Landscape] = []
    for (name, gap) in gaps {
      landscapes += [
        try Made.landscape([1, 2, 3], dataset: name, measure: .train),
        try Made.landscape([1 + gap, 2 + gap, 3 + gap], dataset: name, measure: .test),
      ]
    }
    // At another fidelity there are two data sets alone, which is no group.
    let half = try Fidelity(sampleFraction: 0.5)
    for (name, gap) in gaps.prefix(2) {
      landscapes += [
        try Made.landscape([1, 2], dataset: name, fidelity: half, measure: .train),
        try Made.landscape([1 + gap, 2 + gap], dataset: name, fidelity: half, measure: .test),
      ]
    }
    let rows = ["small": 10.0, "middle": 20, "large": 30]
    let comparisons = TrainTestComparison.all(in: landscapes)
    #expect(comparisons.count == 5)
    let found = GapByDataset.all(of: comparisons) { rows[$0.dataset] }
    #expect(found.count == 1)
    let points = try #require(found.first).points
    #expect(points.map(\.comparison.gap.scenario.dataset) == ["small", "middle", "large"])
    #expect(points.map(\.comparison.medianGap) == [3, 1, 2])
    expectClose(found[0].spearman, -0.5, within: 1e-15)
    // Where rows are not known of three data sets, there is nothing to say.
    #expect(GapByDataset.all(of: comparisons) { $0.dataset == "small" ? nil : 10 }.isEmpty)
  }
}
