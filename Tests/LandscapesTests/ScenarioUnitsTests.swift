import Landscapes
import SearchSpaces
import Testing

struct ScenarioUnitsTests {
  private func landscape(_ scenario: Scenario) throws -> Landscape {
    try Landscape(
      id: "t", scenario: scenario, space: SearchSpace([Hyperparameter("a", .ordinal([1, 2]))]),
      losses: [-0.91, 0])
  }

  /// 0.91 was read as −0.91.
  @Test func scoresHaveTheirOwnSign() throws {
    let landscape = try landscape(
      Scenario(learner: "", dataset: "t", loss: "accuracy", orientation: .maximised))
    #expect(landscape.objective == "accuracy")
    #expect(landscape.measured(landscape.losses[0]) == 0.91)
    #expect(landscape.measured(0).sign == .plus)
    #expect(landscape.scenario.direction == "higher is better")
  }

  @Test func lossesStayAsTheyAre() throws {
    let landscape = try landscape(Scenario(learner: "mlp", dataset: "t", loss: "error_rate"))
    #expect(landscape.objective == "validation error_rate")
    #expect(landscape.measured(0.5) == 0.5)
  }
}
