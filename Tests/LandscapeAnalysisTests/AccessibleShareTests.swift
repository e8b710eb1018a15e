import LandscapeAnalysis
import Landscapes
import TestSupport
import Testing

@testable import LandscapeAnalysis

@Suite struct AccessibleShareTests {
  @Test(arguments: [false, true]) func samplesOfOptimaAreNearAllOfThem(through: Bool) throws {
    let topography = Topography(LandscapeGraph(try Landscape(ReferenceTable("grid15625"))))
    let measured = MeasuredLandscape(topography)
    let metric: LandscapeMetric =
      through ? .meanAccessibleShareThroughPlateaus : .meanAccessibleShare
    let exact = try #require(metric.value(on: measured))
    let count = topography.localOptima.count
    func estimate(_ size: Int) -> Estimate {
      let shares = SampledAccessibleShares(topography, sampleSize: size)
      return through ? shares.throughPlateaus : shares.byArcs
    }
    let all = estimate(count)
    expectClose(all.value, exact, within: 1e-12)
    #expect(all.low == all.value && all.high == all.value)
    let some = estimate(12)
    #expect(some.low < exact && exact < some.high && some.high - some.low < 0.5)
    // 112,500 edges and 29 optima are few: nothing is estimated unless asked for.
    #expect(SampledAccessibleShares(topography) == nil)
    #expect(SampledAccessibleShares(topography, visitLimit: 1) == nil)
  }
}
