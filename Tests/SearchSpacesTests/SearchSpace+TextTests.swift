import SearchSpaces
import Testing

@Suite struct SearchSpaceTextTests {
  private let space = try! SearchSpace([
    Hyperparameter("optimizer", .categorical(["sgd", "adam"])),
    Hyperparameter(
      "momentum", .ordinal([0, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
    Hyperparameter("bias", .categorical([true])), Hyperparameter("depth", .ordinal([16, nil])),
  ])

  @Test func whatIsInactiveIsNotNamed() throws {
    let sgd = try space.rank(of: ["optimizer": "sgd", "momentum": 0.9, "bias": true, "depth": 16])
    let adam = try space.rank(of: ["optimizer": "adam", "bias": true, "depth": nil])
    #expect(space.text(ofRank: sgd) == "optimizer=sgd, momentum=0.9, bias=true, depth=16")
    #expect(space.text(ofRank: adam) == "optimizer=adam, bias=true, depth=null")
    #expect(space.activeLevels(atRank: adam).map(\.name) == ["optimizer", "bias", "depth"])
    #expect(space.activeLevels(atRank: adam).map(\.level) == ["adam", true, nil])
  }

  @Test func separatorConstantsAndLevelsAreChosen() {
    #expect(
      space.text(ofRank: 1, separator: " ", varyingOnly: true) { "<\($0)>" }
        == "optimizer=<sgd> momentum=<0> depth=<null>")
  }

  /// One by one, a hyperparameter has the level that it has among all that act, or none; here with a
  /// condition on one that has a condition itself.
  @Test func levelsOneByOneAreThoseOfAll() throws {
    let chain = try SearchSpace([
      Hyperparameter("a", .categorical(["on", "off"])),
      Hyperparameter("b", .ordinal([1, 2, nil]), when: Condition([.init("a", ["on"])])),
      Hyperparameter("c", .ordinal([3, 4]), when: Condition([.init("b", [2, nil])])),
    ])
    for space in [space, chain] {
      for rank in 0..<space.combinationCount {
        let all = space.activeLevels(atRank: rank)
        for (index, hyperparameter) in space.hyperparameters.enumerated() {
          #expect(
            space.activeLevel(of: index, atRank: rank)
              == all.first { $0.name == hyperparameter.name }?.level)
        }
      }
    }
  }
}
