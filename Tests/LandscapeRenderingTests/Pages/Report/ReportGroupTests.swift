import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import SearchSpaces
import Testing

@Suite struct ReportGroupTests {
  /// One learner and data set under two recipes and two losses, at two fidelities.
  @Test func fidelitiesAreOfOneRecipeAndLoss() throws {
    let space = try SearchSpace([Hyperparameter("depth", .ordinal([1, 2]))])
    let landscapes = try ["standard", "scaled"].flatMap { recipe in
      try ["error_rate", "brier"].flatMap { loss in
        try [try Fidelity(sampleFraction: 0.5), .full].map { fidelity in
          try Landscape(
            id: "\(recipe)/\(loss)/\(fidelity.label)",
            scenario: Scenario(
              learner: "tree", dataset: "iris", recipe: recipe, loss: loss, fidelity: fidelity),
            space: space, losses: [1, 2])
        }
      }
    }
    let measured = MeasuredLandscape(Topography(LandscapeGraph(landscapes[1])))
    let group = ReportPage.Group(
      landscapes, placed: PlacedLandscape(measured, positions: [SIMD2(0, 0), SIMD2(1, 0)]))
    #expect(
      group.fidelities.map(\.id) == ["standard/error_rate/data=0.5", "standard/error_rate/full"])
  }
}
