import LandscapeAnalysis
import Landscapes
import Numerical
import TestSupport
import Testing

/// Whether intervals hold the exact value as often as they say.
@Suite struct CoverageTests {
  static let landscape = Result {
    SampledLandscape(LandscapeGraph(try Landscape(ReferenceTable("grid15625"))))
  }

  /// Exact values of grid15625: those of the profile, and of the oracle for squares and γ.
  static let exact = Result<[String: Double], any Error> {
    let profile = profile(try Landscape(ReferenceTable("grid15625")))
    let oracle = try referenceValues("graphfla/grid15625/oracle.json")
    let squares = try #require(oracle["interaction_squares"] as? [String: Double])
    func share(_ kind: String) -> Double { (squares[kind] ?? .nan) / (squares["strict"] ?? 0) }
    var values = [
      "sign_share": share("sign"), "reciprocal_sign_share": share("reciprocal_sign"),
      "magnitude_share": share("magnitude") + share("none"),
      "tied_share": (squares["tied"] ?? .nan) / (squares["squares"] ?? 0),
      "gamma": oracle["gamma"] as? Double ?? .nan,
      "gamma_star": oracle["gamma_star"] as? Double ?? .nan,
    ]
    for label in MetricCatalog.all.sampled.map(\.label) where values[label] == nil {
      let value: Double = try #require(profile[label], "\(label)")
      values[label] = value
    }
    return values
  }

  /// The share of seeds whose interval holds the exact value.
  static func coverage(_ label: String, seeds: Int, sampleSize: Int?) throws -> Double {
    let landscape = try landscape.get()
    let exact = try #require(try exact.get()[label])
    let holding = try (0..<seeds).count { seed in
      let estimate = try #require(
        try MetricCatalog.all.sampledMetric(labelled: label).estimate(
          on: landscape, sampleSize: sampleSize, seed: Seed(UInt64(seed))))
      return estimate.low <= exact && exact <= estimate.high
    }
    return Double(holding) / Double(seeds)
  }

  // A true coverage of 90 % falls below 14 of 20 seeds once in 400 times, and the seeds are fixed.
  @Test(arguments: MetricCatalog.all.sampled.map(\.label)) func intervalsHoldTheExactValue(
    label: String
  ) throws {
    #expect(try Self.coverage(label, seeds: 20, sampleSize: 100) >= 0.7)
  }

  @Test(.enabled(if: longTests), arguments: MetricCatalog.all.sampled.map(\.label))
  func intervalsHoldTheExactValueAsOftenAsTheySay(label: String) throws {
    let coverage = try Self.coverage(label, seeds: 200, sampleSize: nil)
    #expect(coverage >= 0.9 && coverage <= 0.99, "\(coverage)")
  }
}
