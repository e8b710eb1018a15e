import Foundation
import SearchSpaces
import Testing

@Suite struct SearchSpaceTests {
  static let sgd = try! SearchSpace(
    [
      Hyperparameter("optimizer", .categorical(["sgd", "adam"])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.5, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
      Hyperparameter("width", .ordinal([8, 16])),
    ])
  static let plain = try! SearchSpace([
    Hyperparameter("a", .ordinal([1, 2, 3])), Hyperparameter("b", .categorical(["x", "y"])),
  ])

  @Test func theLastHyperparameterRunsFastest() {
    #expect(Self.plain.strides == [2, 1])
    #expect(
      Grid(Self.plain).map(\.levels) == [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]])
  }

  @Test(arguments: [plain, sgd]) func ranksAndConfigurationsInvert(space: SearchSpace) {
    for rank in 0..<space.combinationCount {
      #expect(space.rank(of: space.configuration(at: rank)) == rank)
    }
  }

  @Test func inactiveHyperparametersStandAtTheirFirstLevel() throws {
    // 3 momenta × 2 widths under sgd, 2 widths under adam.
    #expect(Self.sgd.configurationCount == 8)
    #expect(Grid(Self.sgd).count == Grid(Self.sgd).map { $0 }.count)
    let adam = try Self.sgd.rank(of: ["optimizer": "adam", "momentum": 0.9, "width": 16])
    #expect(Self.sgd.values(at: adam) == ["adam", 0, 16])
    #expect(throws: SearchSpaceError.missingHyperparameter("momentum")) {
      try Self.sgd.rank(of: ["optimizer": "sgd", "width": 16])
    }
  }

  @Test func forbiddenCombinationsAreInvalid() throws {
    let space = try SearchSpace(
      Self.plain.hyperparameters,
      forbidden: [ForbiddenClause([.init("a", [2]), .init("b", ["y"])])])
    #expect(Array(space.validRanks) == [0, 1, 2, 4, 5])
    #expect(!space.isUnconstrained)
  }

  @Test func mistakesAreNamed() {
    #expect(throws: SearchSpaceError.duplicateLevel(hyperparameter: "a", level: 1)) {
      try SearchSpace([Hyperparameter("a", .ordinal([1, 1.0]))])
    }
    #expect(throws: SearchSpaceError.cyclicConditions(["a", "b", "a"])) {
      try SearchSpace([
        Hyperparameter("a", .ordinal([1]), when: Condition([.init("b", [1])])),
        Hyperparameter("b", .ordinal([1]), when: Condition([.init("a", [1])])),
      ])
    }
    let wide = (0..<20).map {
      Hyperparameter("h\($0)", .ordinal((0..<10).map { Level.number(Double($0)) }))
    }
    #expect(throws: SearchSpaceError.tooManyCombinations(log10: 20)) { try SearchSpace(wide) }
    #expect(throws: SearchSpaceError.everythingForbidden) {
      try SearchSpace(
        Self.plain.hyperparameters, forbidden: [ForbiddenClause([.init("a", [1, 2, 3])])])
    }
  }

  @Test(arguments: [plain, sgd]) func spacesRoundTripThroughJSON(space: SearchSpace) throws {
    let data = try JSONEncoder().encode(space)
    #expect(try JSONDecoder().decode(SearchSpace.self, from: data) == space)
  }
}
