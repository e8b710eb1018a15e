public import GRDB

/// What SQLite says of the file of a database.
public enum DatabaseFileError: RemediableError, Equatable, Sendable {
  case notADatabase(String)
  case damaged(String)
  case full(String)
  case busy(String)
  case notWritable(String)
  case sqlite(String, message: String)

  public func worded(_ words: (Remedy.Term) -> String) -> String {
    switch self {
    case .notADatabase(let path):
      "\(path): not a database; name a file that \(words(.evaluating)) wrote, or a new one"
    case .damaged(let path):
      "\(path): the database is damaged; restore a copy, or salvage it with 'sqlite3 .recover'"
    case .full(let path):
      "\(path): the disk is full; free some space and run again: what was finished is kept"
    case .busy(let path):
      "\(path): another process is writing; wait for it, or stop it, and run again"
    case .notWritable(let path):
      "\(path): cannot be written; check the permissions of the file and of its folder"
    case .sqlite(let path, let message): "\(path): \(message)"
    }
  }

  /// What an error of the database library stands for.
  public init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notADatabase(path)
    case .SQLITE_CORRUPT: self = .damaged(path)
    case .SQLITE_FULL: self = .full(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .notWritable(path)
    default: self = .sqlite(path, message: error.message ?? "SQLite error \(error.resultCode)")
    }
  }
}
