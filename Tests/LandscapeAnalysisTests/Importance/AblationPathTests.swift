import LandscapeAnalysis
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct AblationPathTests {
  private static let space = try? SearchSpace([
    Hyperparameter("a", .ordinal([1, 2, 3])), Hyperparameter("b", .categorical(["x", "y"])),
    Hyperparameter("c", .ordinal([1, 2])),
  ])

  /// Losses 10 but where said.
  private static func landscape(
    _ losses: [Int: Double], without absent: Set<Int> = []
  ) throws -> Landscape {
    let ranks = (0..<12).filter { !absent.contains($0) }
    return try Landscape(
      id: "", scenario: Scenario(learner: "", dataset: "", loss: ""), space: #require(space),
      ranks: ranks, losses: ranks.map { losses[$0] ?? 10 })
  }

  // Ranks are 4a + 2b + c. From (2, x, 1), rank 4, loss 8, to (3, y, 2), rank 11, loss 1: single
  // changes give a: rank 8, 6; b: rank 6, 7; c: rank 5, 9. After a: b: rank 10, 7; c: rank 9, 3.
  @Test func theBestSingleChangeComesFirst() throws {
    let landscape = try Self.landscape([4: 8, 11: 1, 8: 6, 6: 7, 5: 9, 10: 7, 9: 3])
    let start = try AblationPath.start(on: landscape)
    #expect(start == 4)
    let path = AblationPath(on: landscape, from: start)
    #expect(path.startLoss == 8 && path.targetLoss == 1 && path.targetRank == 11)
    #expect(path.steps.map(\.hyperparameter) == [0, 2, 1])
    #expect(path.steps.map(\.loss) == [6, 3, 1])
    #expect(path.steps.map(\.candidateCount) == [3, 2, 1])
    #expect(path.missing.isEmpty)
  }

  @Test func nothingIsPredicted() throws {
    // Without rank 8 the path goes by b; without 10 and 7 it ends there.
    let losses = [4: 8.0, 11: 1, 6: 7, 5: 9]
    let path = AblationPath(on: try Self.landscape(losses, without: [8, 10, 7]), from: 4)
    #expect(path.steps.map(\.hyperparameter) == [1])
    #expect(path.steps[0].candidateCount == 3 && path.steps[0].evaluatedCount == 2)
    #expect(path.missing == [0, 2])
  }

  @Test func startsAreTheMiddleOrTheNearestOrAsGiven() throws {
    // Without rank 4, one edit away lie 0, 5, 6 and 8.
    let part = try Self.landscape([11: 1], without: [4, 0])
    #expect(try AblationPath.start(on: part) == 5)
    #expect(try AblationPath.start(on: part, given: ["b": "x"]) == 4)
    #expect(AblationPath(on: part, from: 4).startLoss == nil)
    #expect(try AblationPath.start(on: part, given: ["a": 3, "b": "y"]) == 10)
    #expect(throws: SearchSpaceError.self) {
      try AblationPath.start(on: part, given: ["a": 7])
    }
  }

  // Momentum acts under sgd alone: the optimizer changes first, with momentum at its first level.
  @Test func inactiveHyperparametersWaitUntilTheyAct() throws {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["adam", "sgd"])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
    ])
    let landscape = try Landscape(
      id: "", scenario: Scenario(learner: "", dataset: "", loss: ""), space: space,
      ranks: [0, 2, 3], losses: [3, 4, 1])
    let path = AblationPath(on: landscape, from: 0)
    #expect(path.steps.map(\.hyperparameter) == [0, 1])
    #expect(path.steps.map(\.loss) == [4, 1])
    #expect(path.steps.map(\.candidateCount) == [1, 1])
  }

  @Test func aPathFromTheBestHasNoSteps() throws {
    let path = AblationPath(on: try Self.landscape([4: 0]), from: 4)
    #expect(path.steps.isEmpty && path.missing.isEmpty)
  }
}
