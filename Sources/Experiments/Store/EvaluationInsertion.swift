import Formats
import GRDB
import GRDBSQLite
import Landscapes

/// The prepared statement that adds one training, whose values are bound by SQLite's own calls:
/// with ten million rows the binding is most of the time.
struct EvaluationInsertion {
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  let scenario: Int64
  private let columns: EvaluationColumns
  private let database: Database
  private let statement: Statement
  private let handle: OpaquePointer
  /// The last number in the order of completion when the statement was made; 0 for none.
  private let lastSequence: Int

  /// - Throws: `DatabaseError` where the tables are missing.
  init(of scenario: Int64, _ columns: EvaluationColumns, in database: Database) throws {
    self.scenario = scenario
    self.columns = columns
    self.database = database
    statement = try database.makeStatement(
      sql: """
        INSERT OR IGNORE INTO evaluations
        (scenario, \(columns.map(\.name).joined(separator: ", ")))
        VALUES (\(scenario), \(columns.map { _ in "?" }.joined(separator: ", ")))
        """)
    handle = statement.sqliteStatement
    lastSequence =
      try Int.fetchOne(
        database, sql: "SELECT MAX(sequence) FROM evaluations WHERE sequence IS NOT NULL") ?? 0
  }

  /// Adds a training, unless its key is stored already.
  ///
  /// - Parameter training: Its sequence number counts from the last one stored.
  /// - Throws: `DatabaseError`, for a full disk among others.
  func execute(_ training: StoredTraining) throws {
    var training = training
    training.timing.sequence = training.timing.sequence.map { $0 + lastSequence }
    for (index, column) in columns.enumerated() {
      bind(try column.value(training), at: Int32(index + 1))
    }
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard result == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: result), message: database.lastErrorMessage)
    }
  }

  private func bind(_ value: StoredValue, at index: Int32) {
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .integer(let number): sqlite3_bind_int64(handle, index, number)
    case .real(let number): sqlite3_bind_double(handle, index, number)
    case .text(let text): sqlite3_bind_text(handle, index, text, -1, Self.transient)
    }
  }
}
