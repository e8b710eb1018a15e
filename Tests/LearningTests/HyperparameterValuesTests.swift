import Learning
import SearchSpaces
import Testing

struct HyperparameterValuesTests {
  @Test func valuesAreReadWithTheirTypes() throws {
    let values = HyperparameterValues(["max_depth": .null, "width": 16, "bootstrap": false])
    #expect(try values.optionalInteger("max_depth", in: 1...64, default: 3) == nil)
    #expect(try values.integer("width", in: 1...64, default: 3) == 16)
    #expect(try values.integer("depth", in: 1...64, default: 3) == 3)
    #expect(try values.boolean("bootstrap", default: true) == false)
  }

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

  @Test func mistakesSayWhatIsExpected() {
    let values = HyperparameterValues(["width": 2.5])
    #expect(
      throws: LearningError.invalidValue(
        hyperparameter: "width", value: 2.5, expected: "a whole number from 1 to 64")
    ) { try values.integer("width", in: 1...64, default: 3) }
  }
}
