import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct TrainTests {
  private func train(
    _ folder: URL, _ name: String, config: String, learner: String = "mlp", data: String = "iris"
  ) -> [String] {
    [
      "train", learner, "--dataset", data, "--config", config, "--threads", "1", "-o",
      folder.appending(path: name).path,
    ]
  }

  private func file(_ folder: URL, _ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test func anInterruptedTrainingGoesOnToTheSameBits() async throws {
    try await withTemporaryFolder { folder in
      // Long enough that the signal finds it running on any machine.
      let config = #"{"epochs": 400, "width": 64, "depth": 2, "optimizer": "adam"}"#
      let process = try EvaluateTests.start(train(folder, "a", config: config, data: "wine"))
      EvaluateTests.pause(milliseconds: 700)
      process.interrupt()
      process.waitUntilExit()
      let checkpoint = folder.appending(path: "a/checkpoint").path
      if process.terminationStatus == 130 {
        #expect(FileManager.default.fileExists(atPath: checkpoint))
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "a/test.html").path))
      }
      let rest = try Program(train(folder, "a", config: config, data: "wine"))
      let whole = try Program(train(folder, "b", config: config, data: "wine"))
      #expect(rest.status == 0 && rest.output == whole.output)
      for table in ["summary", "loss_per_step", "averaged_loss", "accuracy_per_epoch"] {
        #expect(try file(folder, "a/\(table).csv") == file(folder, "b/\(table).csv"))
      }
    }
  }

  /// A network learns values that are standardised; what its batches lost is in another unit than
  /// the validation loss, and is not drawn on its axis. Trees, and classes, have one unit.
  @Test(arguments: [
    ("mlp", #"{"epochs": 2}"#, "diabetes", true), ("mlp", #"{"epochs": 2}"#, "iris", false),
    ("boosting", #"{"n_estimators": 3}"#, "diabetes", false),
  ])
  func lossesOfOneUnitShareAnAxis(
    learner: String, config: String, data: String, isApart: Bool
  ) async throws {
    try await withTemporaryFolder { folder in
      let run = try Program(train(folder, "a", config: config, learner: learner, data: data))
      #expect(run.status == 0)
      let page = try file(folder, "a/training.html")
      #expect(page.contains(">Training loss<") == isApart)
      #expect(page.contains("The target is standardised") == isApart)
    }
  }

  @Test func reportsAskForNothingAndEscapeEverything() async throws {
    try await withTemporaryFolder { folder in
      let evil = "</script><img src=x onerror=alert(1)>"
      var table = "a&b,target\n"
      for row in 0..<60 { table += "\(row % 7),\(row % 2 == 0 ? "\"\(evil)\"" : "no")\n" }
      let data = folder.appending(path: "evil.csv").path
      try table.write(toFile: data, atomically: true, encoding: .utf8)
      for (learner, config) in [("mlp", #"{"epochs": 2}"#), ("forest", #"{"n_estimators": 3}"#)] {
        let run = try Program(
          train(folder, learner, config: config, learner: learner, data: data))
        #expect(run.status == 0)
        for page in ["training.html", "test.html"] {
          let text = try file(folder, "\(learner)/\(page)")
          #expect(!text.contains("<img src=x") && !text.contains("http://x"))
          #expect(text.contains("Content-Security-Policy"))
          #expect(!text.contains("<script") && !text.contains("nan"))
        }
      }
    }
  }

  @Test func whatIsWrongIsSaidInALine() async throws {
    try await withTemporaryFolder { folder in
      let oneClass = folder.appending(path: "one.csv").path
      try "a,target\n1,x\n2,x\n".write(toFile: oneClass, atomically: true, encoding: .utf8)
      let image = folder.appending(path: "data_batch_1.bin").path
      try Data(count: 100).write(to: URL(filePath: image))
      let database = folder.appending(path: "r.db").path
      #expect(
        try Program([
          "evaluate", fixture("spaces/tree-iris.yaml").path, "-o", database, "--sample", "random:2",
        ]).status == 0)
      func wrong(_ config: String, learner: String = "mlp", data: String = "iris") -> [String] {
        train(folder, "x", config: config, learner: learner, data: data)
      }
      let cases: [([String], String)] = [
        (wrong(#"{"epoch": 3}"#), "no hyperparameter 'epoch'"),
        (wrong(#"{"dropout": 1.5}"#), "'dropout': '1.5' is not allowed"),
        (wrong(#"{"learning_rate": 0}"#), "'learning_rate': '0' is not allowed"),
        (wrong(#"{"learning_rate": -1}"#), "'learning_rate': '-1' is not allowed"),
        (wrong(#"{"batch_size": 500}"#), "at most the 108 training rows"),
        (wrong(#"{"width": 65536, "depth": 64}"#), "GB are available: make 'width'"),
        (wrong("[1]"), "not a JSON object"),
        (wrong("{}", data: oneClass), "one"),
        (wrong("{}", data: image), "data_batch_1.bin"),
        (wrong("{}", data: "nowhere.csv"), "nowhere.csv"),
        (
          ["train", "mlp", "--dataset", "iris", "--best", database, "-o", folder.path + "/x"],
          "holds no finished configuration of 'mlp' on 'iris'"
        ),
      ]
      for (arguments, expected) in cases {
        let run = try Program(arguments)
        #expect(run.status == 1, "\(arguments)")
        #expect(run.errors.contains(expected), "\(run.errors)")
      }
      // 120 of 150 rows develop, a tenth of them validate: 108 train.
      let best = try Program([
        "train", "decision_tree", "--dataset", "iris", "--best", database, "-o",
        folder.path + "/best",
      ])
      #expect(best.status == 0 && best.errors.contains("the best of decision_tree on iris"))
      let one = #/has validation error_rate [0-9.e-]+: max_depth=\w+, min_samples_split=/#
      #expect(best.errors.contains(one), "\(best.errors)")
      #expect(try Program(wrong(#"{"epochs": 1}"#)).status == 0)
      let other = try Program(wrong(#"{"epochs": 2}"#))
      #expect(other.status == 1 && other.errors.contains("it belongs to the training 'mlp on iris"))
    }
  }
}
