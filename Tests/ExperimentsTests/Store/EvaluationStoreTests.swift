import Formats
import Foundation
import GRDB
import Landscapes
import Learning
import SearchSpaces
import TestSupport
import Testing

@testable import Experiments

@Suite struct EvaluationStoreTests {
  static let scenario = Scenario(learner: "forest", dataset: "toy", loss: "error_rate")
  static let space = try! SearchSpace([Hyperparameter("x", .ordinal([1, 2, 3]))])
  static let study = StudyIdentity(space: space, fingerprint: "f", folds: 5, testShare: 0.2)

  static func path(_ folder: URL) -> String { folder.appending(path: "results.db").path }

  static func evaluation(_ rank: Int, fold: Int = 0, loss: Double = 1) -> Evaluation {
    Evaluation(
      rank: rank, fold: fold, seed: .max,
      outcome: .ok([
        .train: .init(loss: loss / 3), .validation: .init(loss: loss, details: ["accuracy": 0.1]),
      ]),
      seconds: 0.25, trainingSamples: 10, steps: 4,
      curve: [CurveSample(step: 1, train: nil, validation: 0.1 + 0.2)])
  }

  @Test func whatIsStoredIsReadBackToTheBit() async throws {
    try await withTemporaryFolder { folder in
      let stored = [
        Self.evaluation(0, loss: 1.0 / 3),
        Self.evaluation(1, fold: 1, loss: .leastNonzeroMagnitude),
        Evaluation(rank: 1, fold: 2, seed: 0, outcome: .diverged(step: 17), seconds: 1),
        Evaluation(rank: 2, fold: 0, seed: 0, outcome: .failed("why 'not'"), seconds: 0),
      ]
      let store = try EvaluationStore(opening: Self.path(folder), for: .writing)
      let id = try store.register(Self.scenario, of: Self.study)
      try store.add(stored.reversed(), to: id)
      store.close()
      let reader = try EvaluationStore(opening: Self.path(folder), for: .reading)
      let scenarios = try reader.scenarios()
      #expect(scenarios == [StoredScenario(id: id, scenario: Self.scenario, study: Self.study)])
      #expect(try reader.evaluations(of: id) == stored)
      #expect(try reader.integrity() == "ok")
      // Closing leaves one file that needs nothing beside it.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["results.db"])
    }
  }

