import Landscapes
import SearchSpaces
import Testing

struct LandscapeCollectionTests {
  @Test func aChoiceKeepsWhatIsKnownOfTheSource() throws {
    let space = try SearchSpace([Hyperparameter("depth", .ordinal([1, 2]))])
    let landscapes = try ["iris", "wine"].map { dataset in
      try Landscape(
        id: dataset, scenario: Scenario(learner: "tree", dataset: dataset, loss: "error"),
        space: space, losses: [1, 2])
    }
    let all = LandscapeCollection(
      landscapes: landscapes, notes: ["inferred"], seconds: [landscapes[0].scenario: 2])
    let chosen = all.filter { $0.scenario.dataset == "wine" }
    #expect(chosen.landscapes.map(\.id) == ["wine"])
    #expect(chosen.notes == ["inferred"] && chosen.seconds == all.seconds)
  }
}
