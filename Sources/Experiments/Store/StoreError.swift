public import Formats
import GRDB

/// What can be wrong with a results database.
public enum StoreError: RemediableError, Equatable, Sendable {
  case missing(String)
  /// The file was removed or replaced while it was open.
  case gone(String)
  case noFolder(String, folder: String)
  case foreign(String)
  case newerSchema(String, version: Int, supported: Int)
  case noEvaluations(String)
  case differentStudy(String, study: String, difference: String)
  case noIncumbent(String, learner: String, dataset: String)
  /// What SQLite says of the file.
  case file(DatabaseFileError)

  public func worded(_ words: (Remedy.Term) -> String) -> String {
    switch self {
    case .missing(let path): "\(path): there is no such file; check the path"
    case .gone(let path):
      "\(path): was removed or replaced while it was written; what this run stored in it is lost"
    case .noFolder(let path, let folder):
      "\(path): there is no folder '\(folder)'; create it or name another place"
    case .foreign(let path):
      "\(path): a database of another program; name a file that \(words(.evaluating)) wrote, "
        + "or a new one"
    case .newerSchema(let path, let version, let supported):
      "\(path): written by a newer llp-fla (schema \(version), this one knows \(supported)); "
        + "update llp-fla"
    case .noEvaluations(let path):
      "\(path): holds no evaluation with a loss, for none was made yet or all diverged or failed; "
        + "run \(words(.evaluating))"
    case .differentStudy(let path, let study, let difference):
      "\(path): holds \(study) with \(difference); restore it, or evaluate into another file"
    case .noIncumbent(let path, let learner, let dataset):
      "\(path): holds no finished configuration of '\(learner)' on '\(dataset)'; evaluate or search "
        + "one, or give \(words(.setting(.configuration, value: nil)))"
    case .file(let error): error.worded(words)
    }
  }

  /// The error that an error of the database library stands for.
  init(_ error: any Error, path: String) {
    self = .file(
      (error as? DatabaseError).map { DatabaseFileError($0, path: path) }
        ?? .sqlite(path, message: "\(error)"))
  }
}
