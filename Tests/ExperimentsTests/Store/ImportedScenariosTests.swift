import Catalogs
import Experiments
import Formats
import Foundation
import Landscapes
import SearchSpaces
import TestSupport
import Testing

/// Sources of other formats on their way into a database.
@Suite struct ImportedScenariosTests {
  static func scenarios(_ text: String) throws -> [ImportedScenario] {
    try CSVImporter().scenarios(
      in: DelimitedText(Data(text.utf8), path: "t.csv"), learner: "", dataset: "t")
  }

  @Test func aRefusedPartLeavesNothingOfTheOthers() async throws {
    let first = try Self.scenarios("x,loss\n1,1\n2,2\n")
    // Another space of the same learner and data set.
    let second = try Self.scenarios("z,loss\n1,1\n2,2\n")
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "results.db").path
      let store = try EvaluationStore(opening: path, for: .writing)
      #expect(throws: StoreError.self) { try store.add(first + second) }
      #expect(try store.scenarios().isEmpty)
      #expect(try store.add(first) == 2)
      #expect(try store.add(first) == 0)
      let id = try #require(try store.scenarios().first).id
      #expect(
        try store.evaluations(of: id).map(\.outcome)
          == [1, 2].map { .ok([.validation: .init(loss: $0)]) })
    }
  }

  @Test func aStudyIsImportedAndReadBack() async throws {
    try await withTemporaryFolder { folder in
      let v5 = fixture("optuna/optuna_v5.db").path
      let path = folder.appending(path: "results.db").path
      let importer = try ImporterCatalog.all.entry(named: "optuna")
      var roles = ColumnRoles()
      roles.studies = ["digits-*"]
      let scenarios = try importer.evaluations(in: v5, roles: roles, learner: "mlp")
      let store = try EvaluationStore(opening: path, for: .writing)
      // 48 trials at three lower fidelities and in full; 46, 46, 46 and 31 of the pruned study.
      #expect(try store.add(scenarios) == 4 * 48 + 3 * 46 + 31)
      #expect(try store.add(scenarios) == 0)
      store.close()
      let stored = try LandscapeCollection(reading: path).landscapes
      let direct = try LandscapeCollection(reading: v5, roles: roles).landscapes
      for landscape in direct {
        let same = stored.first { $0.id == "mlp/\(landscape.id)/validation" }
        #expect(same?.losses == landscape.losses && same?.space == landscape.space)
      }
      #expect(throws: ImportError.self) {
        try importer.evaluations(in: v5, dataset: "digits")
      }
    }
  }

  /// Values drawn from ranges are stored as they are, and are cut where they are read.
  @Test func aSampleIsImportedUncut() async throws {
    try await withTemporaryFolder { folder in
      let v5 = fixture("optuna/optuna_v5.db").path
      let path = folder.appending(path: "results.db").path
      var roles = ColumnRoles()
      roles.studies = ["conditional-mo"]
      let store = try EvaluationStore(opening: path, for: .writing)
      let importer = try ImporterCatalog.all.entry(named: "optuna")
      // 20 trials with two objectives.
      #expect(try store.add(importer.evaluations(in: v5, roles: roles)) == 40)
      store.close()
      var shape = SampleShape()
      shape.levelCount = 4
      let stored = try LandscapeCollection(reading: path).shaped(by: shape).landscapes
      let direct = try LandscapeCollection(reading: v5, roles: roles).shaped(by: shape).landscapes
      #expect(stored.map(\.losses) == direct.map(\.losses) && stored.count == 2)
      #expect(stored[0].space == direct[0].space && stored[0].asRun.space.isListed == false)
    }
  }
}
