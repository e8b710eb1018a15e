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
}
