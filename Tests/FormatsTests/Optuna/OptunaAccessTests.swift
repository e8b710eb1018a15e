import Foundation
import GRDB
import Landscapes
import TestSupport
import Testing

@testable import Formats

@Suite struct OptunaAccessTests {
  /// A storage with one study of `trials` completed trials over one integer.
  static func storage(_ url: URL, wal: Bool = false, trials: Int = 3) throws -> OptunaStorage {
    let storage = try OptunaStorage(url, wal: wal)
    try storage.add(study: 1, "s")
    for number in 0..<trials { try add(storage, number) }
    return storage
  }

  static func add(_ storage: OptunaStorage, _ number: Int) throws {
    try storage.add(
      [("n", Double(number % 9), OptunaStorage.integer(0, 8))], value: Double(number))
  }

  static func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  static func message(_ path: String) -> String {
    do {
      _ = try Importer.optuna.collection(path)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func aLogThatIsOpenIsReadInPlace() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try Self.storage(url, wal: true)
      let before = try Self.names(folder)
      #expect(before == ["study.db", "study.db-shm", "study.db-wal"])
      #expect(try OptunaDatabase.studies(at: url.path)[0].trials.count == 3)
      try Self.add(storage, 3)
      #expect(try OptunaDatabase.studies(at: url.path)[0].trials.count == 4)
      #expect(try Self.names(folder) == before)
    }
  }

  @Test func aLogThatNobodyHasOpenIsReadFromACopy() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try Self.storage(url, wal: true)
      // What a killed process leaves: the log with the last trials, without its index.
      let left = folder.appending(path: "left")
      try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
      for ending in ["", "-wal"] {
        try FileManager.default.copyItem(
          atPath: url.path + ending, toPath: left.appending(path: "study.db").path + ending)
      }
      let copy = left.appending(path: "study.db")
      #expect(try OptunaDatabase.studies(at: copy.path)[0].trials.count == 3)
      #expect(try Self.names(left) == ["study.db", "study.db-wal"])
      // Closed in order, the database has no log, but its header asks for one.
      try storage.queue.close()
      #expect(try OptunaDatabase.studies(at: url.path)[0].trials.count == 3)
      #expect(try Self.names(folder) == ["left", "study.db"])
    }
  }

  @Test func anInterruptedTransactionIsNotRead() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try Self.storage(url)
      let left = folder.appending(path: "left")
      try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
      let copy = left.appending(path: "study.db")
      try await storage.queue.write { database in
        // A small cache makes SQLite write pages, and their old content, before the commit.
        try database.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
        for number in 0..<2000 {
          try OptunaStorage.add(
            [("n", Double(number % 9), OptunaStorage.integer(0, 8))], value: Double(number),
            to: database)
        }
        for ending in ["", "-journal"] {
          try FileManager.default.copyItem(
            atPath: url.path + ending, toPath: copy.path + ending)
        }
      }
      #expect(try OptunaDatabase.studies(at: url.path)[0].trials.count == 2003)
      let before = try Data(contentsOf: copy)
      #expect(try OptunaDatabase.studies(at: copy.path)[0].trials.count == 3)
      #expect(try Data(contentsOf: copy) == before)
      #expect(try Self.names(left) == ["study.db", "study.db-journal"])
    }
  }

  @Test func whatAnotherConnectionWritesIsSeenWholeOrNotAtAll() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try Self.storage(url)
      let writer = Task.detached { for number in 3..<60 { try Self.add(storage, number) } }
      var last = 0
      for _ in 0..<60 {
        let trials = try OptunaDatabase.studies(at: url.path)[0].trials
        #expect(trials.count >= last)
        #expect(trials.allSatisfy { $0.values == [Double($0.number)] && $0.parameters.count == 1 })
        last = trials.count
      }
      try await writer.value
      #expect(try OptunaDatabase.studies(at: url.path)[0].trials.count == 60)
    }
  }

  @Test func aLockedStorageIsSaid() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try Self.storage(url)
      try await storage.queue.writeWithoutTransaction { database in
        try database.execute(sql: "BEGIN EXCLUSIVE")
        #expect(throws: DatabaseFileError.busy(url.path)) {
          try OptunaDatabase.studies(at: url.path, patience: 0.05)
        }
        try database.execute(sql: "ROLLBACK")
      }
    }
  }

  @Test func whatCannotBeReadIsOneLine() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try OptunaStorage(url)
      let path = url.path
      #expect(Self.message(path).hasPrefix("\(path): an Optuna storage without a study"))
      try storage.add(study: 1, "s")
      #expect(
        Self.message(path)
          == "\(path), study 's': 0 completed trials; a landscape needs at least 2, "
          + "so run more")
      try Self.add(storage, 0)
      try storage.add([], "PRUNED", value: nil)
      #expect(Self.message(path).contains("1 completed trial (and 1 pruned); a landscape needs"))
      try Self.add(storage, 1)
      #expect(Self.message(path) == "no error")
      try storage.add([("n", 1, "{}")], value: 1)
      #expect(
        Self.message(path)
          == "\(path): parameter 'n' has no value of its distribution '{}'; the file "
          + "is damaged or of an unknown Optuna version")
      try await storage.queue.write { database in
        for number in 0..<500 {
          try OptunaStorage.add(
            [("n", Double(number % 9), OptunaStorage.integer(0, 8))], value: Double(number),
            to: database)
        }
      }
      try storage.queue.close()
      let whole = try Data(contentsOf: url)
      try whole.prefix(whole.count / 2).write(to: url)
      #expect(Self.message(path).hasPrefix("\(path): the database is damaged; restore a copy"))
      try Data("SQLite format 3\0".utf8 + [UInt8](repeating: 7, count: 5000)).write(to: url)
      #expect(Self.message(path).hasPrefix("\(path): not a database"))
    }
  }

  @Test(arguments: [
    "UPDATE trials SET state = NULL", "UPDATE trials SET study_id = 'x'",
    "UPDATE studies SET study_name = NULL", "UPDATE trial_params SET param_value = 'x'",
    "UPDATE trial_params SET distribution_json = NULL",
    "UPDATE trial_params SET param_value = NULL",
    "UPDATE trial_values SET value = 'x'", "DELETE FROM study_directions",
    "UPDATE trial_params SET param_value = 1e300", "UPDATE trials SET number = 'x'",
    "UPDATE trials SET datetime_start = 'x'", "UPDATE trial_values SET objective = 7",
    "INSERT INTO trial_system_attributes VALUES (1, 'search_space', '{}')",
    "INSERT INTO trial_system_attributes VALUES (1, 'search_space', '{\"n\": []}')",
    "INSERT INTO study_system_attributes VALUES (1, 'study:metric_names', NULL)",
    "INSERT INTO trial_intermediate_values SELECT trial_id, 9223372036854775807, 1, 'FINITE' "
      + "FROM trials UNION SELECT trial_id, 0, 1, 'FINITE' FROM trials",
  ]) func rowsOfNoSenseAreRefusedOrRead(sql: String) async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try Self.storage(url)
      try await storage.queue.write { try $0.execute(sql: sql) }
      let message = Self.message(url.path)
      #expect(message == "no error" || message.hasPrefix("\(url.path)"))
      #expect(!message.contains("\n"))
    }
  }
}
