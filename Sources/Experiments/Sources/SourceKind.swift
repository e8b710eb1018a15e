import Formats
import Foundation

/// What a file of evaluations is, by its content.
package enum SourceKind: Sendable, Hashable {
  /// A results database of this program, or a database that no reader knows.
  case results
  /// An Optuna SQLite storage.
  case optunaDatabase
  /// An Optuna journal.
  case optunaJournal
  /// Delimited text, plain or gzip-compressed; or no file at all.
  case table

  /// The kind of the file at `path`; `-`, standard input, is a table.
  ///
  /// - Throws: ``StoreError`` for a damaged or locked database.
  package init(of path: String) throws {
    if EvaluationStore.isDatabase(path) {
      let isOptuna = try !EvaluationStore.isMarked(path) && OptunaDatabase.isStorage(path)
      self = isOptuna ? .optunaDatabase : .results
    } else {
      self = OptunaJournal.isJournal(path) ? .optunaJournal : .table
    }
  }

  /// The studies of the file at `path`; `nil` of the kinds that hold none.
  func studies(at path: String) throws -> [OptunaStudy]? {
    switch self {
    case .optunaDatabase: try OptunaDatabase.studies(at: path)
    case .optunaJournal: try OptunaJournal.studies(at: path)
    case .results, .table: nil
    }
  }
}
