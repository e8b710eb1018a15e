import Foundation
import GRDB

/// An Optuna storage written by hand, with the columns of Optuna 5.
struct OptunaStorage {
  /// The JSON of distributions.
  static let x = #"{"name": "FloatDistribution", "attributes": {"low": 0.0, "high": 1.0}}"#
  static let optimizer =
    #"{"name": "CategoricalDistribution", "attributes": {"choices": ["sgd", "adam"]}}"#
  static func integer(_ low: Int, _ high: Int) -> String {
    """
    {"name": "IntDistribution", "attributes": {"low": \(low), "high": \(high), "step": 1, \
    "log": false}}
    """
  }

  let queue: DatabaseQueue

  init(_ url: URL, wal: Bool = false) throws {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
    if wal { configuration.journalMode = .wal }
    queue = try DatabaseQueue(path: url.path, configuration: configuration)
    try queue.write { database in
      for table in [
        "studies (study_id INTEGER PRIMARY KEY, study_name TEXT)",
        "study_directions (direction TEXT, study_id INTEGER, objective INTEGER)",
        "study_system_attributes (study_id INTEGER, key TEXT, value_json TEXT)",
        """
        trials (trial_id INTEGER PRIMARY KEY, number INTEGER, study_id INTEGER, state TEXT,
        datetime_start DATETIME, datetime_complete DATETIME)
        """,
        "trial_system_attributes (trial_id INTEGER, key TEXT, value_json TEXT)",
        """
        trial_params (param_id INTEGER PRIMARY KEY, trial_id INTEGER, param_name TEXT,
        param_value FLOAT, distribution_json TEXT)
        """,
        "trial_values (trial_id INTEGER, objective INTEGER, value FLOAT, value_type TEXT)",
        """
        trial_intermediate_values (trial_id INTEGER, step INTEGER, intermediate_value FLOAT,
        intermediate_value_type TEXT)
        """,
      ] {
        try database.execute(sql: "CREATE TABLE \(table)")
      }
    }
  }

  func add(study id: Int, _ name: String, _ direction: String = "MINIMIZE") throws {
    try queue.write { database in
      try database.execute(sql: "INSERT INTO studies VALUES (?, ?)", arguments: [id, name])
      try database.execute(
        sql: "INSERT INTO study_directions VALUES (?, ?, 0)", arguments: [direction, id])
    }
  }

  /// Adds a trial in one transaction.
  func add(
    _ parameters: [(String, Double, String)], _ state: String = "COMPLETE", value: Double?
  ) throws {
    try queue.write { try OptunaStorage.add(parameters, state, value: value, to: $0) }
  }

  /// Adds a trial of study 1 that took 1.25 seconds; parameters are (name, stored number,
  /// distribution).
  static func add(
    _ parameters: [(String, Double, String)], _ state: String = "COMPLETE", value: Double?,
    to database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO trials SELECT NULL, count(*), 1, ?, '2026-01-01 00:00:00.000000',
          '2026-01-01 00:00:01.250000' FROM trials
        """, arguments: [state])
    let id = database.lastInsertedRowID
    for (name, stored, distribution) in parameters {
      try database.execute(
        sql: "INSERT INTO trial_params VALUES (NULL, ?, ?, ?, ?)",
        arguments: [id, name, stored, distribution])
    }
    if let value {
      try database.execute(
        sql: "INSERT INTO trial_values VALUES (?, 0, ?, 'FINITE')", arguments: [id, value])
    }
  }
}
