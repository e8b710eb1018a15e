import Foundation
import TestSupport
import Testing

/// `compare`, `transfer`, `overfitting` and `summary` on small tables and on trained grids.
@Suite struct CollectionTests {
  static func trained(_ body: (String) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let space = folder.appending(path: "space.yaml")
      try """
      learner: decision_tree
      hyperparameters:
        max_depth: [1, 2, 4]
        min_samples_leaf: [1, 5, 20]
        max_features: [0.5, null]
      fidelities:
        - {data: 0.5}
        - {data: 1.0}
      folds: 3
      """.write(to: space, atomically: true, encoding: .utf8)
      let results = folder.appending(path: "results.db").path
      for dataset in ["iris", "wine"] {
        let run = try Program(
          "evaluate", space.path, "--dataset", dataset, "-o", results, "-q")
        #expect(run.status == 0)
      }
      try body(results)
    }
  }

  private static func json(_ arguments: String...) throws -> [String: Any] {
    let run = try Program(arguments + ["-q", "--format", "json"])
    #expect(run.status == 0 && run.errors.isEmpty)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func everyVerbAnswersATrainedCollection() async throws {
    try await Self.trained { results in
      for arguments in [
        ["compare", results, "--measure", "validation"],
        ["compare", results, "--by", "fidelity", "--confidence", "0.9"],
        ["compare", results, "--by", "dataset"], ["transfer", results, "--portfolio", "2"],
        ["overfitting", results, "--dataset", "iris"], ["summary", results],
      ] {
        let run = try Program(arguments + ["-q"])
        #expect(run.status == 0 && run.errors.isEmpty && !run.output.isEmpty)
        // Commands to copy stay on one line.
        let lines = run.output.split(separator: "\n").filter { !$0.contains("→") }
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(arguments)")
        let csv = try Program(arguments + ["-q", "--format", "csv"])
        #expect(csv.output.split(separator: "\n").count > 1)
      }
      let summary = try Self.json("summary", results)
      let findings = try #require(summary["findings"] as? [[String: Any]])
      #expect((5...8).contains(findings.count))
      // The command of each finding works as it is printed.
      for finding in findings {
        let words = try #require(finding["command"] as? String).split(separator: " ").map(
          String.init)
        let run = try Program(Array(words.dropFirst()) + ["-q"])
        #expect(run.status == 0, "\(words)")
      }
      let compared = try Self.json(
        "compare", results, "--by", "fidelity", "--measure", "validation")
      let advice = try #require(compared["advice"] as? [[String: Any]])
      #expect(advice.count == 2)
      // The store knows what trainings took; three folds give an interval.
      #expect(advice.allSatisfy { $0["cost_share"] is Double && $0["low"] is Double })
      let transfer = try Self.json("transfer", results, "--measure", "validation")
      #expect((transfer["groups"] as? [[String: Any]])?.count == 2)
      let overfitting = try Self.json("overfitting", results)
      #expect((overfitting["scenarios"] as? [[String: Any]])?.count == 4)
    }
  }

  @Test func degenerateSourcesAreAnsweredInWords() throws {
    func run(_ verb: String, _ table: String, status: Int32) throws -> String {
      let run = try Program([verb, "-", "-q"], input: table)
      #expect(run.status == status, "\(verb): \(run.errors)")
      return (run.output + run.errors).replacing("\n   ", with: " ")
    }
    let one = "a,b,loss\n1,x,2\n2,x,1\n1,y,3\n2,y,5\n"
    #expect(
      try run("summary", one, status: 0).contains("This source cannot tell whether a cheaper"))
    #expect(try run("compare", one, status: 1).contains("holds one landscape"))
    #expect(try run("transfer", one, status: 1).contains("on two or more data sets"))
    #expect(try run("overfitting", one, status: 1).contains("none has both"))
    let flat = "a,fidelity,loss\n1,1,2\n2,1,2\n1,0.5,2\n2,0.5,2\n"
    #expect(try run("summary", flat, status: 0).contains("All losses of input are equal"))
    #expect(try run("compare", flat, status: 0).contains("–"))
  }

  /// Verbs on a tidy table of decision trees on two data sets, `a` with a failure, `b` with one
  /// configuration, beside forests that share no hyperparameter with them.
  @Test(arguments: [
    ("compare", "pairs left out: they share no hyperparameter"),
    ("overfitting", "left out, with fewer than two configurations: decision_tree/b/full/train"),
    ("importance", "There is only one configuration"),
    ("summary", "1 configuration failed or diverged"),
  ]) func mixedSourcesAreAnsweredAsFarAsTheyCan(verb: String, said: String) throws {
    let table = """
      learner,dataset,hp.depth,hp.trees,loss.train,loss.test,status
      decision_tree,a,1,,1,2,ok
      decision_tree,a,2,,2,3,ok
      decision_tree,a,3,,3,1,ok
      decision_tree,a,4,,,,failed
      decision_tree,b,1,,1,2,ok
      forest,a,,10,4,2,ok
      forest,a,,20,2,3,ok

      """
    let run = try Program([verb, "-"], input: table)
    #expect(run.status == 0 && !run.output.isEmpty, "\(run.errors)")
    let text = (run.output + run.errors).replacing("\n   ", with: " ")
    #expect(text.contains(said), "\(text)")
    let transfer = try Program(["transfer", "-"], input: table)
    #expect(transfer.status == 1 && transfer.errors.contains("transfer takes one space"))
  }

  @Test func gapsByFidelityAreATable() async throws {
    try await Self.trained { results in
      let words = ["overfitting", results, "--by", "fidelity", "--dataset", "wine", "-q"]
      let text = try Program(words).output
      #expect(text.contains("data=0.5") && text.contains("the gap narrows for"))
      let csv = try Program(words + ["--format", "csv"]).output.split(separator: "\n")
      #expect(
        csv.first
          == "scenario,fidelity,configurations,median_gap,spearman,shake_up,collapsed,failed")
      #expect(csv.count == 3 && csv[1].hasPrefix("decision_tree/wine,data=0.5,18,"))
      let none = try Program(words + ["--fidelity", "full"])
      #expect(none.status == 1 && none.errors.contains("two fidelities"))
      let two = try Program("overfitting", results, "--by", "dataset")
      #expect(two.status == 1 && two.errors.contains("three data sets"))
    }
  }

  @Test func gapsByDatasetAreATable() async throws {
    try await Self.trained { results in
      // 150 flowers, of which 30 are for the test, in 3 folds: 80 to learn from.
      let space = results.replacing("results.db", with: "space.yaml")
      let run = try Program("evaluate", space, "--dataset", "breast_cancer", "-o", results, "-q")
      #expect(run.status == 0)
      let words = ["overfitting", results, "--by", "dataset", "--fidelity", "full", "-q"]
      let text = try Program(words).output
      #expect(text.contains("over 3 data sets") && text.contains("breast_cancer"))
      let csv = try Program(words + ["--format", "csv"]).output.split(separator: "\n")
      #expect(csv[0] == "learner,fidelity,dataset,rows,configurations,median_gap,spearman")
      #expect(csv.count == 4 && csv[1].hasPrefix("decision_tree,full,iris,80.0,18,"))
    }
  }

  @Test func wrongUsageIsRefused() throws {
    func refusal(_ arguments: String...) throws -> String {
      let run = try Program(arguments, input: "a,loss\n1,2\n2,3\n")
      #expect(run.status == 64 && run.output.isEmpty)
      return run.errors
    }
    #expect(try refusal("compare", "-", "--confidence", "1").contains("between 0 and 1"))
    #expect(try refusal("transfer", "-", "--portfolio", "0").contains("--portfolio must be from 1"))
    #expect(try refusal("overfitting", "-", "--outliers=-1").contains("not be negative"))
    #expect(try refusal("overfitting", "-", "--measure", "test").contains("takes train losses"))
  }
}
