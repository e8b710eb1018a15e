import Foundation
import GRDB
package import Landscapes

/// Which training an evaluation is, within its scenario and seed.
package struct EvaluationKey: Hashable, Sendable {
  package let rank: Int
  package let fold: Int

  package init(rank: Int, fold: Int) {
    self.rank = rank
    self.fold = fold
  }
}

extension EvaluationStore {
  /// Adds evaluations in one transaction. Those whose key is stored already are left as stored.
  package func add(
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
    let insertion = try EvaluationInsertion(of: scenario, in: database)
    for (index, evaluation) in evaluations.enumerated() {
      try insertion.execute(evaluation, timing: timings?[index])
    }
    return database.totalChangesCount - before
  }

  /// The trainings of a scenario that are stored under a seed, whatever came of them.
  package func keys(of scenario: Int64, seed: UInt64) throws(StoreError) -> Set<EvaluationKey> {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT rank, fold FROM evaluations WHERE scenario = ? AND seed = ?",
        arguments: [scenario, Int64(bitPattern: seed)])
      var keys: Set<EvaluationKey> = []
      while let row = try rows.next() { keys.insert(EvaluationKey(rank: row[0], fold: row[1])) }
      return keys
    }
  }

  /// What one training took on average, in wall seconds, by scenario; imported ones, which were not
  /// timed, have none.
  package func meanSeconds() throws(StoreError) -> [Int64: Double] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT scenario, AVG(seconds) FROM evaluations WHERE seconds > 0 GROUP BY scenario")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int64, $0[1] as Double) })
    }
  }

  /// Every evaluation of a scenario, by rank, fold and seed.
  ///
  /// - Parameter withDetails: Without, other losses, scores and curves are left out, which is
  ///   several times as fast.
  package func evaluations(
    of scenario: Int64, withDetails: Bool = true
  ) throws(StoreError) -> [Evaluation] {
    try evaluations(
      """
      SELECT \(EvaluationStore.columns), \(withDetails ? "details, curve" : "NULL, NULL"),
        \(try accountColumns(withDetails))
      FROM evaluations WHERE scenario = ? ORDER BY rank, fold, seed
      """, [scenario])
  }

  /// Calls `body` with every evaluation of a scenario, by rank, fold and seed, one at a time.
  ///
  /// - Throws: ``StoreError``, and what `body` throws.
  func forEachEvaluation(of scenario: Int64, _ body: (Evaluation) throws -> Void) throws {
    do {
      let account = try accountColumns(true)
      try queue.read { database in
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT \(EvaluationStore.columns), details, curve, \(account)
            FROM evaluations WHERE scenario = ? ORDER BY rank, fold, seed
            """, arguments: [scenario])
        let decoder = JSONDecoder()
        while let row = try rows.next() { try body(Evaluation(row, decoder)) }
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// Another loss or a score that evaluations hold of a part of the data.
  typealias MetricName = (measure: Measure, name: String)

  /// Those of all evaluations, by measure and name.
  func metricNames() throws(StoreError) -> [MetricName] {
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
      found.filter { $0.part == measure.rawValue }.map(\.name).sorted().map { (measure, $0) }
    }
  }

  /// What one evaluation adds to landscapes.
  struct StoredLoss {
    let rank: Int
    let fold: Int
    let seed: UInt64
    /// Train, validation, test; `nil` where it failed, diverged, or was not measured.
    let losses: (Double?, Double?, Double?)
  }

  /// Calls `body` with every evaluation of a scenario, by rank, fold and seed, one at a time.
  func forEachLoss(
    of scenario: Int64, _ body: (StoredLoss) -> Void
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
          StoredLoss(
            rank: row[0], fold: row[1], seed: UInt64(bitPattern: seed),
            losses: isFinished ? (row[4], row[5], row[6]) : (nil, nil, nil)))
      }
    }
  }

  /// The number of evaluations of a scenario, whatever came of them.
  package func count(of scenario: Int64) throws(StoreError) -> Int {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM evaluations WHERE scenario = ?",
        arguments: [scenario]) ?? 0
    }
  }

  /// The evaluations of one configuration under one seed, by fold.
  package func evaluations(
    of scenario: Int64, rank: Int, seed: UInt64
  ) throws(StoreError) -> [Evaluation] {
    try evaluations(
      """
      SELECT \(EvaluationStore.columns), details, curve, \(try accountColumns(true))
      FROM evaluations WHERE scenario = ? AND rank = ? AND seed = ? ORDER BY fold
      """,
      [scenario, rank, Int64(bitPattern: seed)])
  }

  /// The columns of an evaluation before its details and its curve, in the order in which they are
  /// read.
  private static let columns = """
    rank, fold, seed, outcome, train, validation, test, reason, seconds, training_samples, steps
    """

  /// The columns of an account; NULL in a file of an older schema that is only read.
  ///
  /// - Parameter withSignals: Whether early signals are read too.
  private func accountColumns(_ withSignals: Bool) throws(StoreError) -> String {
    let version = try read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard version >= 4 else { return Array(repeating: "NULL", count: 8).joined(separator: ", ") }
    return """
      samples_forward, measured_samples, samples_backward, parameters, floating_point_operations,
      collapsed, \(withSignals ? "early, first_epoch_losses" : "NULL, NULL")
      """
  }

  /// Diverged trainings apart, those of a scenario that finished without having learnt.
  package func collapsedCount(of scenario: Int64, seed: UInt64) throws(StoreError) -> Int {
    guard try read({ try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }) >= 4 else { return 0 }
    return try read { database in
      try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM evaluations WHERE scenario = ? AND seed = ? AND collapsed = 1",
        arguments: [scenario, Int64(bitPattern: seed)]) ?? 0
    }
  }

  /// What came of the trainings of each scenario, under every seed.
  package func outcomeCounts() throws(StoreError) -> [Int64: OutcomeCounts] {
    try read { database in
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT scenario, count(*), sum(outcome = 'diverged'), sum(outcome = 'failed'),
            \(version >= 4 ? "sum(outcome = 'ok' AND collapsed IS 1)" : "0"),
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

  private func evaluations(
    _ sql: String, _ arguments: StatementArguments
  ) throws(StoreError) -> [Evaluation] {
    try read { database in
      let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
      let decoder = JSONDecoder()
      var evaluations: [Evaluation] = []
      while let row = try rows.next() { evaluations.append(try Evaluation(row, decoder)) }
      return evaluations
    }
  }
}

extension Evaluation {
  /// - Parameter row: `columns`, details and curve.
  fileprivate init(_ row: Row, _ decoder: JSONDecoder) throws {
    let name: String = row[3]
    let outcome: Outcome
    switch name {
    case "diverged":
      let reason: String? = row[7]
      outcome = .diverged(step: reason.flatMap { Int($0) } ?? 0)
    case "failed":
      let reason: String? = row[7]
      outcome = .failed(reason ?? "")
    default:
      let text: String? = row[11]
      let details = try text.map {
        try decoder.decode([String: [String: Double]].self, from: Data($0.utf8))
      }
      var measurements: [Measure: Measurement] = [:]
      for (index, measure) in [Measure.train, .validation, .test].enumerated() {
        guard let loss: Double = row[4 + index] else { continue }
        measurements[measure] = Measurement(
          loss: loss, details: details?[measure.rawValue] ?? [:])
      }
      outcome = .ok(measurements)
    }
    let curve: String? = row[12]
    let seed: Int64 = row[2]
    self.init(
      rank: row[0], fold: row[1], seed: UInt64(bitPattern: seed), outcome: outcome,
      seconds: row[8], trainingSamples: row[9], steps: row[10],
      curve: try curve.map { try decoder.decode([CurveSample].self, from: Data($0.utf8)) } ?? [],
      account: try EvaluationAccount(row, decoder))
  }
}

extension EvaluationAccount {
  /// - Parameter row: Its columns are the last eight of an evaluation.
  /// - Returns: `nil` where nothing was stored.
  fileprivate init?(_ row: Row, _ decoder: JSONDecoder) throws {
    guard let forward: Int = row[13] else { return nil }
    let (early, losses): (String?, String?) = (row[19], row[20])
    self.init(
      samplesForward: forward, measuredSamples: row[14], samplesBackward: row[15],
      parameters: row[16], floatingPointOperations: row[17], isCollapsed: row[18],
      earlySignals: try early.map {
        try decoder.decode([EarlySignal].self, from: Data($0.utf8))
      } ?? [],
      firstEpochLosses: try losses.map { try decoder.decode([Double].self, from: Data($0.utf8)) }
        ?? [])
  }
}
