import Formats
import GRDB
public import Landscapes

extension EvaluationStore: TrainingKeeper {
  /// - Throws: ``StoreError``, as ``register(_:of:)`` does.
  public func keys(
    of scenario: Scenario, in study: StudyIdentity, seed: UInt64, among ranks: ClosedRange<Int>
  ) throws(StoreError) -> Set<EvaluationKey> {
    let id = try register(scenario, of: study)
    return try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT rank, fold FROM evaluations
          WHERE scenario = ? AND rank BETWEEN ? AND ? AND seed = ?
          """,
        arguments: [id, ranks.lowerBound, ranks.upperBound, Int64(bitPattern: seed)])
      var keys: Set<EvaluationKey> = []
      while let row = try rows.next() { keys.insert(EvaluationKey(rank: row[0], fold: row[1])) }
      return keys
    }
  }

  /// Adds trainings in one transaction, numbered after all that are stored; claims on them are done
  /// with.
  ///
  /// - Throws: ``StoreError``, as ``register(_:of:)`` does, and where the file is no longer at its
  ///   path.
  public func add(
    _ trainings: [FinishedTraining], of study: StudyIdentity
  ) throws(StoreError) {
    guard !trainings.isEmpty else { return }
    try write { database in
      var insertions: [Scenario: EvaluationInsertion] = [:]
      for scenario in Set(trainings.map(\.scenario)) {
        insertions[scenario] = try EvaluationInsertion(
          of: register(scenario, of: study, database), columns, in: database)
      }
      let settling = try database.makeStatement(
        sql: "DELETE FROM claims WHERE scenario = ? AND rank = ? AND fold = ? AND seed = ?")
      for (index, finished) in trainings.enumerated() {
        var training = finished.training
        training.timing.sequence = index + 1
        guard let insertion = insertions[finished.scenario] else { continue }
        try insertion.execute(training)
        let evaluation = training.evaluation
        try settling.execute(arguments: [
          insertion.scenario, evaluation.rank, evaluation.fold, Int64(bitPattern: evaluation.seed),
        ])
      }
    }
    try requireFile()
  }
}
