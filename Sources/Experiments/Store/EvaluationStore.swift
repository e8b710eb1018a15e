import Formats
import Foundation
import GRDB

/// A results database: evaluations by (scenario, rank, fold, seed), in one SQLite file.
///
/// Every addition is one transaction: a process that is killed leaves the additions before it, and
/// nothing of the one it was in. Calls from several threads wait for each other.
public struct EvaluationStore: Sendable {
  public enum Access: Sendable {
    /// The file must exist, and is left as it is.
    case reading
    /// The file is created where it is missing.
    case writing
  }

  public let path: String
  let queue: DatabaseQueue
  /// What is stored of a training.
  let columns: EvaluationColumns
  /// The version of the schema of the file; what came later is missing in it.
  let schema: Int
  /// The file that was opened, however its path is used later.
  private let file: FileIdentity?

  /// Opens the database at `path`.
  ///
  /// - Throws: ``StoreError`` when the file is missing (for reading), is no database of this
  ///   program, was written by a newer one, or cannot be opened.
  public init(opening path: String, for access: Access) throws(StoreError) {
    try self.init(opening: path, for: access, columns: .standard)
  }

  /// - Parameters:
  ///   - columns: What is stored of a training.
  ///   - pageLimit: The largest number of 4 KiB pages; stands for a full disk in tests.
  init(
    opening path: String, for access: Access, columns: EvaluationColumns = .standard,
    pageLimit: Int? = nil
  ) throws(StoreError) {
    self.path = path
    self.columns = columns
    let steps = StoreSchema(columns: columns)
    var schema = steps.version
    try EvaluationStore.check(path, access)
    var configuration = GRDB.Configuration()
    configuration.readonly = access == .reading
    configuration.busyMode = .timeout(10)
    if access == .writing { configuration.journalMode = .wal }
    if let pageLimit {
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)")
      }
    }
    do {
      // Looked at before it is opened for writing: that alone would change another program's file.
      if FileManager.default.fileExists(atPath: path) {
        let found = try EvaluationStore.patiently {
          let looked = try EvaluationStore.looking(at: path)
          defer { try? looked.close() }
          return try EvaluationStore.version(of: looked, path, access, supported: steps.version)
        }
        if access == .reading { schema = found }
      }
      queue = try EvaluationStore.patiently {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        if access == .writing { try steps.bringUp(queue, path: path) }
        return queue
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(error, path: path)
    }
    self.schema = schema
    file = FileIdentity(of: path)
  }

  /// Makes sure that what was written can be found again.
  ///
  /// - Throws: ``StoreError/gone(_:)`` where the path leads to another file by now, or to none.
  func requireFile() throws(StoreError) {
    guard FileIdentity(of: path) == file else { throw .gone(path) }
  }

  /// Whether a database has tables: a process killed as it made the file leaves one without, or, of
  /// an earlier version, with the list of migrations alone. That is as good as none.
  static func isBegun(_ path: String) throws(StoreError) -> Bool {
    do {
      return try patiently {
        let queue = try looking(at: path)
        defer { try? queue.close() }
        return try queue.read(countOfTables) > 0
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static func countOfTables(_ database: Database) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
  }

  /// Opens a database, once more for up to ten seconds where another process is about to open or to
  /// close it: SQLite does not wait by itself for a change of the journal.
  private static func patiently<Value>(_ body: () throws -> Value) throws -> Value {
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end {
      do { return try body() } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY
      {
        usleep(25_000)
      }
    }
    return try body()
  }

  /// Opens a file without changing it.
  private static func looking(at path: String) throws -> DatabaseQueue {
    var configuration = GRDB.Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// The version of the schema of a database; those of other programs and newer ones are refused.
  private static func version(
    of queue: DatabaseQueue, _ path: String, _ access: Access, supported: Int
  ) throws -> Int {
    let state = try queue.read { database in
      (
        application: try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
        version: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
        tables: try countOfTables(database)
      )
    }
    if state.tables == 0, access == .writing { return supported }
    guard state.application == StoreSchema.applicationID else { throw StoreError.foreign(path) }
    guard state.version <= supported else {
      throw StoreError.newerSchema(path, version: state.version, supported: supported)
    }
    return state.version
  }

  /// Whether the file at `path` is an SQLite database, of this program or another.
  static func isDatabase(_ path: String) -> Bool {
    path != "-" && DatabaseFile.isDatabase(at: path)
  }

  /// What SQLite would say less clearly, or only after it had made a file.
  private static func check(_ path: String, _ access: Access) throws(StoreError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      if access == .reading { throw .missing(path) }
      let folder = URL(filePath: path).deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: folder) else {
        throw .noFolder(path, folder: folder)
      }
      return
    }
    guard !isFolder.boolValue, let start = DatabaseFile.firstBytes(of: path) else {
      throw .file(.notADatabase(path))
    }
    guard start.isEmpty || DatabaseFile.begins(start) else {
      throw .file(.notADatabase(path))
    }
    if start.isEmpty, access == .reading { throw .file(.notADatabase(path)) }
  }

  /// Folds the write-ahead log into the file, so that the file alone is everything and can be read
  /// in a folder without write permission.
  ///
  /// Another process that has the database open keeps the log in use; then it stays as it is.
  public func close() {
    _ = try? queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = DELETE")
    }
    try? queue.close()
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.read(body)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(error, path: path)
    }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.write(body)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
