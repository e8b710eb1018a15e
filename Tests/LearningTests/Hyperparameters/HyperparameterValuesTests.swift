import Learning
import Networks
import SearchSpaces
import Testing

struct HyperparameterValuesTests {
  @Test func anInactiveHyperparameterTakesItsDefault() throws {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["sgd", "adam"])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.9]),
        when: Condition([.init("optimizer", ["sgd"])])),
    ])
    let adam = try space.rank(of: ["optimizer": "adam"])
    #expect(HyperparameterValues(space, rank: adam)["momentum"] == nil)
  }

  @Test func namesComeBeforeValues() {
    let width = Parameter<Int>("width", .from(1), default: 3, "units").declaration
    let values: HyperparameterValues = ["width": 0, "wdith": 1]
    #expect(
      throws: LearningError.unknownHyperparameter(
        "wdith", of: "learner 'mlp'", known: ["width"])
    ) { try values.validate(against: [width], of: "learner 'mlp'", for: .regression) }
  }
}
