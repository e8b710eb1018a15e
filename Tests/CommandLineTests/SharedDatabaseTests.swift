import Foundation
import GRDB
import TestSupport
import Testing

/// Several processes that train into one database at a time.
@Suite(.serialized) struct SharedDatabaseTests {
  /// The first whole number of the match of a pattern, 0 where there is none.
  static func number(_ pattern: String, in text: String) -> Int {
    guard let range = text.range(of: pattern, options: .regularExpression) else { return 0 }
    let digits = text[range].replacing(",", with: "").split { !$0.isNumber }.first ?? ""
    return Int(digits) ?? 0
  }

  @Test func twoAtOnceTrainNothingTwiceAndBothEnd() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "r.db").path
      let runs = try await withThrowingTaskGroup(of: Program.self) { group in
        for _ in 0..<2 {
          group.addTask { try Program(EvaluateTests.evaluate(path, workers: 1)) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(runs.allSatisfy { $0.status == 0 })
      #expect(runs[0].output == runs[1].output)
      let made = runs.map { run in
        let here = Self.number("[0-9,]+ trainings? made here", in: run.errors)
        let elsewhere = Self.number("[0-9,]+ by others", in: run.errors)
        let stored = Self.number("[0-9,]+ of them stored", in: run.errors)
        return here + elsewhere > 0 ? here : 5400 - stored
      }
      // 600 configurations × 3 folds × 3 fidelities.
      #expect(made.reduce(0, +) == 5400)
      #expect(try EvaluateTests.look(at: path).count == 5400)
    }
  }

  @Test func whatAKilledOneWasAtIsTakenOver() async throws {
    try await withTemporaryFolder { folder in
      let (path, space) = (
        folder.appending(path: "r.db").path, folder.appending(path: "space.yaml").path
      )
      // About a second each where nothing else runs.
      try """
      learner: forest
      dataset: digits
      hyperparameters: {n_estimators: [400, 401]}
      folds: 1
      """.write(toFile: space, atomically: true, encoding: .utf8)
      let words = ["evaluate", space, "-o", path, "--workers", "1"]
      func counts(_ table: String) throws -> Int {
        guard FileManager.default.fileExists(atPath: path) else { return 0 }
        var configuration = GRDB.Configuration()
        (configuration.readonly, configuration.busyMode) = (true, .timeout(10))
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        return try queue.read {
          try $0.tableExists(table)
            ? Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 : 0
        }
      }
      let killed = try EvaluateTests.start(words)
      for _ in 0..<3000 where try counts("claims") == 0 { EvaluateTests.pause(milliseconds: 10) }
      kill(killed.processIdentifier, SIGKILL)
      killed.waitUntilExit()
      try #require(try counts("claims") == 1)
      let other = try Program(words)
      #expect(other.status == 0)
      #expect(other.errors.contains("2/2 trainings"))
      #expect(try counts("evaluations") == 2)
      #expect(try counts("claims") == 0 && counts("claimants") == 0)
    }
  }
}
