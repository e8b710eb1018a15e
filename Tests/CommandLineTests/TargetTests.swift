import Foundation
import TestSupport
import Testing

/// Which column of somebody's own table is predicted, before anything is trained.
@Suite struct TargetTests {
  /// Forty rows: prices, and a kind in the last column.
  static func write(to folder: URL) throws {
    let rows = (0..<40).map { "\($0),\(3 * $0 + $0 % 7).5,\($0 % 2 == 0 ? "old" : "new")" }
    try Data(("size,price,kind\n" + rows.joined(separator: "\n") + "\n").utf8)
      .write(to: folder.appending(path: "houses.csv"))
    try Data(
      """
      learner: decision_tree
      dataset: iris
      hyperparameters: {max_depth: [1, 2]}
      folds: 2

      """.utf8
    ).write(to: folder.appending(path: "space.yaml"))
  }

  @Test func everyTrainingVerbTakesTheTarget() async throws {
    try await withTemporaryFolder { folder in
      try Self.write(to: folder)
      let data = ["--dataset", "houses.csv"]
      let verbs = [
        ["evaluate", "space.yaml", "-o", "r.db"],
        ["search", "space.yaml", "--budget", "2", "-o", "s.db"],
        ["train", "decision_tree", "-o", "run"],
      ]
      for verb in verbs {
        let known = try Program(verb + data + ["--target", "price"], in: folder)
        #expect(known.status == 0 && !known.errors.contains("target:"), "\(known.errors)")
      }
      // Of values it is the mean squared error that is minimised, of classes the cross-entropy.
      let again = try Program(
        verbs[0] + data + ["--target", "price", "--format", "json"], in: folder)
      #expect(
        again.output.contains("\"loss\": \"mse\"") && again.output.contains("\"trainings\": 4"))
      for (index, verb) in verbs.enumerated() {
        let last = verb.dropLast() + ["other\(index)"]
        let inferred = try Program(last + data, in: folder)
        #expect(inferred.status == 0)
        #expect(
          inferred.errors.contains(
            "target: column 'kind', the last, for classification; say another with --target\n"))
        let wrong = try Program(
          verb.dropLast() + ["wrong\(index)"] + data + ["--target", "cost"], in: folder)
        #expect(wrong.status == 1 && wrong.errors.contains("no column 'cost'"))
        let task = try Program(
          verb.dropLast() + ["wrong\(index)"] + data + [
            "--target", "kind", "--task", "regression",
          ],
          in: folder)
        #expect(task.status == 1 && task.errors.split(separator: "\n").count == 1)
        #expect(
          !FileManager.default.fileExists(atPath: folder.appending(path: "wrong\(index)").path))
      }
    }
  }

  @Test func aSearchInATableTrainsNothing() async throws {
    try await withTemporaryFolder { folder in
      try Data("a,loss\n1,1\n2,3\n".utf8).write(to: folder.appending(path: "t.csv"))
      for option in [["--target", "a"], ["--task", "regression"], ["--workers", "2"]] {
        let run = try Program(["search", "t.csv"] + option, in: folder)
        #expect(run.status == 1)
        #expect(
          run.errors == "llp-fla: t.csv: its trainings are made already, and \(option[0]) is for "
            + "those of a space; leave it out\n")
      }
    }
  }
}
