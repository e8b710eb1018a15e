import Catalogs
import Experiments
import Formats
import Foundation
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct TidyTableWritingTests {
  /// A conditional hyperparameter, a level with a comma, every outcome, other losses and scores.
  static func fill(_ store: EvaluationStore) throws -> [Evaluation] {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["adam", "sgd, plain"])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.5, .null]),
        when: Condition([.init("optimizer", ["sgd, plain"])])),
    ])
    let evaluations = [
      Evaluation(
        rank: 0, fold: 1, seed: .max,
        outcome: .ok([
          .train: .init(loss: 0.1), .validation: .init(loss: 1e-17, details: ["accuracy": 0.75]),
        ]), seconds: 0.25, trainingSamples: 10, steps: 20,
        curve: [
          CurveSample(step: 1, train: nil, validation: 0.75),
          CurveSample(step: 2, train: 0.5, validation: 1e-17),
        ],
        account: EvaluationAccount(
          samplesForward: 90, measuredSamples: 30, samplesBackward: 20, parameters: 7,
          floatingPointOperations: 1200, isCollapsed: true,
          earlySignals: [EarlySignal(step: 2, train: nil, score: 0.75)],
          firstEpochLosses: [3, 2.5])),
      Evaluation(rank: 3, fold: 0, seed: 0, outcome: .failed("no \"x\",\nno y"), seconds: 0),
      Evaluation(rank: 5, fold: 0, seed: 0, outcome: .diverged(step: 7), seconds: 1),
    ]
    let scenario = Scenario(
      learner: "mlp", dataset: "toy", loss: "cross_entropy",
      fidelity: try Fidelity(sampleFraction: 0.5, epochs: 3))
    try store.add(
      evaluations, to: store.register(scenario, of: StudyIdentity(space: space)))
    return evaluations
  }

  static func bytes(_ write: ((Data) throws -> Void) throws -> Void) throws -> Data {
    var bytes = Data()
    try write { bytes.append($0) }
    return bytes
  }

  @Test func rowsAreWrittenAsTheyStand() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(
        opening: folder.appending(path: "results.db").path, for: .writing)
      _ = try Self.fill(store)
      let text = String(
        decoding: try Self.bytes { try TidyTable.write(store, to: $0) }, as: UTF8.self)
      // By hand, from the table of columns in the documentation of TidyTable.
      #expect(
        text == """
          learner,dataset,recipe,loss,hp.optimizer,hp.momentum,fidelity.data,fidelity.budget,\
          fidelity.epochs,fidelity.trees,fold,seed,loss.train,loss.validation,loss.test,\
          metric.validation.accuracy,status,reason,cost,training_samples,steps,curve.step,\
          curve.train,curve.validation,samples_forward,measured_samples,samples_backward,parameters,\
          floating_point_operations,collapsed,early.step,early.train,early.score,first_epoch_losses
          mlp,toy,standard,cross_entropy,adam,,0.5,,3,,1,18446744073709551615,0.1,1e-17,,0.75,ok,,\
          0.25,10,20,1 2,nan 0.5,0.75 1e-17,90,30,20,7,1200.0,true,2,,0.75,3 2.5
          mlp,toy,standard,cross_entropy,"sgd, plain",0,0.5,,3,,0,0,,,,,failed,"no ""x"",
          no y",0.0,0,0,,,,,,,,,,,,,
          mlp,toy,standard,cross_entropy,"sgd, plain",null,0.5,,3,,0,0,,,,,diverged,7,1.0,0,0,\
          ,,,,,,,,,,,,

          """)
    }
  }

  @Test func anExportedTableIsReadBackTheSame() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(
        opening: folder.appending(path: "results.db").path, for: .writing)
      let evaluations = try Self.fill(store)
      let path = folder.appending(path: "table.csv").path
      for file in try ExporterCatalog.all.entry(named: "csv").files(store, path) {
        try Self.bytes(file.write).write(to: URL(filePath: file.path))
      }
      let imported = try ImporterCatalog.all.entry(named: "csv")
        .evaluations(in: path)
      let stored = try store.scenarios()
      #expect(imported.map(\.scenario) == stored.map(\.scenario))
      #expect(imported.map(\.study) == stored.map(\.study))
      #expect(imported.map { Array($0.evaluations) } == [evaluations])
    }
  }

  @Test func whatTheReaderOfPiecesRefusesEndsTheWriting() async throws {
    struct Full: Error {}
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(
        opening: folder.appending(path: "results.db").path, for: .writing)
      #expect(throws: StoreError.noEvaluations(store.path)) {
        try TidyTable.write(store) { _ in }
      }
      _ = try Self.fill(store)
      #expect(throws: Full.self) { try TidyTable.write(store) { _ in throw Full() } }
    }
  }
}