  @Test func aStoredEvaluationIsNeverReplaced() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(opening: Self.path(folder), for: .writing)
      let id = try store.register(Self.scenario, of: Self.study)
      try store.add([Self.evaluation(0, loss: 1)], to: id)
      try store.add([Self.evaluation(0, loss: 2), Self.evaluation(1, loss: 3)], to: id)
      #expect(
        try store.evaluations(of: id) == [
          Self.evaluation(0, loss: 1), Self.evaluation(1, loss: 3),
        ])
    }
  }

  @Test func scenariosAreSortedFromCheapToFull() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(opening: Self.path(folder), for: .writing)
      let fidelities = try [
        Fidelity.full, Fidelity(sampleFraction: 0.5), Fidelity(sampleFraction: 0.5, epochs: 2),
      ]
      for fidelity in fidelities {
        _ = try store.register(
          Scenario(learner: "mlp", dataset: "toy", loss: "mse", fidelity: fidelity),
          of: Self.study)
      }
      _ = try store.register(Self.scenario, of: Self.study)
      #expect(
        try store.scenarios().map { "\($0.scenario.learner) \($0.scenario.fidelity.label)" } == [
          "forest full", "mlp data=0.5,epochs=2", "mlp data=0.5", "mlp full",
        ])
    }
  }

  @Test func aChangedStudyIsRefusedAndSaysWhatDiffers() async throws {
    let hyperparameters = { (levels: [Level]) in [Hyperparameter("x", .ordinal(levels))] }
    let changes: [(StudyIdentity, String)] = try [
      (
        StudyIdentity(
          space: SearchSpace(hyperparameters([1, 2])), fingerprint: "f", folds: 5, testShare: 0.2),
        "'x' at levels 1, 2, 3, which differ now"
      ),
      (
        StudyIdentity(
          space: SearchSpace([Hyperparameter("x", .categorical([1, 2, 3]))]), fingerprint: "f",
          folds: 5, testShare: 0.2),
        "'x' ordinal, not categorical"
      ),
      (
        StudyIdentity(
          space: SearchSpace([Hyperparameter("y", .ordinal([1]))]), fingerprint: "f", folds: 5,
          testShare: 0.2),
        "a hyperparameter 'x' that the space lacks now"
      ),
      (
        StudyIdentity(
          space: SearchSpace(
            hyperparameters([1, 2, 3]) + [Hyperparameter("y", .ordinal([1]))]), fingerprint: "f",
          folds: 5, testShare: 0.2),
        "no hyperparameter 'y', which the space has now"
      ),
      (
        StudyIdentity(space: Self.space, fingerprint: "g", folds: 5, testShare: 0.2),
        "other data of the same name (fingerprint f, now g)"
      ),
      (
        StudyIdentity(space: Self.space, fingerprint: "f", folds: 3, testShare: 0.2),
        "5 folds, not 3"
      ),
      (
        StudyIdentity(
          space: Self.space, fingerprint: "f", folds: 5, testShare: 0.2,
          implementation: "XGBoost 3.2.0"),
        "trainings by an unknown version, not XGBoost 3.2.0"
      ),
      (
        StudyIdentity(space: Self.space, fingerprint: "f", folds: 5, testShare: 0.3),
        "a test share of 0.2, not 0.3"
      ),
    ]
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(opening: Self.path(folder), for: .writing)
      let id = try store.register(Self.scenario, of: Self.study)
      try store.add([Self.evaluation(0)], to: id)
      for (changed, difference) in changes {
        #expect(
          throws: StoreError.differentStudy(
            Self.path(folder), study: "'forest' on 'toy'", difference: difference)
        ) { try store.register(Self.scenario, of: changed) }
      }
      #expect(try store.evaluations(of: id).count == 1)
      #expect(try store.scenarios().count == 1)
    }
  }

  @Test func filesThatAreNoStoreAreRefusedUntouched() async throws {
    try await withTemporaryFolder { folder in
      let path = Self.path(folder)
      for access in [EvaluationStore.Access.reading, .writing] {
        try Data("a,b\n1,2\n".utf8).write(to: URL(filePath: path))
        #expect(throws: StoreError.file(.notADatabase(path))) {
          try EvaluationStore(opening: path, for: access)
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data("a,b\n1,2\n".utf8))
      }
      #expect(throws: StoreError.file(.notADatabase(folder.path))) {
        try EvaluationStore(opening: folder.path, for: .writing)
      }
      let missing = folder.appending(path: "none.db").path
      #expect(throws: StoreError.missing(missing)) {
        try EvaluationStore(opening: missing, for: .reading)
      }
      let lost = folder.appending(path: "no/such/results.db").path
      #expect(
        throws: StoreError.noFolder(lost, folder: folder.appending(path: "no/such").path)
      ) { try EvaluationStore(opening: lost, for: .writing) }
    }
  }

  @Test func aDatabaseOfAnotherProgramIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = Self.path(folder)
      let other = try DatabaseQueue(path: path)
      try await other.write { try $0.execute(sql: "CREATE TABLE trials (id INTEGER)") }
      try other.close()
      let before = try Data(contentsOf: URL(filePath: path))
      for access in [EvaluationStore.Access.reading, .writing] {
        #expect(throws: StoreError.foreign(path)) {
          try EvaluationStore(opening: path, for: access)
        }
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func recipesAreLandscapesOfTheirOwn() async throws {
    try await withTemporaryFolder { folder in
      let study = StudyIdentity(space: Self.space, fingerprint: "f", folds: 1, testShare: 0.2)
      let store = try EvaluationStore(opening: Self.path(folder), for: .writing)
      for recipe in ["standard", "thesis"] {
        let id = try store.register(
          Scenario(learner: "mlp", dataset: "toy", recipe: recipe, loss: "error_rate"),
          of: study)
        try store.add((0..<3).map { Self.evaluation($0, loss: Double($0)) }, to: id)
      }
      let landscapes = try LandscapeCollection(of: store, policy: .exclude).landscapes
      #expect(
        landscapes.map(\.id).filter { $0.hasSuffix("validation") }
          == ["mlp/toy/full/validation", "mlp/toy:thesis/full/validation"])
    }
  }

  @Test func sharesOfTheBudgetAreScenariosOfTheirOwn() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(opening: Self.path(folder), for: .writing)
      let fidelities = try [1, 0.5, 0.25].map { try Fidelity(budgetFraction: $0) }
      for fidelity in fidelities + fidelities {
        _ = try store.register(
          Scenario(learner: "forest", dataset: "toy", loss: "error_rate", fidelity: fidelity),
          of: Self.study)
      }
      #expect(
        try store.scenarios().map(\.scenario.fidelity.label)
          == ["budget=0.25", "budget=0.5", "full"])
    }
  }

  @Test func aFileOfTheFirstSchemaIsReadAndAddedTo() async throws {
    try await withTemporaryFolder { folder in
      let path = Self.path(folder)
      let old = try DatabaseQueue(path: path)
      try StoreSchema(columns: .standard).bringUp(old, path: path, to: 1)
      try await old.write { database in
        try database.execute(
          sql: """
            INSERT INTO studies VALUES
              (1, 'forest', 'toy', 'standard', ?, 'f', 5, 0.2);
            INSERT INTO scenarios VALUES (7, 1, 'error_rate', 0.5, 0, 10, 'minimised');
            INSERT INTO evaluations VALUES
              (7, 2, 0, 0, 'ok', NULL, 0.5, NULL, NULL, NULL, 1, 2, 3, NULL)
            """, arguments: [try compactJSON(Self.space)])
      }
      try old.close()
      let before = try Data(contentsOf: URL(filePath: path))
      let scenario = Scenario(
        learner: "forest", dataset: "toy", loss: "error_rate",
        fidelity: try Fidelity(sampleFraction: 0.5, trees: 10))
      let expected = [StoredScenario(id: 7, scenario: scenario, study: Self.study)]
      let reader = try EvaluationStore(opening: path, for: .reading)
      #expect(try reader.scenarios() == expected)
      reader.close()
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
      let store = try EvaluationStore(opening: path, for: .writing)
      #expect(try store.register(scenario, of: Self.study) == 7)
      #expect(try store.scenarios() == expected)
      try store.add([Self.evaluation(0)], to: 7)
      #expect(try store.evaluations(of: 7).map(\.rank) == [0, 2])
      #expect(try store.integrity() == "ok")
    }
  }

  /// What a process leaves that is killed after the list of migrations was made, before the first.
  @Test func aBarelyBegunDatabaseIsGoneOnWith() async throws {
    try await withTemporaryFolder { folder in
      let path = Self.path(folder)
      var begun = DatabaseMigrator()
      begun.registerMigration("1") { _ in throw StoreError.file(.notADatabase(path)) }
      let queue = try DatabaseQueue(path: path)
      #expect(throws: StoreError.file(.notADatabase(path))) { try begun.migrate(queue) }
      #expect(try await queue.read { try $0.tableExists("grdb_migrations") })
      try queue.close()
      let store = try EvaluationStore(opening: path, for: .writing)
      let id = try store.register(Self.scenario, of: Self.study)
      try store.add([Self.evaluation(0)], to: id)
      store.close()
    }
  }

  /// What a process leaves that is killed after the journal was chosen, before the first table.
  @Test func aDatabaseWithoutTablesIsANewOne() async throws {
    try await withTemporaryFolder { folder in
      let path = Self.path(folder)
      let queue = try DatabaseQueue(path: path)
      try await queue.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA journal_mode = WAL; VACUUM")
      }
      try queue.close()
      #expect(DatabaseFile.isDatabase(at: path))
      let store = try EvaluationStore(opening: path, toAdd: Self.study, of: Self.scenario)
      #expect(try store.register(Self.scenario, of: Self.study) == 1)
      store.close()
    }
  }

  @Test func aFileThatGoesAwayWhileItIsWrittenIsMissed() async throws {
    try await withTemporaryFolder { folder in
      for isReplaced in [false, true] {
        let path = folder.appending(path: "\(isReplaced).db").path
        let store = try EvaluationStore(opening: path, for: .writing)
        let trainings = [0, 1].map {
          FinishedTraining(
            Self.scenario, StoredTraining(Self.evaluation($0), timing: EvaluationTiming()))
        }
        try store.add([trainings[0]], of: Self.study)
        try FileManager.default.moveItem(atPath: path, toPath: path + ".moved")
        if isReplaced { try Data().write(to: URL(filePath: path)) }
        #expect(throws: StoreError.gone(path)) { try store.add([trainings[1]], of: Self.study) }
      }
    }
  }

  @Test func aNewerSchemaIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = Self.path(folder)
      let store = try EvaluationStore(opening: path, for: .writing)
      try await store.queue.write { try $0.execute(sql: "PRAGMA user_version = 9") }
      store.close()
      for access in [EvaluationStore.Access.reading, .writing] {
        #expect(throws: StoreError.newerSchema(path, version: 9, supported: 6)) {
          try EvaluationStore(opening: path, for: access)
        }
      }
    }
  }

  @Test func aDamagedFileIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = Self.path(folder)
      let store = try EvaluationStore(opening: path, for: .writing)
      let id = try store.register(Self.scenario, of: Self.study)
      try store.add((0..<3).map { Self.evaluation($0) }, to: id)
      store.close()
      var bytes = try Data(contentsOf: URL(filePath: path))
      bytes.replaceSubrange(100..<4096, with: Data(repeating: 0xAA, count: 3996))
      try bytes.write(to: URL(filePath: path))
      #expect(throws: StoreError.file(.damaged(path))) {
        try EvaluationStore(opening: path, for: .reading).scenarios()
      }
    }
  }

  @Test func aFullDiskKeepsWhatWasStored() async throws {
    try await withTemporaryFolder { folder in
      let path = Self.path(folder)
      let store = try EvaluationStore(opening: path, for: .writing, pageLimit: 16)
      let id = try store.register(Self.scenario, of: Self.study)
      var stored = 0
      #expect(throws: StoreError.file(.full(path))) {
        for fold in 0..<10_000 {
          try store.add([Self.evaluation(0, fold: fold)], to: id)
          stored += 1
        }
      }
      #expect(stored > 10)
      store.close()
      let reader = try EvaluationStore(opening: path, for: .writing)
      #expect(try reader.evaluations(of: id).count == stored)
      #expect(try reader.integrity() == "ok")
    }
  }
}
