import Catalogs
import LandscapeAnalysis
import Landscapes
import Numerical
import Testing

/// What a metric gets by one line in a catalogue; the laws run on it too.
@Suite struct AddedMetricTests {
  private let catalog = MetricCatalog.all.adding(.lowestShare)

  private static func landscape() throws -> Landscape {
    // Two of 36 losses are lowest.
    try Landscape(
      id: "made", scenario: Scenario(learner: "", dataset: "", loss: "loss"),
      space: MetricLawTests.space, losses: (0..<36).map { Double($0 / 2) })
  }

  @Test func listsHoldItWithItsVariants() throws {
    let labels = ["lowest_share:quantile=0.0", "lowest_share:quantile=1.0"]
    #expect(catalog.withVariants.map(\.label) == MetricCatalog.withVariants.map(\.label) + labels)
    #expect(catalog.profile.suffix(2).map(\.label) == labels)
    #expect(catalog.sampled.suffix(2).map(\.label) == labels)
    #expect(try catalog.entry(named: "lowest_share").aspect == .distribution)
    // What a page about it says.
    #expect(try catalog.entry(named: "lowest_share").variants.map(\.label) == [labels[1]])
  }

  @Test func whatOneMustKnowOfItFollows() throws {
    let facts = catalog.facts(about: try catalog.entry(named: "lowest_share"), exactness: "none")
    #expect(
      facts.map { "\($0.title): \($0.text)" } == [
        "aspect: distribution", "range: 0 to 1", "undefined when: never",
        "unchanged under: any increasing map of the losses (at none)", "source: this test",
        "variants: lowest_share:quantile=1.0", "setting: quantile, a number from 0 to 1",
      ])
  }

  @Test func profilesAndSamplesHoldIt() throws {
    let graph = LandscapeGraph(try Self.landscape())
    let profile = LandscapeProfile(of: Topography(graph), metrics: catalog.profile)
    #expect(profile["lowest_share"] == 2.0 / 36)
    #expect(profile.entries.map(\.metric.label) == catalog.profile.map(\.label))
    let metric = try catalog.sampledMetric(labelled: "lowest_share")
    // As many as there are give the exact value.
    let estimate = metric.estimate(on: SampledLandscape(graph), sampleSize: 36, seed: Seed(1))
    #expect(estimate?.value == 2.0 / 36)
  }

  @Test func settingsAreReadAndRefused() throws {
    let graph = LandscapeGraph(try Self.landscape())
    let half = try catalog.metric(labelled: "lowest_share:quantile=0.5")
    // 18 of 36 lie below the middle between 8 and 9.
    #expect(LandscapeProfile(of: Topography(graph), metrics: [half])[half] == 0.5)
    let error = #expect(throws: UnknownNameError.self) {
      try catalog.metric(labelled: "lowest_share:quantile=2")
    }
    #expect(error?.known == ["lowest_share:quantile=QUANTILE, QUANTILE a number from 0 to 1"])
    #expect(throws: UnknownNameError.self) { try MetricCatalog.metric(labelled: "lowest_share") }
  }
}
