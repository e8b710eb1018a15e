import Foundation
import GRDB

/// Opening an Optuna storage without a trace.
///
/// One read transaction sees one state, whatever other processes write meanwhile. Nothing is
/// written, and no file is made beside the database: a write-ahead log that no process has open,
/// or a transaction that a killed process left, is read from a private copy.
extension OptunaDatabase {
  /// Whether the database at `path` has the tables of Optuna.
  ///
  /// - Throws: ``DatabaseFileError`` when the file is damaged or locked.
  package static func isStorage(_ path: String) throws -> Bool {
    try read(path, patience: 10) { try $0.isOptuna() }
  }

  /// The studies of the Optuna storage at `path`, by their ids.
  ///
  /// - Parameter patience: Seconds to wait for another process that is writing.
  /// - Throws: ``ImportError/badStudy(_:study:problem:)``, ``DatabaseFileError`` when the file is
  ///   damaged or locked.
  package static func studies(at path: String, patience: Double = 10) throws -> [OptunaStudy] {
    try read(path, patience: patience) { try $0.studies() }
  }

  // MARK: - Access

  private static func read<Value>(
    _ path: String, patience: Double, _ body: (OptunaDatabase) throws -> Value
  ) throws -> Value {
    do {
      if needsCopy(path) { return try readCopy(of: path, patience, body) }
      do {
        return try read(file: path, named: path, patience, body)
      } catch let error as DatabaseError
        where [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
      {
        return try readCopy(of: path, patience, body)
      }
    } catch let error as DatabaseError {
      throw DatabaseFileError(error, path: path)
    }
  }

  /// Whether opening would make files: the header asks for a write-ahead log, and none is in use.
  private static func needsCopy(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let header = try? file.read(upToCount: 20), header.count == 20, header[19] == 2 else {
      return false
    }
    let files = FileManager.default
    return !(files.fileExists(atPath: path + "-wal") && files.fileExists(atPath: path + "-shm"))
  }

  private static func readCopy<Value>(
    of path: String, _ patience: Double, _ body: (OptunaDatabase) throws -> Value
  ) throws -> Value {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "llp-fla-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? files.removeItem(at: folder) }
    let copy = folder.appending(path: "study.db").path
    // A copy of files that change meanwhile is none.
    for _ in 0..<3 {
      let before = state(path)
      for ending in ["", "-wal", "-journal"] {
        try? files.removeItem(atPath: copy + ending)
        if files.fileExists(atPath: path + ending) {
          do {
            try files.copyItem(atPath: path + ending, toPath: copy + ending)
          } catch {
            throw ImportError.unreadable(path, reason: "no permission, or no space for a copy")
          }
        }
      }
      if state(path) == before {
        return try read(file: copy, named: path, patience, isCopy: true, body)
      }
    }
    throw DatabaseFileError.busy(path)
  }

  /// Sizes and times of the database and the files beside it.
  private static func state(_ path: String) -> [String] {
    ["", "-wal", "-journal"].map { ending in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + ending)
      let size = attributes?[.size].map { "\($0)" } ?? "absent"
      let date = attributes?[.modificationDate] as? Date
      return "\(size) \(date?.timeIntervalSinceReferenceDate ?? 0)"
    }
  }

  private static func read<Value>(
    file: String, named path: String, _ patience: Double, isCopy: Bool = false,
    _ body: (OptunaDatabase) throws -> Value
  ) throws -> Value {
    var configuration = GRDB.Configuration()
    configuration.readonly = !isCopy
    configuration.busyMode = .timeout(patience)
    let queue = try DatabaseQueue(path: file, configuration: configuration)
    defer { try? queue.close() }
    return try queue.read { try body(OptunaDatabase(path: path, database: $0)) }
  }
}
