import GRDB

/// The tables of a results database, as numbered steps of which none is ever edited.
enum StoreSchema {
  /// `LLPF`: tells a results database from any other SQLite file.
  static let applicationID: Int32 = 0x4C4C_5046
  /// The number of the last step, kept as `PRAGMA user_version`.
  static let version = 5

  /// Columns of the fourth step; the last two are JSON.
  private static let accountColumns = [
    "samples_forward INTEGER", "measured_samples INTEGER", "samples_backward INTEGER",
    "parameters INTEGER", "floating_point_operations REAL", "collapsed INTEGER", "early TEXT",
    "first_epoch_losses TEXT",
  ]

  /// Columns of the fifth step.
  private static let timingColumns = [
    "sequence INTEGER", "started REAL", "ended REAL", "worker INTEGER",
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
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
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { database in
      // The budget is part of what tells scenarios apart, which SQLite cannot change in place.
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
      try database.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3") { database in
      // The installed library that trained, with its version; empty where this program did.
      try database.execute(
        sql: "ALTER TABLE studies ADD COLUMN implementation TEXT NOT NULL DEFAULT ''")
      try database.execute(sql: "PRAGMA user_version = 3")
    }
    migrator.registerMigration("4") { database in
      // What a training cost and what it showed early; NULL where it was stored before.
      for column in accountColumns {
        try database.execute(sql: "ALTER TABLE evaluations ADD COLUMN \(column)")
      }
      try database.execute(sql: "PRAGMA user_version = 4")
    }
    migrator.registerMigration("5") { database in
      // When a training ran, in seconds since 1970; NULL where it was stored before. The index is
      // of the rows that have a number: the next one is found without a look at all.
      for column in timingColumns {
        try database.execute(sql: "ALTER TABLE evaluations ADD COLUMN \(column)")
      }
      try database.execute(
        sql: """
          CREATE INDEX evaluations_in_order ON evaluations (sequence) WHERE sequence IS NOT NULL
          """)
      try database.execute(sql: "PRAGMA user_version = 5")
    }
    return migrator
  }
}
