import Catalogs
import Landscapes
import SearchSpaces
import Testing

@testable import LandscapeAnalysis

// The metric of CONTRIBUTING.md.
extension LandscapeMetric {
  /// Share of configurations that are as good as the best.
  ///
  /// |{c : ℓ(c) = min ℓ}| / n.
  ///
  /// - Range: (0, 1], dimensionless.
  /// - Invariance: increasing maps of the loss.
  /// - Complexity: O(*n*), *n* configurations.
  /// - Source: this project.
  static let tiedBestShare = LandscapeMetric(
    "tied_best_share", aspect: .distribution, range: 0...1, invariance: .rank,
    summary: "High: many configurations are as good as the best.",
    source: "this project", isDefinedWhenFlat: true
  ) { landscape in
    let losses = landscape.losses
    guard let lowest = losses.min() else { return nil }
    return Double(losses.count { $0 == lowest }) / Double(losses.count)
  }
}

struct GuideMetricTests {
  private func value(_ losses: [Double]) throws -> Double? {
    let landscape = try Landscape(
      id: "made", scenario: Scenario(learner: "", dataset: "", loss: "loss"),
      space: SearchSpace([Hyperparameter("x", .ordinal(losses.indices.map { .number(Double($0)) }))]
      ),
      losses: losses)
    let catalog = MetricCatalog.all.adding(.tiedBestShare)
    let profile = LandscapeProfile(
      of: Topography(LandscapeGraph(landscape)), metrics: catalog.profile)
    return profile["tied_best_share"]
  }

  @Test func itCountsTheTied() throws {
    // By hand: two of five losses are lowest; of equal ones all are.
    #expect(try value([3, 1, 2, 1, 4]) == 0.4)
    #expect(try value([1, 1, 1]) == 1)
  }
}

struct TiedBestShareTests {
  /// Losses 2, 1, 1, 3: two of four are the best.
  @Test func tiesAreCounted() throws {
    let landscape = try Landscape(
      id: "four", scenario: Scenario(learner: "", dataset: "four", loss: "loss"),
      space: SearchSpace([Hyperparameter("a", .ordinal([1, 2, 3, 4]))]), losses: [2, 1, 1, 3])
    let measured = MeasuredLandscape(Topography(LandscapeGraph(landscape)))
    #expect(LandscapeMetric.tiedBestShare.value(on: measured) == 0.5)
  }
}
