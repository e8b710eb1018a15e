import GRDB
import GRDBSQLite
import Landscapes

/// The prepared statement that adds one evaluation, whose values are bound by SQLite's own calls:
/// with ten million rows the binding is most of the time.
struct EvaluationInsertion {
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private let database: Database
  private let statement: Statement
  private let handle: OpaquePointer
  /// The last number in the order of completion when the statement was made; 0 for none.
  private let lastSequence: Int

  /// - Throws: `DatabaseError` where the tables are missing.
  init(of scenario: Int64, in database: Database) throws {
    self.database = database
    statement = try database.makeStatement(
      sql: """
        INSERT OR IGNORE INTO evaluations
        VALUES (\(scenario), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
          ?, ?, ?, ?)
        """)
    handle = statement.sqliteStatement
    lastSequence =
      try Int.fetchOne(
        database, sql: "SELECT MAX(sequence) FROM evaluations WHERE sequence IS NOT NULL") ?? 0
  }

  /// Adds an evaluation, unless its key is stored already.
  ///
  /// - Parameter timing: Its sequence number counts from the last one stored.
  /// - Throws: `DatabaseError`, for a full disk among others.
  func execute(_ evaluation: Evaluation, timing: EvaluationTiming? = nil) throws {
    sqlite3_bind_int64(handle, 1, Int64(evaluation.rank))
    sqlite3_bind_int64(handle, 2, Int64(evaluation.fold))
    sqlite3_bind_int64(handle, 3, Int64(bitPattern: evaluation.seed))
    var measurements: [Measure: Evaluation.Measurement] = [:]
    switch evaluation.outcome {
    case .ok(let measured):
      measurements = measured
      bind(text: "ok", at: 4)
      bind(text: nil, at: 9)
    case .diverged(let step):
      bind(text: "diverged", at: 4)
      bind(text: String(step), at: 9)
    case .failed(let message):
      bind(text: "failed", at: 4)
      bind(text: message, at: 9)
    }
    bind(number: measurements[.train]?.loss, at: 5)
    bind(number: measurements[.validation]?.loss, at: 6)
    bind(number: measurements[.test]?.loss, at: 7)
    var details: [String: [String: Double]] = [:]
    for (measure, measurement) in measurements where !measurement.details.isEmpty {
      details[measure.rawValue] = measurement.details.filter { $0.value.isFinite }
    }
    bind(text: details.isEmpty ? nil : try json(details), at: 8)
    sqlite3_bind_double(handle, 10, evaluation.seconds)
    sqlite3_bind_int64(handle, 11, Int64(evaluation.trainingSamples))
    sqlite3_bind_int64(handle, 12, Int64(evaluation.steps))
    bind(text: evaluation.curve.isEmpty ? nil : try json(evaluation.curve), at: 13)
    try bind(evaluation.account)
    bind(timing)
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard result == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: result), message: database.lastErrorMessage)
    }
  }

  private func bind(_ account: EvaluationAccount?) throws {
    guard let account else {
      for index in Int32(14)...21 { sqlite3_bind_null(handle, index) }
      return
    }
    let counts = [
      account.samplesForward, account.measuredSamples, account.samplesBackward, account.parameters,
    ]
    for (index, count) in counts.enumerated() {
      sqlite3_bind_int64(handle, Int32(14 + index), Int64(count))
    }
    bind(number: account.floatingPointOperations, at: 18)
    sqlite3_bind_int64(handle, 19, account.isCollapsed ? 1 : 0)
    bind(text: account.earlySignals.isEmpty ? nil : try json(account.earlySignals), at: 20)
    bind(text: account.firstEpochLosses.isEmpty ? nil : try json(account.firstEpochLosses), at: 21)
  }

  private func bind(_ timing: EvaluationTiming?) {
    if let sequence = timing?.sequence {
      sqlite3_bind_int64(handle, 22, Int64(lastSequence + sequence))
    } else {
      sqlite3_bind_null(handle, 22)
    }
    bind(number: timing?.start, at: 23)
    bind(number: timing?.end, at: 24)
    if let worker = timing?.worker {
      sqlite3_bind_int64(handle, 25, Int64(worker))
    } else {
      sqlite3_bind_null(handle, 25)
    }
  }

  private func bind(text: String?, at index: Int32) {
    if let text {
      sqlite3_bind_text(handle, index, text, -1, Self.transient)
    } else {
      sqlite3_bind_null(handle, index)
    }
  }

  private func bind(number: Double?, at index: Int32) {
    if let number {
      sqlite3_bind_double(handle, index, number)
    } else {
      sqlite3_bind_null(handle, index)
    }
  }
}
