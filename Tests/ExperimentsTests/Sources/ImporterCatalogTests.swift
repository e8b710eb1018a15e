import Catalogs
import Experiments
import Formats
import Foundation
import Landscapes
import SearchSpaces
import TestSupport
import Testing

/// A format that the program lacks: a folder with a file per level of `x`, which holds its loss.
extension Importer {
  fileprivate static let folders = Importer(
    name: "folders", summary: "a folder of losses", noun: "a folder of losses",
    takes: .hyperparameters,
    recognizes: { $0.isFolder ? .certain : .no },
    scenarios: { source, _, learner, dataset in
      let names = try FileManager.default.contentsOfDirectory(atPath: source.path).sorted()
      let space = try SearchSpace([
        Hyperparameter("x", .ordinal(names.map { Level(parsing: $0) }))
      ])
      let evaluations = try names.enumerated().map { rank, name in
        let text = String(
          decoding: try Source("\(source.path)/\(name)").contents(), as: UTF8.self)
        return Evaluation(
          rank: rank, fold: 0, seed: 0,
          outcome: Double(text).map { .ok([.validation: .init(loss: $0)]) } ?? .failed(text),
          seconds: 0)
      }
      return [
        ImportedScenario(
          scenario: Scenario(
            learner: learner, dataset: dataset ?? source.header.name, loss: "loss"),
          study: StudyIdentity(space: space), evaluations: ImportedEvaluations(evaluations))
      ]
    })
}

@Suite struct ImporterCatalogTests {
  static let extended = Catalog<Importer>(
    "source", Array(ImporterCatalog.sources) + [.folders]
  ) { $0.name }

  @Test func aFormatMoreIsRecognisedReadAndListed() async throws {
    try await withTemporaryFolder { folder in
      let place = folder.appending(path: "toy")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
      for (name, text) in [("1", "0.5"), ("2", "0.25"), ("3", "broken")] {
        try Data(text.utf8).write(to: place.appending(path: name))
      }
      let path = place.path
      #expect(try RecognizedSource(path, among: Self.extended).importer.name == "folders")
      let read = try RecognizedSource(path, among: Self.extended).landscapes()
      // One reading answers under each policy; by hand, 0.5 is the worst loss.
      #expect(try read(.exclude).landscapes.map(\.losses) == [[0.5, 0.25]])
      #expect(try read(.worst).landscapes.map(\.losses) == [[0.5, 0.25, 0.5]])
      #expect(
        try LandscapeCollection(reading: path, among: Self.extended).landscapes.map(\.id)
          == ["toy/full/validation"])
      let importers = ImporterCatalog.importers(among: Self.extended)
      #expect(importers.names == ["csv", "optuna", "folders"])
      let store = try EvaluationStore(
        opening: folder.appending(path: "results.db").path, for: .writing)
      let importer = try importers.entry(named: "folders")
      #expect(try store.add(importer.evaluations(in: path, learner: "mlp")) == 3)
      #expect(try store.scenarios().map(\.scenario.learner) == ["mlp"])
      #expect(throws: ImportError.noHistory(path)) {
        try EvaluationHistory.all(in: path, among: Self.extended)
      }
      // Without the format, a folder is none.
      #expect(throws: ImportError.unreadable(path, reason: "no permission, or a folder")) {
        try LandscapeCollection(reading: path)
      }
    }
  }

  @Test(arguments: [
    ("optuna/optuna_v5.db", "optuna"), ("optuna/conditional_mo.journal.log", "optuna"),
    ("optuna/README.md", "csv"),
  ]) func aSourceIsOfOneFormat(file: String, format: String) throws {
    let path = fixture(file).path
    #expect(try RecognizedSource(path).importer.name == format)
  }

  @Test func aSearchIsRecognisedByWhatItBeginsWith() async throws {
    try await withTemporaryFolder { folder in
      for (text, format) in [
        ("evaluation,rank,loss,best,x\n1,0,0.5,0.5,1\n", "search"),
        ("{\n  \"schema\": \"llp-fla/search/1\",\n  \"landscape\": \"a\"\n}\n", "search"),
        ("rank,loss,best,x\n0,0.5,0.5,1\n", "csv"), ("{\"a\": 1}\n", "csv"),
      ] {
        let url = folder.appending(path: "source")
        try Data(text.utf8).write(to: url)
        #expect(try RecognizedSource(url.path).importer.name == format, "\(text)")
      }
    }
  }
}
