import Foundation
import GRDB
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@testable import Formats

@Suite struct OptunaStudyTests {
  @Test(arguments: [
    ("optuna_v5", "optuna_v5"), ("optuna_v4", "optuna_v5"), ("optuna_v2", "optuna_v2"),
  ]) func storagesAreReadAsOptunaReadsThem(file: String, values: String) throws {
    let studies = try OptunaDatabase.studies(at: fixture("optuna/\(file).db").path)
    let expected = try ExpectedStudies(values)
    #expect(Set(studies.map(\.name)) == Set(expected.studies.map(\.studyName)))
    for study in studies {
      let difference = study.difference(from: try #require(expected.study(study.name)))
      #expect(difference == nil, "\(study.name): \(difference ?? "")")
    }
  }

  @Test func aJournalIsReadAsOptunaReadsIt() throws {
    let path = fixture("optuna/conditional_mo.journal.log").path
    #expect(try Importer.optuna.recognizes(Source(path).header) == .certain)
    let studies = try OptunaJournal.studies(in: Source(path))
    let expected = try #require(ExpectedStudies("optuna_v5").study("conditional-mo"))
    #expect(studies.map(\.name) == ["conditional-mo"])
    #expect(studies[0].difference(from: expected) == nil)
  }

  // Written by hand after the operations of Optuna 5, storages/journal/_storage.py.
  static let journal = """
    {"op_code":0,"worker_id":"w","study_name":"gone","directions":[1]}
    {"op_code":0,"worker_id":"w","study_name":"s","directions":[2]}
    {"op_code":0,"worker_id":"w","study_name":"s","directions":[1]}
    {"op_code":1,"worker_id":"w","study_id":0}
    {"op_code":3,"worker_id":"w","study_id":1,"system_attr":{"study:metric_names":["accuracy"]}}
    {"op_code":4,"worker_id":"w","study_id":1,"datetime_start":"2026-01-01T00:00:00.250000+00:00"}
    {"op_code":9,"worker_id":"w","trial_id":0,"system_attr":{"search_space":{"batch_size":[16,64]}}}
    {"op_code":5,"worker_id":"w","trial_id":0,"param_name":"batch_size","param_value_internal":1,\
    "distribution":"{\\"name\\": \\"CategoricalDistribution\\", \\"attributes\\": {\\"choices\\": [16, 64]}}"}
    {"op_code":8,"worker_id":"w","trial_id":0,"user_attr":{"note":[1,{"a":null}]}}
    {"op_code":7,"worker_id":"w","trial_id":0,"step":3,"intermediate_value":NaN}
    {"op_code":6,"worker_id":"w","trial_id":0,"state":1,"values":[0.5],\
    "datetime_complete":"2026-01-01T00:00:02.500000+00:00"}
    {"op_code":6,"worker_id":"w","trial_id":0,"state":3,"values":null,\
    "datetime_complete":"2026-01-01T00:00:09.500000+00:00"}
    {"op_code":4,"worker_id":"w","study_id":1,"state":4,"datetime_start":null,\
    "system_attrs":{"fixed_params":{"batch_size":16}}}
    {"op_code":5,"worker_id":"w","trial_id":1,"param_name":"batch
    """

  @Test func operationsOfAJournalAreApplied() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.log")
      try Data(Self.journal.utf8).write(to: url)
      let studies = try OptunaJournal.studies(in: Source(url.path))
      let study = try #require(studies.first)
      #expect(studies.count == 1 && study.name == "s" && study.directions == [.maximize])
      #expect(study.metricNames == ["accuracy"])
      #expect(study.trials.map(\.state) == [.complete, .waiting])
      let trial = study.trials[0]
      #expect(trial.values == [0.5] && trial.seconds == 2.25)
      #expect(trial.parameter("batch_size")?.level == 64)
      #expect(trial.grid == ["batch_size": [16, 64]])
      #expect(trial.intermediateValues[3]?.isNaN == true)
      try Data((Self.journal + "\n").utf8).write(to: url)
      #expect(
        throws: ImportError.badStudy(
          url.path, study: nil,
          problem:
            "line 14 is no operation of an Optuna journal; remove the line, or restore a copy")
      ) { try OptunaJournal.studies(in: Source(url.path)) }
    }
  }

  @Test func damagedAttributesOfAJournalAreSeen() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.log")
      let text = Self.journal.replacing("[\"accuracy\"]", with: "\"accuracy\"")
        .replacing("{\"batch_size\":[16,64]}", with: "[16,64]")
      try Data(text.utf8).write(to: url)
      let study = try OptunaJournal.studies(in: Source(url.path))[0]
      #expect(study.hasDamagedNames && study.metricNames == nil)
      #expect(study.trials.map(\.hasDamagedGrid) == [true, false])
      #expect(study.damageNotes.count == 2)
      try Data(Self.journal.utf8).write(to: url)
      #expect(try OptunaJournal.studies(in: Source(url.path))[0].damageNotes.isEmpty)
    }
  }

  // Columns of Optuna 1.2, storages/rdb/models.py: values are steps, numbers are attributes.
  @Test func theOldestSchemaIsRead() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "old.db").path
      let queue = try DatabaseQueue(path: path)
      try await queue.write { database in
        for sql in [
          "CREATE TABLE studies (study_id INTEGER PRIMARY KEY, study_name TEXT, direction TEXT)",
          "CREATE TABLE study_system_attributes (study_id INTEGER, key TEXT, value_json TEXT)",
          """
          CREATE TABLE trials (trial_id INTEGER PRIMARY KEY, study_id INTEGER, state TEXT,
            value FLOAT, datetime_start DATETIME, datetime_complete DATETIME)
          """,
          "CREATE TABLE trial_system_attributes (trial_id INTEGER, key TEXT, value_json TEXT)",
          """
          CREATE TABLE trial_params (param_id INTEGER PRIMARY KEY, trial_id INTEGER,
            param_name TEXT, param_value FLOAT, distribution_json TEXT)
          """,
          "CREATE TABLE trial_values (trial_id INTEGER, step INTEGER, value FLOAT)",
          "INSERT INTO studies VALUES (7, 'old', 'MAXIMIZE')",
          "INSERT INTO trials VALUES (3, 7, 'COMPLETE', 0.5, NULL, NULL)",
          "INSERT INTO trials VALUES (5, 7, 'PRUNED', NULL, NULL, NULL)",
          "INSERT INTO trial_values VALUES (3, 1, 0.25)",
          """
          INSERT INTO trial_params VALUES (1, 3, 'n', 4.0,
            '{"name": "IntUniformDistribution", "attributes": {"low": 1, "high": 9}}')
          """,
        ] {
          try database.execute(sql: sql)
        }
      }
      let study = try #require(try OptunaDatabase.studies(at: path).first)
      #expect(study.name == "old" && study.directions == [.maximize])
      #expect(study.trials.map(\.number) == [0, 1])
      #expect(study.trials[0].values == [0.5] && study.trials[1].values == [nil])
      #expect(study.trials[0].intermediateValues == [1: 0.25])
      #expect(study.trials[0].parameter("n")?.level == 4)
      #expect(study.trials[0].seconds == 0)
    }
  }

  @Test func distributionsOfEveryVersionAreUnderstood() {
    func json(_ name: String, _ attributes: String) -> OptunaDistribution? {
      OptunaDistribution(json: "{\"name\": \"\(name)\", \"attributes\": {\(attributes)}}")
    }
    func interval(
      _ low: Double, _ high: Double, _ step: Double?, isLog: Bool = false, isInteger: Bool = false
    ) -> OptunaDistribution {
      .numeric(.init(low: low, high: high, step: step, isLog: isLog, isInteger: isInteger))
    }
    #expect(json("UniformDistribution", "\"low\": -1, \"high\": 1") == interval(-1, 1, nil))
    #expect(
      json("LogUniformDistribution", "\"low\": 1e-5, \"high\": 1")
        == interval(1e-5, 1, nil, isLog: true))
    #expect(
      json("DiscreteUniformDistribution", "\"low\": 0, \"high\": 1, \"q\": 0.1")
        == interval(0, 1, 0.1))
    #expect(
      json("IntLogUniformDistribution", "\"low\": 1, \"high\": 8, \"step\": 1")
        == interval(1, 8, 1, isLog: true, isInteger: true))
    #expect(
      json("FloatDistribution", "\"low\": 0, \"high\": 1, \"step\": null, \"log\": false")
        == interval(0, 1, nil))
    // Written by optuna.distributions.distribution_to_json of Optuna 5.0.
    #expect(
      json("CategoricalDistribution", "\"choices\": [1, Infinity, NaN, [1, 2], null, true]")
        == .categorical([1, "inf", "nan", "[1, 2]", nil, true]))
    #expect(json("NormalDistribution", "\"mu\": 0") == nil)
    #expect(OptunaDistribution(json: "{") == nil)
  }
}
