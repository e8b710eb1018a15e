import Catalogs
import LandscapeAnalysis
import Landscapes
import Testing

@testable import LandscapeRendering

@Suite struct ProfileFigureTests {
  /// A metric that the library does not know: always a quarter of its range.
  private static let quarter = LandscapeMetric(
    "quarter", aspect: .optimaNetwork, range: -2...6, invariance: .rank,
    summary: "High: never.", source: "this test", isDefinedWhenFlat: true
  ) { _ in 0 }

  private func rows(_ figure: Figure) throws -> [[FigureTable.Cell]] {
    let topography = try TestLandscapes.rugged([5, 4, 3])
    let drawn = try figure.drawn(
      of: [topography.graph.landscape], topography: { _ in topography })
    return drawn.data.rows
  }

  @Test func anAddedMetricIsDrawnAmongItsAspect() throws {
    let added = try rows(.profile(of: MetricCatalog.all.adding(Self.quarter)))
    #expect(added.last?.first == "quarter")
    #expect(added.last?.suffix(3) == [.number(0), .number(-2), .number(6)])
    #expect(try Array(added.dropLast()) == rows(.profile))
  }

  @Test func metricsWithoutBoundsAreLeftOut() throws {
    let bounded = MetricCatalog.all.filter {
      $0.range.lowerBound.isFinite && $0.range.upperBound.isFinite
    }
    #expect(bounded.count < MetricCatalog.all.count)
    #expect(try rows(.profile).map { $0[0] } == bounded.map { .text($0.label) })
  }
}
