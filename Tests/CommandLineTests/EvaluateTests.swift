import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.serialized) struct EvaluateTests {
  /// Starts the program without waiting for it.
  static func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Holds the thread: a suspended task would go on late where many tests run.
  static func pause(milliseconds: UInt32) { usleep(1000 * milliseconds) }

  /// 600 configurations × 3 folds at three fidelities.
  static func evaluate(_ database: String, workers: Int = 2) -> [String] {
    [
      "evaluate", fixture("spaces/tree-iris.yaml").path, "-o", database, "--workers", "\(workers)",
      "--fidelity", "data=0.25", "--fidelity", "data=0.5", "--fidelity", "full",
    ]
  }

  /// Every evaluation of a database without its seconds, as lines of its export.
  static func evaluations(_ database: String) throws -> [String] {
    let run = try Program(["export", "csv", database, "-o", "-"])
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let cost = try #require(rows.first?.firstIndex(of: "cost"))
    return rows.map { row in
      row.enumerated().filter { $0.offset != cost }.map(\.element).joined(separator: ",")
    }
  }

  /// What SQLite says of a database, and how many evaluations it holds.
  static func look(at database: String) throws -> (integrity: String?, count: Int?) {
    let queue = try DatabaseQueue(path: database)
    defer { try? queue.close() }
    return try queue.read {
      (
        try String.fetchOne($0, sql: "PRAGMA integrity_check"),
        try $0.tableExists("evaluations")
          ? Int.fetchOne($0, sql: "SELECT count(*) FROM evaluations") : 0
      )
    }
  }

  @Test func killedAtAnyMomentAndContinuedItIsTheUndisturbedRun() async throws {
    try await withTemporaryFolder { folder in
      let undisturbed = folder.appending(path: "undisturbed.db").path
      let killed = folder.appending(path: "killed.db").path
      let clock = ContinuousClock()
      let start = clock.now
      let whole = try Program(Self.evaluate(undisturbed))
      var milliseconds = (clock.now - start) / .milliseconds(1)
      #expect(whole.status == 0)
      var generator = SystemRandomNumberGenerator()
      var kills = 0
      var counts: Set<Int> = []
      while kills < 20 {
        let process = try Self.start(Self.evaluate(killed))
        // Parts of what it takes alone, on this machine as busy as it is.
        let share = Double.random(in: 0.02...0.2, using: &generator)
        Self.pause(milliseconds: UInt32(share * milliseconds))
        guard process.isRunning else {
          // It ended by itself, which leaves nothing to kill. Where the machine was busier before,
          // that comes too early: from the start again, with shorter pauses.
          if kills >= 4 || milliseconds < 1 { break }
          (kills, counts) = (0, [])
          milliseconds /= 2
          for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: killed + suffix)
          }
          continue
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        kills += 1
        guard FileManager.default.fileExists(atPath: killed) else { continue }
        let (integrity, count) = try Self.look(at: killed)
        #expect(integrity == "ok")
        counts.insert(count ?? 0)
      }
      #expect(kills >= 4)
      #expect(counts.count > 1, "no run stored anything before it was killed")
      let last = try Program(Self.evaluate(killed))
      #expect(last.status == 0)
      #expect(last.output == whole.output)
      let expected = try Self.evaluations(undisturbed)
      #expect(expected.count == 1 + 3 * 1800)
      #expect(try Self.evaluations(killed) == expected)
    }
  }

  @Test func workersChangeNoBit() async throws {
    try await withTemporaryFolder { folder in
      for (index, space) in ["tree-iris", "mlp-iris"].enumerated() {
        let exports = try [1, 2, 5].map { workers in
          let path = folder.appending(path: "\(index)-\(workers).db").path
          let run = try Program([
            "evaluate", fixture("spaces/\(space).yaml").path, "-o", path, "--workers",
            "\(workers)", "--sample", "random:40",
          ])
          #expect(run.status == 0)
          return try Self.evaluations(path)
        }
        #expect(exports[0].count == 121)
        #expect(exports[0] == exports[1] && exports[0] == exports[2])
      }
    }
  }

  @Test func aStoppedRunExits3AndAnInterruptedOne130() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "r.db").path
      let limited = try Program(Self.evaluate(path) + ["--limit-seconds", "0.1"])
      #expect(limited.status == 3)
      let process = try Self.start(Self.evaluate(path))
      Self.pause(milliseconds: 300)
      process.interrupt()
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
      let rest = try Program(Self.evaluate(path))
      #expect(rest.status == 0)
      #expect(rest.errors.contains("of them stored already"))
      // Nothing is left to train: a further run says the same and stores nothing.
      #expect(try Program(Self.evaluate(path)).output == rest.output)
    }
  }

  @Test func aKilledSearchAsksNothingTwice() async throws {
    try await withTemporaryFolder { folder in
      let (whole, killed) = (
        folder.appending(path: "whole.db").path, folder.appending(path: "killed.db").path
      )
      func search(_ path: String) -> [String] {
        [
          "search", fixture("spaces/tree-iris.yaml").path, "--strategy", "local_search",
          "--budget", "150", "-o", path, "--seed", "3",
        ]
      }
      let expected = try Program(search(whole))
      #expect(expected.status == 0)
      #expect(expected.errors.contains("450 trainings made, 0 taken from"))
      let process = try Self.start(search(killed))
      for _ in 0..<500 where !FileManager.default.fileExists(atPath: killed + "-wal") {
        Self.pause(milliseconds: 10)
      }
      Self.pause(milliseconds: 60)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let stored = try #require(try Self.look(at: killed).count)
      let continued = try Program(search(killed))
      #expect(continued.status == 0)
      #expect(continued.output == expected.output)
      #expect(
        continued.errors.contains("\(450 - stored) trainings made, \(stored) taken from"))
      #expect(try Self.evaluations(killed).sorted() == Self.evaluations(whole).sorted())
    }
  }

  @Test func aSearchOnASpaceNeedsADatabase() throws {
    let run = try Program(["search", fixture("spaces/tree-iris.yaml").path])
    #expect(run.status == 1)
    #expect(run.errors.contains("name a database with -o results.db"))
  }
}
