import Foundation
import TestSupport
import Testing

@Suite struct ProgramTests {
  static let small = fixture("reference/graphfla/small/landscape.csv").path

  @Test func analyzeGivesTheOracleAsJSON() throws {
    let run = try Program("analyze", Self.small, "--loss", "loss", "--format", "json")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("{\n  \"schema\": \"llp-fla/analyze/1\""))
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let landscape = try #require((object?["landscapes"] as? [[String: Any]])?.first)
    #expect(landscape["configurations"] as? Int == 60)
    let metrics = try #require(landscape["metrics"] as? [[String: Any]])
    let oracle = try referenceValues("graphfla/small/oracle.json")
    let fdc = metrics.first {
      $0["name"] as? String == "fitness_distance_correlation" && $0["parameters"] == nil
    }
    expectClose(
      fdc?["value"] as? Double, try #require(oracle["fdc_spearman"] as? Double), relative: 1e-9)
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    let first = try Program("analyze", Self.small)
    #expect(try Program("analyze", Self.small).output == first.output)
    #expect(first.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func standardInputIsASource() throws {
    let run = try Program(
      "compare", "-", "-q", "--format", "csv",
      input: "a,fidelity,loss\n1,1,1\n2,1,2\n1,0.5,2\n2,0.5,1\n")
    #expect(run.output.contains("input/data=0.5,input/full,2,-1.0,-1.0,0.5"))
    #expect(run.errors.isEmpty)
  }

