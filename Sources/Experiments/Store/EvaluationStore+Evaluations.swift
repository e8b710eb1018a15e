import Formats
import GRDB
public import Landscapes

extension EvaluationStore {
  /// Adds evaluations in one transaction. Those whose key is stored already are left as stored.
  public func add(
    _ evaluations: some Sequence<Evaluation>, to scenario: Int64
  ) throws(StoreError) {
    try write { _ = try insert(evaluations, of: scenario, $0) }
  }

  /// Adds evaluations within a transaction.
  ///
  /// - Parameter timings: In the order of the evaluations.
  /// - Returns: The number of those that were new.
  func insert(
    _ evaluations: some Sequence<Evaluation>, of scenario: Int64,
    timings: [EvaluationTiming]? = nil, _ database: Database
  ) throws -> Int {
    let before = database.totalChangesCount
    let insertion = try EvaluationInsertion(of: scenario, columns, in: database)
    for (index, evaluation) in evaluations.enumerated() {
      try insertion.execute(
        StoredTraining(evaluation, timing: timings?[index] ?? EvaluationTiming()))
    }
    return database.totalChangesCount - before
  }

  /// What one training took on average, in wall seconds, by scenario; imported ones, which were not
  /// timed, have none.
  public func meanSeconds() throws(StoreError) -> [Int64: Double] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT scenario, AVG(seconds) FROM evaluations WHERE seconds > 0 GROUP BY scenario")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int64, $0[1] as Double) })
    }
  }

  /// Every evaluation of a scenario, by rank, fold and seed.
  ///
  /// - Parameter withDetails: Without, other losses, scores, curves and early signals are left out,
  ///   which is several times as fast.
  public func evaluations(
    of scenario: Int64, withDetails: Bool = true
  ) throws(StoreError) -> [Evaluation] {
    try evaluations(
      "WHERE scenario = ? ORDER BY rank, fold, seed", [scenario], withDetails: withDetails)
  }

  /// The evaluations of one configuration under one seed, by fold.
  public func evaluations(
    of scenario: Int64, rank: Int, seed: UInt64
  ) throws(StoreError) -> [Evaluation] {
    try evaluations(
      "WHERE scenario = ? AND rank = ? AND seed = ? ORDER BY fold",
      [scenario, rank, Int64(bitPattern: seed)])
  }

  private func evaluations(
    _ condition: String, _ arguments: StatementArguments, withDetails: Bool = true
  ) throws(StoreError) -> [Evaluation] {
    let selection = selection(withDetails: withDetails)
    return try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(selection.sql) FROM evaluations \(condition)",
        arguments: arguments)
      var evaluations: [Evaluation] = []
      while let row = try rows.next() { evaluations.append(try selection.evaluation(row)) }
      return evaluations
    }
  }

  private func selection(withDetails: Bool) -> EvaluationSelection {
    EvaluationSelection(columns, schema: schema, withDetails: withDetails)
  }

  /// The column of that name; `NULL` where the database is of an older schema.
  func known(_ name: String) -> String {
    columns.contains { $0.name == name && $0.since <= schema } ? name : "NULL"
  }

  /// Calls `body` with every evaluation of a scenario, by rank, fold and seed, one at a time.
  ///
  /// - Throws: ``StoreError``, and what `body` throws.
  func forEachEvaluation(of scenario: Int64, _ body: (Evaluation) throws -> Void) throws {
    let selection = selection(withDetails: true)
    do {
      try queue.read { database in
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT \(selection.sql) FROM evaluations WHERE scenario = ? ORDER BY rank, fold, seed
            """, arguments: [scenario])
        while let row = try rows.next() { try body(selection.evaluation(row)) }
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// The losses and scores beside the scenario's own, by measure and name.
  func metrics() throws(StoreError) -> [TidyCells.Metric] {
    let found = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT DISTINCT part.key, metric.key
          FROM evaluations, json_each(details) AS part, json_each(part.value) AS metric
          WHERE details IS NOT NULL
          """
      ).map { (part: $0[0] as String, name: $0[1] as String) }
    }
    return Measure.allCases.flatMap { measure in
      found.filter { $0.part == measure.rawValue }.map(\.name).sorted().map {
        TidyCells.Metric(measure: measure, name: $0)
      }
    }
  }

  /// Calls `body` with every evaluation of a scenario, by rank, fold and seed, one at a time.
  func forEachLoss(
    of scenario: Int64, _ body: (ScenarioLosses.Training) -> Void
  ) throws(StoreError) {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT rank, fold, seed, outcome = 'ok', train, validation, test
          FROM evaluations WHERE scenario = ? ORDER BY rank, fold, seed
          """, arguments: [scenario])
      while let row = try rows.next() {
        let isFinished: Bool = row[3]
        let seed: Int64 = row[2]
        body(
          ScenarioLosses.Training(
            rank: row[0], fold: row[1], seed: UInt64(bitPattern: seed),
            losses: isFinished ? (row[4], row[5], row[6]) : (nil, nil, nil)))
      }
    }
  }

  /// Diverged trainings apart, those of a scenario that finished without having learnt.
  public func collapsedCount(of scenario: Int64, seed: UInt64) throws(StoreError) -> Int {
    try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM evaluations
          WHERE scenario = ? AND seed = ? AND \(known("collapsed")) = 1
          """,
        arguments: [scenario, Int64(bitPattern: seed)]) ?? 0
    }
  }

  /// What came of the trainings of each scenario, under every seed.
  public func outcomeCounts() throws(StoreError) -> [Int64: OutcomeCounts] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT scenario, count(*), sum(outcome = 'diverged'), sum(outcome = 'failed'),
            sum(outcome = 'ok' AND \(known("collapsed")) IS 1),
            sum(iif(outcome = 'ok', training_samples, 0))
          FROM evaluations GROUP BY scenario
          """)
      return Dictionary(
        uniqueKeysWithValues: rows.map {
          (
            $0[0] as Int64,
            OutcomeCounts(
              trainings: $0[1], diverged: $0[2], failed: $0[3], collapsed: $0[4],
              trainingSamples: $0[5])
          )
        })
    }
  }
}
