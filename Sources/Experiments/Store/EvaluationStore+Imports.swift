package import Formats

extension EvaluationStore {
  /// Adds imported evaluations in one transaction, all or none; those whose key is stored already
  /// are left as stored.
  ///
  /// - Returns: The number of evaluations that were new.
  /// - Throws: ``StoreError``; then the database is as before.
  package func add(_ imported: [ImportedScenario]) throws(StoreError) -> Int {
    try write { database in
      try imported.reduce(0) { added, part in
        let id = try register(part.scenario, of: part.study, database)
        return added + (try insert(part.evaluations, of: id, timings: part.timings, database))
      }
    }
  }
}
