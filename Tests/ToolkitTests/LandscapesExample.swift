import Landscapes
import SearchSpaces
import Testing

/// The example of the landing page of Landscapes.
struct LandscapesExample {
  @Test func runs() throws {
    let space = try SearchSpace([
      Hyperparameter("depth", .ordinal([1, 2, 4, 8])),
      Hyperparameter("criterion", .categorical(["gini", "entropy"])),
    ])
    let landscape = try Landscape(
      id: "example", scenario: Scenario(learner: "forest", dataset: "digits", loss: "error_rate"),
      space: space, losses: [0.5, 0.6, 0.2, 0.3, 0.4, 0.4, 0.3, 0.1])
    let topography = Topography(LandscapeGraph(landscape))
    print(topography.localOptima.nodes.map { space.values(at: $0) })  // [[8, entropy], [2, gini]]
    print(topography.basins.sizes)
    #expect(topography.localOptima.nodes.count == 2)
  }
}
