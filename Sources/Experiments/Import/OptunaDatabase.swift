import Foundation
import GRDB
import SearchSpaces

/// Reads the studies of an Optuna SQLite storage of any version, by the columns that it has.
///
/// One read transaction sees one state, whatever other processes write meanwhile. Nothing is
/// written, and no file is made beside the database: a write-ahead log that no process has open,
/// or a transaction that a killed process left, is read from a private copy.
///
/// | before | difference |
/// |---|---|
/// | Optuna 3.0 | no `value_type`, no `intermediate_value_type` |
/// | Optuna 2.4 | `studies.direction`, `trials.value`; `trial_values` holds intermediate values |
/// | Optuna 1.3 | no `trials.number`, but an attribute `_number` |
struct OptunaDatabase {
  private let path: String
  private let database: Database

  /// Whether the database at `path` has the tables of Optuna.
  ///
  /// - Throws: ``StoreError`` when the file is damaged or locked.
  static func isStorage(_ path: String) throws -> Bool {
    try read(path, patience: 10) { try $0.isOptuna() }
  }

  /// The studies of the Optuna storage at `path`, by their ids.
  ///
  /// - Parameter patience: Seconds to wait for another process that is writing.
  /// - Throws: ``ImportError/badStudy(_:study:problem:)``, ``StoreError`` when the file is damaged
  ///   or locked.
  static func studies(at path: String, patience: Double = 10) throws -> [OptunaStudy] {
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
      throw StoreError(error, path: path)
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
    throw StoreError.busy(path)
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

  // MARK: - Tables

  private func isOptuna() throws -> Bool {
    try has("study_name", in: "studies") && has("state", in: "trials")
      && has("distribution_json", in: "trial_params")
  }

  /// Whether a table exists and has that column.
  private func has(_ column: String, in table: String) throws -> Bool {
    try Row.fetchAll(database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
      .contains { $0[0] as String == column }
  }

  private func studies() throws -> [OptunaStudy] {
    var studies: [Int64: OptunaStudy] = [:]
    let rows = try Row.fetchAll(
      database, sql: "SELECT study_id, study_name FROM studies ORDER BY study_id")
    for row in rows { studies[row[0]] = OptunaStudy(name: row[1]) }
    let directions =
      try has("objective", in: "study_directions")
      ? "SELECT study_id, direction FROM study_directions ORDER BY study_id, objective"
      : "SELECT study_id, direction FROM studies"
    for row in try Row.fetchAll(database, sql: directions) {
      let isMaximised = (row[1] as String?) == "MAXIMIZE"
      studies[row[0]]?.directions.append(isMaximised ? .maximize : .minimize)
    }
    let names = try Row.fetchAll(
      database,
      sql: """
        SELECT study_id, value_json FROM study_system_attributes WHERE key = 'study:metric_names'
        """)
    for row in names {
      studies[row[0]]?.metricNames = try? JSONDecoder().decode(
        [String].self, from: Data((row[1] as String).utf8))
    }
    try addTrials(to: &studies)
    return rows.compactMap { studies[$0[0]] }
  }

  private func addTrials(to studies: inout [Int64: OptunaStudy]) throws {
    var trials: [Int64: OptunaTrial] = [:]
    var order: [(id: Int64, study: Int64)] = []
    var counts: [Int64: Int] = [:]
    let isNumbered = try has("number", in: "trials")
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT trial_id, study_id, state, \(isNumbered ? "number" : "NULL"),
          (julianday(datetime_complete) - julianday(datetime_start)) * 86400
        FROM trials ORDER BY study_id, trial_id
        """)
    while let row = try rows.next() {
      let (id, study): (Int64, Int64) = (row[0], row[1])
      let position = counts[study, default: 0]
      counts[study] = position + 1
      guard let state = OptunaTrial.State(rawValue: row[2]) else {
        throw problem(
          "trial \(position) has the unknown state '\(row[2] as String)'", studies[study])
      }
      var trial = OptunaTrial(number: (row[3] as Int?) ?? position, state: state)
      trial.values = [Double?](repeating: nil, count: studies[study]?.directions.count ?? 1)
      trial.seconds = max(0, ((row[4] as Double?) ?? 0) * 1000).rounded() / 1000
      trials[id] = trial
      order.append((id, study))
    }
    try addParameters(to: &trials)
    try addValues(to: &trials)
    try addGrids(to: &trials)
    for (id, study) in order {
      if let trial = trials[id] { studies[study]?.trials.append(trial) }
    }
    for study in studies.keys { studies[study]?.trials.sort { $0.number < $1.number } }
  }

  private func addParameters(to trials: inout [Int64: OptunaTrial]) throws {
    var known: [String: OptunaDistribution] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT trial_id, param_name, param_value, distribution_json
        FROM trial_params ORDER BY param_id
        """)
    while let row = try rows.next() {
      let (name, text): (String, String) = (row[1], row[3])
      guard let distribution = known[text] ?? OptunaDistribution(json: text),
        let stored = row[2] as Double?, let level = distribution.level(of: stored)
      else { throw problem("parameter '\(name)' has no value of its distribution \(text)", nil) }
      known[text] = distribution
      trials[row[0]]?.parameters.append(
        .init(name: name, level: level, distribution: distribution))
    }
  }

  private func addValues(to trials: inout [Int64: OptunaTrial]) throws {
    guard try has("objective", in: "trial_values") else {
      try forEachValue("SELECT trial_id, 0, value, NULL FROM trials WHERE value IS NOT NULL") {
        trials[$0]?.values = [$2]
      }
      try forEachValue("SELECT trial_id, step, value, NULL FROM trial_values") {
        trials[$0]?.intermediateValues[$1] = $2
      }
      return
    }
    let type = try has("value_type", in: "trial_values") ? "value_type" : "NULL"
    try forEachValue("SELECT trial_id, objective, value, \(type) FROM trial_values") {
      if trials[$0]?.values.indices.contains($1) ?? false { trials[$0]?.values[$1] = $2 }
    }
    guard try has("step", in: "trial_intermediate_values") else { return }
    let kind = "intermediate_value_type"
    let hasKind = try has(kind, in: "trial_intermediate_values")
    try forEachValue(
      """
      SELECT trial_id, step, intermediate_value, \(hasKind ? kind : "NULL")
      FROM trial_intermediate_values
      """
    ) { trials[$0]?.intermediateValues[$1] = $2 }
  }

  private func forEachValue(_ sql: String, _ body: (Int64, Int, Double) -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: sql)
    while let row = try rows.next() {
      let value: Double
      switch row[3] as String? {
      case "INF_POS": value = .infinity
      case "INF_NEG": value = -.infinity
      default: value = (row[2] as Double?) ?? .nan
      }
      body(row[0], row[1], value)
    }
  }

  private func addGrids(to trials: inout [Int64: OptunaTrial]) throws {
    var known: [String: [String: [Level]]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT trial_id, value_json FROM trial_system_attributes WHERE key = 'search_space'")
    while let row = try rows.next() {
      let text: String = row[1]
      guard let grid = known[text] ?? OptunaDatabase.grid(json: text) else { continue }
      known[text] = grid
      trials[row[0]]?.grid = grid
    }
  }

  /// The levels that a grid sampler writes beside each trial.
  static func grid(json: String) -> [String: [Level]]? {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    return try? decoder.decode([String: [OptunaChoice]].self, from: Data(json.utf8))
      .mapValues { $0.map(\.level) }
  }

  private func problem(_ text: String, _ study: OptunaStudy?) -> ImportError {
    .badStudy(
      path, study: study?.name,
      problem: "\(text); the file is damaged or of an unknown Optuna version")
  }
}
