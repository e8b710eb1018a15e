import Formats
import GRDB
import Landscapes

/// The columns that are read of stored trainings, as far as a database has them.
struct EvaluationSelection {
  private let columns: [EvaluationColumn]
  private let empty = EvaluationDraft()

  /// - Parameters:
  ///   - schema: The version of the database; what came later has no value.
  ///   - withDetails: Without, other losses, scores, curves and early signals are left out, which
  ///     is several times as fast.
  init(_ columns: EvaluationColumns, schema: Int, withDetails: Bool) {
    self.columns = columns.filter { $0.since <= schema && (withDetails || !$0.isDetail) }
  }

  /// The columns of a query.
  var sql: String { columns.map(\.name).joined(separator: ", ") }

  /// The training of a row of such a query.
  func evaluation(_ row: Row) throws -> Evaluation {
    var draft = empty
    for (index, column) in columns.enumerated() {
      try column.read(StoredValue(row[index] as DatabaseValue), &draft)
    }
    return draft.evaluation
  }
}

extension StoredValue {
  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null, .blob: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .real(number)
    case .string(let text): self = .text(text)
    }
  }
}
