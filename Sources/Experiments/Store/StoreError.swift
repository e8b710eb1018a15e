import GRDB

/// What can be wrong with a results database.
package enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  case missing(String)
  case noFolder(String, folder: String)
  case notWritable(String)
  case notADatabase(String)
  case foreign(String)
  case newerSchema(String, version: Int, supported: Int)
  case damaged(String)
  case full(String)
  case busy(String)
  case noEvaluations(String)
  case differentStudy(String, study: String, difference: String)
  case noIncumbent(String, learner: String, dataset: String)
  case sqlite(String, message: String)

  package var description: String {
    switch self {
    case .missing(let path): "\(path): there is no such file; check the path"
    case .noFolder(let path, let folder):
      "\(path): there is no folder '\(folder)'; create it or name another place"
    case .notWritable(let path):
      "\(path): cannot be written; check the permissions of the file and of its folder"
    case .notADatabase(let path):
      "\(path): not a database; name a file that 'llp-fla evaluate' wrote, or a new one"
    case .foreign(let path):
      "\(path): a database of another program; name a file that 'llp-fla evaluate' wrote, "
        + "or a new one"
    case .newerSchema(let path, let version, let supported):
      "\(path): written by a newer llp-fla (schema \(version), this one knows \(supported)); "
        + "update llp-fla"
    case .damaged(let path):
      "\(path): the database is damaged; restore a copy, or salvage it with 'sqlite3 .recover'"
    case .full(let path):
      "\(path): the disk is full; free some space and run again: what was finished is kept"
    case .busy(let path):
      "\(path): another process is writing; wait for it, or stop it, and run again"
    case .noEvaluations(let path):
      "\(path): holds no evaluation with a loss, for none was made yet or all diverged or failed; "
        + "run 'llp-fla evaluate'"
    case .differentStudy(let path, let study, let difference):
      "\(path): holds \(study) with \(difference); restore it, or evaluate into another file"
    case .noIncumbent(let path, let learner, let dataset):
      "\(path): holds no finished configuration of '\(learner)' on '\(dataset)'; evaluate or search "
        + "one, or give --config"
    case .sqlite(let path, let message): "\(path): \(message)"
    }
  }

  /// The error that an error of the database library stands for.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self = .sqlite(path, message: "\(error)")
      return
    }
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