  @Test func anOptunaStudyIsASource() async throws {
    let study = fixture("optuna/optuna_v5.db").path
    let list = try Program("landscapes", study, "--format", "csv")
    #expect(list.status == 0)
    // The best of 29 completed trials: an accuracy of 0.9688…, from fixtures/optuna.
    #expect(
      list.output.contains("digits-mlp-grid/full,29,0.6041666666666666,2,-0.9688888888888889"))
    #expect(list.errors.contains("left out: \(study), study 'empty': 0 completed trials"))
    let analyzed = try Program(
      "analyze", study, "-q", "--dataset", "digits-mlp-grid-full", "--fidelity", "full")
    #expect(analyzed.status == 0 && analyzed.errors.isEmpty)
    let column = try Program("analyze", study, "--loss", "value")
    #expect(column.errors.hasSuffix("an Optuna storage has no columns; leave out --loss\n"))
    try await withTemporaryFolder { folder in
      let results = folder.appending(path: "results.db").path
      let imported = try Program("import", "optuna", study, "--study", "digits-*", "-o", results)
      #expect(imported.errors.hasSuffix("361 evaluations added to \(results)\n"))
      #expect(try Program("landscapes", results, "-q").output.contains("digits-mlp-grid/epochs=1"))
    }
  }

  // By hand: losses 3 2 1 2 2 0; node 0 has neighbours 2 (loss 1) and 1 (loss 2), descends to node 2,
  // the second best optimum, and lies three edits from node 5, which no path of arcs from it reaches.
  @Test func featuresOfTheHandExample() throws {
    let run = try Program(
      "features", fixture("reference/graphfla/tiny/landscape.csv").path, "-q", "--format", "csv")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines[1] == "landscape/full,0,0,x,3.0,6.0,2.0,1.5,1.0,1.0,1.0,3.0,,")
  }

  @Test func onePairIsPrintedDownwards() throws {
    let run = try Program(
      "compare", "-", "-q", input: "a,fidelity,loss\n1,1,1\n2,1,2\n1,0.5,2\n2,0.5,1\n")
    #expect(run.output.hasPrefix("a                      input/data=0.5\n"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func graphsAreOfOneLandscapeAndFidelityFiguresOfTwo() throws {
    let table = "a,fidelity,loss\n1,1,1\n2,1,2\n3,1,0\n1,0.5,2\n2,0.5,1\n3,0.5,3\n"
    let graph = try Program("render", "-", "input/full", input: table)
    #expect(graph.status == 0 && graph.output.contains("Landscape graph of input/full"))
    let filtered = try Program("render", "-", "--landscape", "input/full", input: table)
    #expect(filtered.output == graph.output)
    let both = try Program("render", "-", "--figure", "fidelity", input: table)
    #expect(both.status == 0 && both.output.contains("rank in input/data=0.5"))
    let unclear = try Program("render", "-", "-q", input: table)
    #expect(unclear.status == 1)
    #expect(
      unclear.errors == "llp-fla: -: figure graph takes one landscape; name them by id, or add "
        + "filters; it holds input/data=0.5, input/full\n")
    let bitmap = try Program("render", "-", "input/full", "-o", "graph.png", input: table)
    #expect(bitmap.status == 64 && bitmap.errors.contains("rsvg-convert -f png graph.svg"))
  }

  @Test func listsFitEightyColumns() throws {
    for kind in [
      "learners", "hyperparameters", "datasets", "spaces", "metrics", "measures", "strategies",
      "figures",
      "importers", "exporters",
    ] {
      let run = try Program("list", kind)
      #expect(run.status == 0)
      let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count > 2 && lines.allSatisfy { $0.count <= 80 })
      #expect(!lines.dropLast().contains(""), "one block")
    }
  }

  @Test func everyMetricHasAPage() throws {
    let list = try Program("list", "metrics", "--format", "csv")
    let names = list.output.split(separator: "\n").dropFirst().map {
      String($0.split(separator: ",", maxSplits: 2)[1].replacing("\"", with: ""))
    }
    #expect(names.count > 70)
    let page = try Program("help", "metric", "autocorrelation")
    #expect(page.status == 0 && page.output.hasPrefix("autocorrelation\n\nHigh: neighbours have"))
    #expect(page.output.contains("\nrange           -1 to 1\n"))
    #expect(page.output.contains("\nsource          E. Weinberger, Biol. Cybern. 63:325, 1990\n"))
    #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try Program("help", "metric").status == 64)
    let unknown = try Program("help", "metric", "autocorelation")
    #expect(unknown.status == 1 && unknown.errors.contains("did you mean 'autocorrelation'"))
  }

  @Test func samplesComeWithIntervals() throws {
    let arguments = ["analyze", Self.small, "-q", "--sample", "20", "--format", "json"]
    let run = try Program(arguments + ["--metric", "gradient_intensity"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let landscape = try #require((object?["landscapes"] as? [[String: Any]])?.first)
    let metric = try #require((landscape["metrics"] as? [[String: Any]])?.first)
    let (value, low, high) = (
      try #require(metric["value"] as? Double), try #require(metric["low"] as? Double),
      try #require(metric["high"] as? Double)
    )
    #expect(low < value && value < high && metric["estimator"] as? String == "sampled")
    #expect(metric["corrected"] == nil && landscape["optima"] == nil)
    #expect(try Program(arguments + ["--metric", "gradient_intensity"]).output == run.output)
    #expect(
      try Program(arguments + ["--metric", "gradient_intensity", "--seed", "1"]).output
        != run.output)
  }

  // By hand: along a the lines at b = 1, 2 are 3 1 2, convex, and 0 1 0, not; b has two levels.
  @Test func convexityIsGivenPerHyperparameter() throws {
    let table = "a,b,loss\n1,1,3\n2,1,1\n3,1,2\n1,2,0\n2,2,1\n3,2,0\n"
    let run = try Program("analyze", "-", "-q", "--format", "json", input: table)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let landscape = try #require((object?["landscapes"] as? [[String: Any]])?.first)
    let parts = try #require(landscape["convexity"] as? [[String: Any]])
    #expect(parts.count == 1 && parts[0]["hyperparameter"] as? String == "a")
    #expect(parts[0]["lines"] as? Int == 2 && parts[0]["convex_share"] as? Double == 0.5)
    // The two zeros; 2 1 and 2 2 are a plateau that leads to both.
    #expect((landscape["optima"] as? [Any])?.count == 2)
  }

  @Test func mistakesAreOneLineAndExitOne() throws {
    let missing = try Program("analyze", "/no/such.csv")
    #expect(missing.status == 1)
    #expect(missing.errors == "llp-fla: /no/such.csv: there is no such file; check the path\n")
    let metric = try Program("analyze", Self.small, "--metric", "autocorelation")
    #expect(metric.status == 1)
    #expect(metric.errors.hasPrefix("llp-fla: unknown metric 'autocorelation'; did you mean"))
    let one = try Program("compare", Self.small, "-q")
    #expect(one.status == 1)
    #expect(one.errors.split(separator: "\n").count == 1)
  }

  @Test func wrongUsageExits64() throws {
    #expect(try Program("analyse").status == 64)
    #expect(try Program("analyze", Self.small, "--epsilon", "-1").status == 64)
    #expect(try Program("analyze", Self.small, "--neutrality", "iqr:x").status == 64)
    #expect(try Program("compare", Self.small, "--gamma", "0").status == 64)
    #expect(try Program("analyze", Self.small, "--loss", "loss", "--score", "loss").status == 64)
  }

  @Test func filesAreNotOverwrittenUnasked() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "out.csv").path
      #expect(try Program("list", "metrics", "-o", path).status == 0)
      let before = try Data(contentsOf: URL(filePath: path))
      let again = try Program("list", "measures", "-o", path)
      #expect(again.status == 1)
      #expect(again.errors.contains("exists already"))
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
      #expect(try Program("list", "measures", "-o", path, "--force").status == 0)
    }
  }

  @Test func version() throws {
    #expect(try Program("--version").output == "0.1.0\n")
  }
}
