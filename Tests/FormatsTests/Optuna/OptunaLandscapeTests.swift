import Foundation
import GRDB
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@testable import Formats

@Suite struct OptunaLandscapeTests {
  static let v5 = fixture("optuna/optuna_v5.db").path

  /// The values of completed trials by their levels, for parameters in this order.
  static func values(_ study: String, _ names: [String], objective: Int = 0) throws
    -> [[Level]: Double]
  {
    let trials = try #require(ExpectedStudies("optuna_v5").study(study)).trials
    return Dictionary(
      uniqueKeysWithValues: trials.filter { $0.state == "COMPLETE" }.map { trial in
        (names.compactMap { trial.params[$0]?.level }, trial.values?[objective].value ?? .nan)
      })
  }

  @Test func aGridOfTrialsIsACompleteLandscape() throws {
    let collection = try Importer.optuna.collection(Self.v5)
    let landscape = try #require(
      collection.landscapes.first { $0.id == "digits-mlp-grid-full/full" })
    let names = ["activation", "solver", "hidden", "lr"]
    #expect(landscape.isComplete && landscape.count == 48)
    #expect(
      landscape.space.hyperparameters == [
        Hyperparameter("activation", .categorical(["relu", "tanh"])),
        Hyperparameter("solver", .categorical(["sgd", "adam"])),
        Hyperparameter("hidden", .ordinal([8, 16, 32])),
        Hyperparameter("lr", .ordinal([0.0001, 0.001, 0.01, 0.1])),
      ])
    let expected = try Self.values("digits-mlp-grid-full", names)
    for node in 0..<48 {
      #expect(landscape.losses[node] == expected[landscape.space.values(at: node)])
    }
    #expect(
      collection.notes.filter { $0.hasPrefix("left out: ") }.count == 1,
      "empty")
  }

  @Test func prunedAndFailedTrialsAreCountedAndLowerFidelitiesHold() throws {
    let landscapes = try Importer.optuna.collection(Self.v5).landscapes
      .filter { $0.scenario.dataset == "digits-mlp-grid" }
    #expect(
      landscapes.map(\.id)
        == ["epochs=1", "epochs=2", "epochs=4", "full"].map { "digits-mlp-grid/\($0)" })
    let full = landscapes[3]
    #expect(full.count == 29 && full.failedCount == 2 && full.space.combinationCount == 48)
    #expect(full.scenario.orientation == .maximised && full.scenario.loss == "val_accuracy")
    let expected = try Self.values("digits-mlp-grid", ["activation", "solver", "hidden", "lr"])
    for node in 0..<full.count {
      let levels = full.space.values(at: full.rank(ofNode: node))
      #expect(full.losses[node] == -(expected[levels] ?? .nan))
    }
    // Steps count from 0: the step 3 is the fourth epoch. Every trial but the two failed reported it.
    let trials = try #require(ExpectedStudies("optuna_v5").study("digits-mlp-grid")).trials
    let reports = trials.compactMap {
      ["COMPLETE", "PRUNED"].contains($0.state) ? $0.intermediateValues["3"]?.value : nil
    }
    #expect(landscapes[2].losses.sorted() == reports.map { -$0 }.sorted())
    #expect(landscapes[2].failedCount == 0)
  }

  @Test func conditionsAreInferredAndContinuousParametersCut() throws {
    var shape = SampleShape()
    shape.levels = try ["u:linear:3", "svm.C:log:3", "tree.depth:log:3"].map {
      try Discretization(parsing: $0)
    }
    var roles = ColumnRoles()
    roles.studies = ["conditional-*"]
    let collection = try Importer.optuna.collection(Self.v5, roles: roles).shaped(by: shape)
    let landscapes = collection.landscapes.filter { $0.scenario.dataset == "conditional-mo" }
    #expect(
      landscapes.map(\.id) == ["conditional-mo/full/objective0", "conditional-mo/full/objective1"])
    let space = landscapes[0].space
    #expect(
      space.hyperparameters.map(\.name)
        == ["model", "flag", "mix", "k", "q", "u", "tree.depth", "svm.C"])
    #expect(space.hyperparameters[0].domain == .categorical(["svm", "tree", nil]))
    #expect(space.hyperparameters[2].domain == .categorical([1, 2.5, "three", nil]))
    #expect(space.hyperparameters[3].domain == .ordinal([1, 3, 5, 7, 9]))
    #expect(space.hyperparameters[4].domain.levels[2] == -0.5)
    #expect(space.hyperparameters[6].condition == Condition([.init("model", ["tree"])]))
    #expect(space.hyperparameters[7].condition == Condition([.init("model", ["svm"])]))
    let trials = try #require(ExpectedStudies("optuna_v5").study("conditional-mo")).trials
    /// By definition: which third of its declared range holds a value, in the logarithm but for u.
    func third(_ name: String, _ value: Double) -> Int {
      let scale: (Double) -> Double = name == "u" ? { $0 } : { log($0) }
      let ends: [String: (Double, Double)] = [
        "u": (0, 1), "tree.depth": (1, 64), "svm.C": (0.001, 1000),
      ]
      let (lowest, highest) = ends[name].map { (scale($0.0), scale($0.1)) } ?? (0, 1)
      return min(2, Int((scale(value) - lowest) / (highest - lowest) * 3))
    }
    for (objective, landscape) in landscapes.enumerated() {
      for trial in trials {
        var values = trial.params.mapValues(\.level)
        for name in shape.levels.map(\.name) {
          guard let value = values[name]?.number, let index = space.index(of: name) else {
            continue
          }
          values[name] = space.hyperparameters[index].domain.levels[third(name, value)]
        }
        let node = try #require(landscape.node(ofRank: try space.rank(of: values)))
        // No two of the twenty trials fall into one cell.
        #expect(landscape.losses[node] == trial.values?[objective].value)
      }
    }
  }

  @Test func repeatsAreAveragedAndUnfinishedTrialsNamed() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try OptunaStorage(url)
      try storage.add(study: 1, "s", "MAXIMIZE")
      func add(_ state: String, _ depth: Double, _ value: Double?) throws {
        try storage.add([("depth", depth, OptunaStorage.integer(1, 3))], state, value: value)
      }
      for (depth, value) in [(1.0, 1.0), (1, 2), (1, 6), (3, 4)] {
        try add("COMPLETE", depth, value)
      }
      try add("FAIL", 1, nil)
      try add("FAIL", 2, nil)
      try add("PRUNED", 2, 9)
      try add("RUNNING", 2, nil)
      let collection = try Importer.optuna.collection(url.path)
      let landscape = try #require(collection.landscapes.first)
      // The mean of 1, 2 and 6 is 3; depth 1 was completed in spite of one failure.
      #expect(landscape.id == "s/full" && landscape.losses == [-3, -4])
      #expect(landscape.ranks == [0, 2] && landscape.failedCount == 1)
      #expect(
        collection.notes == [
          "depth: ordinal, 3 levels (1, 2, 3)", "value: higher is better",
          "trials without a loss of full fidelity: 1 pruned, 2 failed, 1 running",
          "3 trials are of 1 configurations asked more than once: averaged",
        ])
      let worst = try Importer.optuna.collection(url.path, policy: .worst).landscapes[0]
      #expect(worst.losses == [-3, -3, -4])
      let imported = try OptunaImporter(path: url.path)
        .scenarios(of: OptunaDatabase.studies(at: url.path), learner: "mlp", dataset: nil)
      #expect(imported[0].evaluations.map(\.fold) == [0, 1, 2, 0, 0])
      #expect(imported[0].evaluations.allSatisfy { $0.seconds == 1.25 })
      #expect(imported[0].scenario.learner == "mlp" && imported[0].scenario.dataset == "s")
    }
  }

  @Test func damagedAttributesAreNamed() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try OptunaStorage(url)
      try storage.add(study: 1, "s")
      for depth in [1.0, 2, 1] {
        try storage.add([("depth", depth, OptunaStorage.integer(1, 3))], value: depth)
      }
      func add(_ table: String, _ id: Int, _ key: String, _ json: String) throws {
        try storage.queue.write {
          try $0.execute(
            sql: "INSERT INTO \(table)_system_attributes VALUES (?, ?, ?)",
            arguments: [id, key, json])
        }
      }
      try add("study", 1, "study:metric_names", "[\"accur")
      try add("trial", 1, "search_space", "{\"depth\": [1, 2")
      try add("trial", 3, "search_space", "[]")
      let damaged = try Importer.optuna.collection(url.path)
      #expect(damaged.landscapes[0].space.hyperparameters[0].domain == .ordinal([1, 2, 3]))
      #expect(
        damaged.notes.dropFirst().prefix(2) == [
          "the attribute study:metric_names is damaged: objectives are called value",
          "the attribute search_space of trial 0 and 1 other is damaged: levels are taken from "
            + "distributions and values",
        ])
      try add("trial", 2, "search_space", "{\"depth\": [1, 2]}")
      let mended = try Importer.optuna.collection(url.path)
      #expect(mended.landscapes[0].space.hyperparameters[0].domain == .ordinal([1, 2]))
      #expect(mended.notes[2].hasSuffix("levels are taken from the grid of other trials"))
    }
  }

  @Test func aFewDistinctNumbersAreLevelsAndManyAreNot() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try OptunaStorage(url)
      try storage.add(study: 1, "s")
      let add = { (x: Double) in
        try storage.add([("x", x, OptunaStorage.x), ("o", 1, OptunaStorage.optimizer)], value: x)
      }
      for x in [0.5, 0.1, 0.9, 0.1, 0.9, 0.5] { try add(x) }
      let space = try Importer.optuna.collection(url.path).landscapes[0].space
      #expect(space.hyperparameters[0].domain == .ordinal([0.1, 0.5, 0.9]))
      #expect(space.hyperparameters[1].domain == .categorical(["sgd", "adam"]))
      for x in [0.2, 0.3] { try add(x) }
      let sampled = try Importer.optuna.collection(url.path).landscapes[0].space
      #expect(sampled.hyperparameters[0].domain == .ordinal([0.1, 0.2, 0.3, 0.5, 0.9]))
      // As the storage declares it.
      let range = try #require(sampled.hyperparameters[0].range)
      #expect((range.low, range.high, range.isLogarithmic) == (0, 1, false))
      var roles = ColumnRoles()
      roles.ignored = ["x"]
      #expect(try Importer.optuna.collection(url.path, roles: roles).landscapes[0].count == 1)
      roles.ignored = ["y"]
      #expect(throws: ImportError.unknownParameter(url.path, parameter: "y", known: ["o", "x"])) {
        try Importer.optuna.collection(url.path, roles: roles)
      }
    }
  }

  @Test func twoParentsAreFoundAndAChanceAbsenceIsALevel() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try OptunaStorage(url)
      try storage.add(study: 1, "s")
      func add(_ optimizer: Double, _ depth: Double, child: Bool) throws {
        try storage.add(
          [("o", optimizer, OptunaStorage.optimizer), ("d", depth, OptunaStorage.integer(1, 2))]
            + (child ? [("c", 1, OptunaStorage.integer(1, 2))] : []), value: optimizer + depth)
      }
      for optimizer in [0.0, 1] {
        for depth in [1.0, 2] { try add(optimizer, depth, child: optimizer == 0 && depth == 2) }
      }
      let space = try Importer.optuna.collection(url.path).landscapes[0].space
      #expect(
        space.hyperparameters[2].condition == Condition([.init("o", ["sgd"]), .init("d", [2])]))
      try add(0, 2, child: false)
      let collection = try Importer.optuna.collection(url.path)
      let child = collection.landscapes[0].space.hyperparameters[2]
      #expect(child.domain == .ordinal([1, 2, nil]) && child.condition == nil)
      #expect(
        collection.notes.contains(
          "c: given in 1 of 5 trials, and no other parameter tells in which: not given is a level, "
            + "null"))
    }
  }

  @Test func choicesCanBeDeclaredOrdinal() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      let storage = try OptunaStorage(url)
      try storage.add(study: 1, "s")
      let choices =
        #"{"name": "CategoricalDistribution", "attributes": {"choices": [null, 64, 16]}}"#
      for index in 0..<3 {
        try storage.add([("b", Double(index), choices)], value: Double(index))
      }
      var roles = ColumnRoles()
      roles.ordinal = ["b"]
      let landscape = try Importer.optuna.collection(url.path, roles: roles).landscapes[0]
      #expect(landscape.space.hyperparameters[0].domain == .ordinal([16, 64, nil]))
      #expect(landscape.losses == [2, 1, 0])
    }
  }
}
