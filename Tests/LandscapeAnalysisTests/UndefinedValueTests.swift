import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

/// Values that exist, or do not, only when rounding is kept out of the decision.
@Suite struct UndefinedValueTests {
  static let line = try! SearchSpace([
    Hyperparameter("a", .ordinal((0..<40).map { Level.number(Double($0)) }))
  ])

  static func landscape(_ ranks: [Int]?, _ losses: [Double]) throws -> Landscape {
    try Landscape(
      id: "line", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: line,
      ranks: ranks, losses: losses)
  }

  // A path of equal losses and one isolated configuration: the walk sees a single loss, so its
  // variance is 0, although the rounded mean of the path need not be that loss.
  @Test(arguments: [0.1, 0.3, 0.7, 0.9], 2...12) func aWalkOverEqualLossesHasNoAutocorrelation(
    loss: Double, length: Int
  ) throws {
    let landscape = try Self.landscape(
      Array(0..<length) + [39], [Double](repeating: loss, count: length) + [5])
    let measured = MeasuredLandscape(Topography(LandscapeGraph(landscape)))
    #expect(LandscapeMetric.autocorrelation().value(on: measured) == nil)
    #expect(LandscapeMetric.autocorrelation(lag: 2).value(on: measured) == nil)
    #expect(LandscapeMetric.lossAssortativity.value(on: measured) == nil)
    #expect(LandscapeMetric.correlationLength.value(on: measured) == nil)
  }

  // METRICS §2: assortativity, Pearson's coefficient over all ordered edge ends, is ρ(1).
  @Test(arguments: 0..<12) func autocorrelationIsTheCorrelationOverEdgeEnds(seed: Int) throws {
    let landscape = try MetricLawTests.landscape(
      seed: UInt64(seed), ties: seed % 2 == 0, complete: seed % 3 == 0)
    let graph = LandscapeGraph(landscape)
    var (sources, targets): ([Double], [Double]) = ([], [])
    graph.forEachEdge { first, second in
      sources += [landscape.losses[first], landscape.losses[second]]
      targets += [landscape.losses[second], landscape.losses[first]]
    }
    let expected = try #require(Correlation.pearson(sources, targets))
    let profile = LandscapeProfile(of: Topography(graph))
    expectClose(profile["autocorrelation"], expected, within: 1e-12)
    expectClose(profile["loss_assortativity"], expected, within: 1e-12)
  }

  // METRICS §5, by hand: on the line 0 1 2 3 2 1 0 both ends are optima and all reach one.
  @Test func tiedOptimaAreReachedTogether() throws {
    let profile = profile(try Self.landscape(Array(0..<7), [0, 1, 2, 3, 2, 1, 0]))
    #expect(profile["optimum_accessibility"] == 1)
    #expect(profile["global_basin_share"] == 1)
  }

  // METRICS §§3–5: flat: neutrality 1, one optimum, everything reaches it.
  @Test func flatValuesAreThoseOfTheDefinitions() throws {
    let profile = profile(try Self.landscape(nil, [Double](repeating: 0.1, count: 40)))
    #expect(profile["neutrality_ratio"] == 1)
    #expect(profile["mean_neutrality"] == 1)
    #expect(profile["local_optima_count"] == 1)
    #expect(profile["local_optima_ratio"] == 1.0 / 40)
    #expect(profile["optimum_accessibility"] == 1)
  }

  @Test func aProfileRepeatsItself() throws {
    let landscape = try MetricLawTests.landscape(seed: 3, ties: true, complete: false)
    let values = (0..<2).map { _ in profile(landscape).entries.map(\.value) }
    #expect(values[0] == values[1])
  }
}
