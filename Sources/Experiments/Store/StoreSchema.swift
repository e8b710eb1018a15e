import Formats
import GRDB

/// The tables of a results database, as numbered steps of which none is ever edited.
struct StoreSchema {
  /// `LLPF`: tells a results database from any other SQLite file.
  static let applicationID: Int32 = 0x4C4C_5046
  /// The last step that is written out here; columns that came later make their own.
  private static let lastWritten = 6

  /// The columns of trainings.
  let columns: EvaluationColumns

  /// The number of the last step, kept as `PRAGMA user_version`.
  var version: Int { max(Self.lastWritten, columns.version) }

  /// The steps, each from the version before it.
  private var steps: [(Database) throws -> Void] {
    [tables, budgets, implementations, accounts, timings, claims]
      + (Self.lastWritten..<version).map { step in
        { database in try addColumns(since: step + 1, database) }
      }
  }

  /// Brings a database to the last step, in one transaction that begins before the look at its
  /// version: of processes that start on one file at once, one makes the steps and the others find
  /// them made.
  ///
  /// - Parameter wanted: Where to stop, for files as earlier versions left them; the last unless given.
  /// - Throws: `DatabaseError`, and ``StoreError/newerSchema(_:version:supported:)``.
  func bringUp(_ queue: DatabaseQueue, path: String, to wanted: Int? = nil) throws {
    let version = wanted ?? version
    try queue.writeWithoutTransaction { database in
      // A step replaces a table that others refer to; within a transaction this changes nothing.
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
      try database.inTransaction(.immediate) {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
          throw StoreError.newerSchema(path, version: found, supported: version)
        }
        guard found < version else { return .commit }
        for step in steps[found..<version] { try step(database) }
        try database.execute(sql: "PRAGMA user_version = \(version)")
        try database.checkForeignKeys()
        return .commit
      }
    }
  }

  /// Studies, their scenarios, and the trainings of these.
  private func tables(_ database: Database) throws {
    try database.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    // What must not change while evaluations are added: one row per learner and data set.
    try database.execute(
      sql: """
        CREATE TABLE studies (
          id INTEGER PRIMARY KEY,
          learner TEXT NOT NULL,
          dataset TEXT NOT NULL,
          recipe TEXT NOT NULL,
          space TEXT NOT NULL,        -- JSON
          fingerprint TEXT NOT NULL,  -- of the data; empty for imported evaluations
          folds INTEGER NOT NULL,
          test_share REAL NOT NULL,
          UNIQUE (learner, dataset, recipe)
        ) STRICT
        """)
    try database.execute(
      sql: """
        CREATE TABLE scenarios (
          id INTEGER PRIMARY KEY,
          study INTEGER NOT NULL REFERENCES studies (id),
          loss TEXT NOT NULL,
          data REAL NOT NULL,         -- share of the training rows
          epochs INTEGER NOT NULL,    -- 0: the full number
          trees INTEGER NOT NULL,     -- 0: the full number
          orientation TEXT NOT NULL,
          UNIQUE (study, loss, data, epochs, trees)
        ) STRICT
        """)
    try database.execute(
      sql: """
        CREATE TABLE evaluations (
          scenario INTEGER NOT NULL REFERENCES scenarios (id),
          rank INTEGER NOT NULL,
          fold INTEGER NOT NULL,
          seed INTEGER NOT NULL,      -- 64 bits as a signed number
          outcome TEXT NOT NULL,      -- ok, diverged, failed
          train REAL,
          validation REAL,
          test REAL,
          details TEXT,               -- JSON: other losses and scores per part
          reason TEXT,                -- of a failure; the step of a divergence
          seconds REAL NOT NULL,
          training_samples INTEGER NOT NULL,
          steps INTEGER NOT NULL,
          curve TEXT,                 -- JSON: a list of {step, train, validation}
          PRIMARY KEY (scenario, rank, fold, seed)
        ) STRICT, WITHOUT ROWID
        """)
  }

  /// The budget is part of what tells scenarios apart, which SQLite cannot change in place.
  private func budgets(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE new_scenarios (
          id INTEGER PRIMARY KEY,
          study INTEGER NOT NULL REFERENCES studies (id),
          loss TEXT NOT NULL,
          data REAL NOT NULL,         -- share of the training rows
          budget REAL NOT NULL,       -- share of the epochs or trees
          epochs INTEGER NOT NULL,    -- 0: the full number
          trees INTEGER NOT NULL,     -- 0: the full number
          orientation TEXT NOT NULL,
          UNIQUE (study, loss, data, budget, epochs, trees)
        ) STRICT
        """)
    try database.execute(
      sql: """
        INSERT INTO new_scenarios
        SELECT id, study, loss, data, 1, epochs, trees, orientation FROM scenarios
        """)
    try database.execute(sql: "DROP TABLE scenarios")
    try database.execute(sql: "ALTER TABLE new_scenarios RENAME TO scenarios")
  }

  /// The installed library that trained, with its version; empty where this program did.
  private func implementations(_ database: Database) throws {
    try database.execute(
      sql: "ALTER TABLE studies ADD COLUMN implementation TEXT NOT NULL DEFAULT ''")
  }

  /// What a training cost and what it showed early; NULL where it was stored before.
  private func accounts(_ database: Database) throws {
    try addColumns(since: 4, database)
  }

  /// When a training ran, in seconds since 1970; NULL where it was stored before. The index is of the
  /// rows that have a number: the next one is found without a look at all.
  private func timings(_ database: Database) throws {
    try addColumns(since: 5, database)
    try database.execute(
      sql: """
        CREATE INDEX evaluations_in_order ON evaluations (sequence) WHERE sequence IS NOT NULL
        """)
  }

  /// Which trainings a run is at, so that another leaves them to it; none when nothing runs.
  private func claims(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE claimants (
          id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice
          host TEXT NOT NULL,
          kernel TEXT NOT NULL,       -- where process numbers mean the same; empty where unknown
          process INTEGER NOT NULL,
          start INTEGER NOT NULL,     -- of the process, in ticks of its kernel
          heartbeat INTEGER NOT NULL  -- seconds since 1970
        ) STRICT
        """)
    try database.execute(
      sql: """
        CREATE TABLE claims (
          scenario INTEGER NOT NULL REFERENCES scenarios (id),
          rank INTEGER NOT NULL,
          fold INTEGER NOT NULL,
          seed INTEGER NOT NULL,
          claimant INTEGER NOT NULL REFERENCES claimants (id) ON DELETE CASCADE,
          PRIMARY KEY (scenario, rank, fold, seed)
        ) STRICT, WITHOUT ROWID
        """)
    try database.execute(sql: "CREATE INDEX claims_of_claimants ON claims (claimant)")
  }

  /// Adds the columns of a step, which are NULL in what was stored before it.
  private func addColumns(since step: Int, _ database: Database) throws {
    for column in columns where column.since == step {
      try database.execute(
        sql: "ALTER TABLE evaluations ADD COLUMN \(column.name) \(column.kind.sqlType)")
    }
  }
}
