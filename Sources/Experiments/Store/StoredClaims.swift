import Dispatch
import Formats
import GRDB
public import Landscapes
import Synchronization

/// The claims of one run, as a database keeps them for all processes that have it open.
///
/// A run is dead when its process is, or where that cannot be seen, when it has not been heard of
/// for ``patience`` seconds. A class, because a timer speaks for it while it trains.
final class StoredClaims: TrainingClaims {
  /// Seconds of silence after which a run that cannot be looked at counts as dead.
  static let patience = 60
  private static let seconds = "CAST(strftime('%s', 'now') AS INTEGER)"

  private let store: EvaluationStore
  private let study: StudyIdentity
  private let seed: Int64
  private let claimant: Claimant
  /// The number of the run in the database; `nil` before its first claim.
  private let run = Mutex<Int64?>(nil)
  // Its calls may come from any thread.
  private nonisolated(unsafe) let timer: any DispatchSourceTimer

  /// - Parameter claimant: This process, but for tests.
  init(
    _ store: EvaluationStore, study: StudyIdentity, seed: UInt64, claimant: Claimant = .current
  ) {
    self.store = store
    self.study = study
    self.seed = Int64(bitPattern: seed)
    self.claimant = claimant
    timer = DispatchSource.makeTimerSource(queue: .global())
    let beat = Double(Self.patience) / 4
    timer.schedule(deadline: .now() + beat, repeating: beat)
    timer.setEventHandler { [weak self] in self?.beat() }
    timer.activate()
  }

  deinit { timer.cancel() }

  func claim(
    _ trainings: [TrainingKey], atMost limit: Int
  ) throws(StoreError) -> [TrainingClaim] {
    let known = run.withLock { $0 }
    let (run, claims) = try store.write { database in
      let run = try enter(known, database)
      try bury(otherThan: run, database)
      return (run, try claim(trainings, atMost: limit, for: run, database))
    }
    self.run.withLock { $0 = run }
    return claims
  }

  func release() {
    timer.cancel()
    guard let id = run.withLock({ $0.take() }) else { return }
    // What cannot be deleted now is dead with this process.
    try? store.write { try $0.execute(sql: "DELETE FROM claimants WHERE id = ?", arguments: [id]) }
  }

  /// Makes known that the run lives; one that was taken for dead enters anew by its next claim.
  private func beat() {
    guard let id = run.withLock({ $0 }) else { return }
    try? store.write {
      try $0.execute(
        sql: "UPDATE claimants SET heartbeat = \(Self.seconds) WHERE id = ?", arguments: [id])
    }
  }

  /// The number of the run, which is heard of now.
  private func enter(_ known: Int64?, _ database: Database) throws -> Int64 {
    if let known {
      try database.execute(
        sql: "UPDATE claimants SET heartbeat = \(Self.seconds) WHERE id = ?", arguments: [known])
      if database.changesCount == 1 { return known }
    }
    try database.execute(
      sql: """
        INSERT INTO claimants (host, kernel, process, start, heartbeat)
        VALUES (?, ?, ?, ?, \(Self.seconds))
        """,
      arguments: [claimant.host, claimant.kernel, claimant.process, claimant.start])
    return database.lastInsertedRowID
  }

  /// Removes the runs that are dead, and with them what they had claimed.
  private func bury(otherThan run: Int64, _ database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT *, heartbeat < \(Self.seconds) - \(Self.patience) AS silent
        FROM claimants WHERE id <> ?
        """, arguments: [run])
    for row in rows {
      let other = Claimant(row)
      let isDead = claimant.sees(other) ? !other.isRunning : row["silent"]
      guard isDead else { continue }
      try database.execute(
        sql: "DELETE FROM claimants WHERE id = ?", arguments: [row["id"] as Int64])
    }
  }

  private func claim(
    _ trainings: [TrainingKey], atMost limit: Int, for run: Int64, _ database: Database
  ) throws -> [TrainingClaim] {
    let looking = try database.makeStatement(
      sql: "SELECT 1 FROM evaluations WHERE scenario = ? AND rank = ? AND fold = ? AND seed = ?")
    let claiming = try database.makeStatement(
      sql:
        "INSERT OR IGNORE INTO claims (scenario, rank, fold, seed, claimant) VALUES (?, ?, ?, ?, ?)"
    )
    let holding = try database.makeStatement(
      sql: """
        SELECT claimants.* FROM claims JOIN claimants ON claimants.id = claims.claimant
        WHERE scenario = ? AND rank = ? AND fold = ? AND seed = ?
        """)
    var scenarios: [Scenario: Int64] = [:]
    var claims: [TrainingClaim] = []
    var granted = 0
    for training in trainings {
      guard granted < limit else { break }
      let scenario =
        try scenarios[training.scenario]
        ?? store.register(training.scenario, of: study, database)
      scenarios[training.scenario] = scenario
      let key: StatementArguments = [scenario, training.rank, training.fold, seed]
      if try Int.fetchOne(looking, arguments: key) != nil {
        claims.append(.kept)
        continue
      }
      try claiming.execute(arguments: key + [run])
      if database.changesCount == 1 {
        claims.append(.granted)
        granted += 1
      } else {
        let holder = try Row.fetchOne(holding, arguments: key).map(Claimant.init)
        claims.append(.held(by: holder?.name(for: claimant) ?? ""))
      }
    }
    return claims
  }
}

extension Claimant {
  fileprivate init(_ row: Row) {
    self.init(
      host: row["host"], kernel: row["kernel"], process: row["process"], start: row["start"])
  }
}

extension EvaluationStore {
  public func claims(of study: StudyIdentity, seed: UInt64) -> any TrainingClaims {
    StoredClaims(self, study: study, seed: seed)
  }
}
