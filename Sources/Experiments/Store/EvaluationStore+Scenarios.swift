import Formats
import Foundation
import GRDB
public import Landscapes
import SearchSpaces

extension EvaluationStore {
  /// Opens the database at `path` to add evaluations of a study, or makes it.
  ///
  /// The study is compared with what is stored before the file is opened for writing, so that a
  /// refusal leaves the file as it was to the byte.
  ///
  /// - Throws: ``StoreError``, as ``register(_:of:)`` and ``init(opening:for:)`` do.
  public init(
    opening path: String, toAdd study: StudyIdentity, of scenario: Scenario
  ) throws(StoreError) {
    if EvaluationStore.isDatabase(path), try EvaluationStore.isBegun(path) {
      let reader = try EvaluationStore(opening: path, for: .reading)
      _ = try reader.read { try reader.storedID(of: study, scenario, $0) }
    }
    try self.init(opening: path, for: .writing)
  }

  /// The number of the study of a scenario; `nil` where the database has none of that name.
  private func storedID(
    of study: StudyIdentity, _ scenario: Scenario, _ database: Database
  ) throws -> Int64? {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM studies WHERE learner = ? AND dataset = ? AND recipe = ?",
      arguments: [scenario.learner, scenario.dataset, scenario.recipe])
    guard let row else { return nil }
    if let difference = try StudyIdentity(row).difference(from: study) {
      throw StoreError.differentStudy(
        path, study: "'\(scenario.learner)' on '\(scenario.dataset)'", difference: difference)
    }
    return row["id"]
  }

  /// The number of `scenario`, which is added where the database does not have it.
  ///
  /// - Throws: ``StoreError/differentStudy(_:study:difference:)`` when evaluations of the same
  ///   learner and data set are stored over another space, other data or other folds.
  public func register(_ scenario: Scenario, of study: StudyIdentity) throws(StoreError) -> Int64 {
    try write { try register(scenario, of: study, $0) }
  }

  /// ``register(_:of:)`` within a transaction.
  func register(
    _ scenario: Scenario, of study: StudyIdentity, _ database: Database
  ) throws -> Int64 {
    let studyID: Int64
    if let known = try storedID(of: study, scenario, database) {
      studyID = known
    } else {
      try database.execute(
        sql: """
          INSERT INTO studies
            (learner, dataset, recipe, space, fingerprint, folds, test_share, implementation)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          scenario.learner, scenario.dataset, scenario.recipe, try compactJSON(study.space),
          study.fingerprint, study.folds, study.testShare, study.implementation,
        ])
      studyID = database.lastInsertedRowID
    }
    let fidelity = scenario.fidelity
    let known = try Int64.fetchOne(
      database,
      sql: """
        SELECT id FROM scenarios
        WHERE study = ? AND loss = ? AND data = ? AND budget = ? AND epochs = ? AND trees = ?
        """,
      arguments: [
        studyID, scenario.loss, fidelity.sampleFraction, fidelity.budgetFraction ?? 1,
        fidelity.epochs ?? 0, fidelity.trees ?? 0,
      ])
    if let known { return known }
    try database.execute(
      sql: """
        INSERT INTO scenarios (study, loss, data, budget, epochs, trees, orientation)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        studyID, scenario.loss, fidelity.sampleFraction, fidelity.budgetFraction ?? 1,
        fidelity.epochs ?? 0, fidelity.trees ?? 0, scenario.orientation.rawValue,
      ])
    return database.lastInsertedRowID
  }

  /// Every scenario, by learner, data set, loss and then from cheap to full fidelity.
  public func scenarios() throws(StoreError) -> [StoredScenario] {
    let scenarios = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT scenarios.*, studies.*
          FROM scenarios JOIN studies ON studies.id = scenarios.study
          ORDER BY scenarios.id
          """
      ).map { row in
        let (epochs, trees): (Int, Int) = (row["epochs"], row["trees"])
        return StoredScenario(
          id: row["id"],
          scenario: Scenario(
            learner: row["learner"], dataset: row["dataset"], recipe: row["recipe"],
            loss: row["loss"],
            fidelity: try Fidelity(
              sampleFraction: row["data"],
              // Missing in a file of the first schema that is only read.
              budgetFraction: row["budget"] as Double?, epochs: epochs == 0 ? nil : epochs,
              trees: trees == 0 ? nil : trees),
            orientation: Scenario.Orientation(rawValue: row["orientation"]) ?? .minimised),
          study: try StudyIdentity(row))
      }
    }
    return scenarios.sorted { first, second in
      let (a, b) = (first.scenario, second.scenario)
      return (a.learner, a.dataset, a.loss, a.fidelity, first.id)
        < (b.learner, b.dataset, b.loss, b.fidelity, second.id)
    }
  }
}

extension StudyIdentity {
  init(_ row: Row) throws {
    let text: String = row["space"]
    self.init(
      space: try JSONDecoder().decode(SearchSpace.self, from: Data(text.utf8)),
      fingerprint: row["fingerprint"], folds: row["folds"], testShare: row["test_share"],
      // Databases of the first version, opened for reading, do not have it.
      implementation: row["implementation"] as String? ?? "")
  }
}
