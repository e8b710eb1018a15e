import SearchSpaces
import Testing

/// The example of the landing page of SearchSpaces.
struct SearchSpacesExample {
  @Test func runs() throws {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["adam", "sgd"])),
      Hyperparameter("learning_rate", .ordinal([0.001, 0.01, 0.1])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
    ])
    let rank = try space.rank(of: ["optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9])
    print(space.configurationCount, rank, space.values(at: rank))  // 9 9 [sgd, 0.01, 0.9]
    print(space.editDistance(rank, 0))  // 2
    #expect(space.configurationCount == 9 && rank == 9)
  }
}
