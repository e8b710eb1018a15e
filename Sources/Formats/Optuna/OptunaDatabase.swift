import Foundation
import GRDB
import SearchSpaces

/// Reads the studies of an Optuna SQLite storage of any version, by the columns that it has.
///
/// | before | difference |
/// |---|---|
/// | Optuna 3.0 | no `value_type`, no `intermediate_value_type` |
/// | Optuna 2.4 | `studies.direction`, `trials.value`; `trial_values` holds intermediate values |
/// | Optuna 1.3 | no `trials.number`, but an attribute `_number` |
package struct OptunaDatabase {
  let path: String
  let database: Database

  /// Whether the tables of Optuna are there.
  func isOptuna() throws -> Bool {
    try has("study_name", in: "studies") && has("state", in: "trials")
      && has("distribution_json", in: "trial_params")
  }

  /// Whether a table exists and has that column.
  private func has(_ column: String, in table: String) throws -> Bool {
    try Row.fetchAll(database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
      .contains { $0.value(0) == column }
  }

  /// By their ids.
  package func studies() throws -> [OptunaStudy] {
    var studies: [Int64: OptunaStudy] = [:]
    let rows = try Row.fetchAll(
      database, sql: "SELECT study_id, study_name FROM studies ORDER BY study_id")
    for row in rows {
      guard let id: Int64 = row.value(0), let name: String = row.value(1) else {
        throw problem("a study has no name", nil)
      }
      studies[id] = OptunaStudy(name: name)
    }
    let directions =
      try has("objective", in: "study_directions")
      ? "SELECT study_id, direction FROM study_directions ORDER BY study_id, objective"
      : "SELECT study_id, direction FROM studies"
    for row in try Row.fetchAll(database, sql: directions) {
      guard let id: Int64 = row.value(0) else { continue }
      studies[id]?.directions.append(row.value(1) == "MAXIMIZE" ? .maximize : .minimize)
    }
    let names = try Row.fetchAll(
      database,
      sql: """
        SELECT study_id, value_json FROM study_system_attributes WHERE key = 'study:metric_names'
        """)
    for row in names {
      guard let id: Int64 = row.value(0) else { continue }
      let text: String = row.value(1) ?? ""
      let names = try? JSONDecoder().decode([String].self, from: Data(text.utf8))
      studies[id]?.metricNames = names
      studies[id]?.hasDamagedNames = names == nil
    }
    try addTrials(to: &studies)
    return rows.compactMap { row in row.value(0).flatMap { studies[$0] } }
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
          (julianday(datetime_complete) - julianday(datetime_start)) * 86400,
          (julianday(datetime_start) - 2440587.5) * 86400,
          (julianday(datetime_complete) - 2440587.5) * 86400
        FROM trials ORDER BY study_id, trial_id
        """)
    while let row = try rows.next() {
      guard let id: Int64 = row.value(0), let study: Int64 = row.value(1) else {
        throw problem("a trial is of no study", nil)
      }
      let position = counts[study, default: 0]
      counts[study] = position + 1
      guard let state = row.value(2).flatMap({ OptunaTrial.State(rawValue: $0) }) else {
        throw problem("trial \(position) has no known state", studies[study])
      }
      var trial = OptunaTrial(number: row.value(3) ?? position, state: state)
      trial.values = [Double?](repeating: nil, count: studies[study]?.directions.count ?? 1)
      trial.seconds = max(0, (row.value(4) ?? 0.0) * 1000).rounded() / 1000
      // To the millisecond: a day number in a double holds no more than some of them.
      trial.start = row.value(5).map { ($0 * 1000).rounded() / 1000 }
      trial.end = row.value(6).map { ($0 * 1000).rounded() / 1000 }
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
      let text: String = row.value(3) ?? ""
      guard let id: Int64 = row.value(0), let name: String = row.value(1),
        let distribution = known[text] ?? OptunaDistribution(json: text),
        let stored: Double = row.value(2), let level = distribution.level(of: stored)
      else {
        let name: String = row.value(1) ?? ""
        throw problem("parameter '\(name)' has no value of its distribution '\(text)'", nil)
      }
      known[text] = distribution
      trials[id]?.parameters.append(.init(name: name, level: level, distribution: distribution))
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
      guard let id: Int64 = row.value(0), let index: Int = row.value(1) else { continue }
      let type: String = row.value(3) ?? ""
      switch type {
      case "INF_POS": body(id, index, .infinity)
      case "INF_NEG": body(id, index, -.infinity)
      default: body(id, index, row.value(2) ?? .nan)
      }
    }
  }

  private func addGrids(to trials: inout [Int64: OptunaTrial]) throws {
    var known: [String: [String: [Level]]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT trial_id, value_json FROM trial_system_attributes WHERE key = 'search_space'")
    while let row = try rows.next() {
      guard let id: Int64 = row.value(0) else { continue }
      let text: String = row.value(1) ?? ""
      guard let grid = known[text] ?? OptunaDatabase.grid(json: text) else {
        trials[id]?.hasDamagedGrid = true
        continue
      }
      known[text] = grid
      trials[id]?.grid = grid
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

extension Row {
  /// The value of a column; `nil` where it is missing or of another type.
  fileprivate func value<Value: DatabaseValueConvertible>(_ index: Int) -> Value? {
    Value.fromDatabaseValue(self[index] as DatabaseValue)
  }
}
