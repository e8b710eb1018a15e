import Foundation
import TestSupport
import Testing

@Suite struct ImportanceTests {
  static func path(_ name: String) -> String { fixture("reference/fanova/\(name).csv").path }

  private static func landscape(_ arguments: [String]) throws -> [String: Any] {
    let run = try Program(["importance"] + arguments + ["-q", "--format", "json"])
    #expect(run.status == 0 && run.errors.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "llp-fla/importance/1")
    return try #require((object?["landscapes"] as? [[String: Any]])?.first)
  }

  // reference.json, `exact`, of every order.
  @Test func jsonHoldsTheReference() throws {
    let name = "synthetic_mixed_3x5x6x4"
    let landscape = try Self.landscape([Self.path(name), "--order", "4"])
    let cases = try referenceValues("fanova/reference.json")["cases"] as? [String: Any]
    let exact = try #require((cases?[name] as? [String: Any])?["exact"] as? [String: Any])
    #expect(landscape["id"] as? String == "\(name)/full")
    #expect(landscape["method"] as? String == "exact")
    #expect(landscape["rest"] as? Double == 0)
    expectClose(
      landscape["variance"] as? Double, try #require(exact["variance"] as? Double), relative: 1e-9)
    let effects = try #require(landscape["effects"] as? [[String: Any]])
    let components = try #require(exact["components"] as? [[String: Any]])
    #expect(effects.count == components.count)
    for component in components {
      let subset = try #require(component["subset"] as? [String])
      let effect = effects.first { $0["hyperparameters"] as? [String] == subset }
      #expect(effect?["order"] as? Int == subset.count)
      expectClose(
        effect?["fraction"] as? Double, try #require(component["fraction"] as? Double),
        within: 1e-9)
    }
    #expect(effects.first?["hyperparameters"] as? [String] == ["opt", "lr"])
    let ablation = try #require(landscape["ablation"] as? [String: Any])
    #expect((ablation["missing"] as? [String])?.isEmpty == true)
    #expect((landscape["finding"] as? String)?.hasPrefix("lr matters most: ") == true)
  }

  @Test(arguments: ["exact", "forest", "ped_anova", "permutation", "impurity", "all"])
  func everyMethodFitsEightyColumns(method: String) throws {
    let arguments = [
      "importance", Self.path("iris_tree_5x4x2x3"), "-q", "--method", method, "--marginal",
      "max_depth", "--marginal", "max_depth,criterion", "--from", "{}",
    ]
    let run = try Program(arguments)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("max_depth") && run.output.contains("matters most"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try Program(arguments).output == run.output)
  }

  // Marginal means and totals from reference.json: max_depth 1 has a mean error of 0.3836.
  @Test func tablesSayWhatAddsUp() throws {
    let run = try Program(
      "importance", Self.path("iris_tree_5x4x2x3"), "-q", "--order", "4", "--marginal", "max_depth")
    let sum = run.output.split(separator: "\n").first { $0.hasPrefix("sum ") }
    #expect(sum?.hasSuffix(" 100.00") == true)
    #expect(run.output.contains("1                      24  0.3836"))
    let pairs = try Program("importance", Self.path("boolean_26"), "-q")
    // One triple explains 0.055 (reference.json): pairs leave it out.
    #expect(pairs.output.contains("\nrest: sets of more     5.50\n"))
    #expect(pairs.output.contains("\n6 smaller              0.00\n"))
  }

  @Test func csvAndMarkdownHoldOneTable() throws {
    let source = Self.path("additive_7x2x3")
    let csv = try Program("importance", source, "-q", "--format", "csv")
    let lines = csv.output.split(separator: "\n")
    #expect(lines[0] == "landscape,method,hyperparameters,order,importance,low,high")
    // Three effects, three pairs, three totals.
    #expect(lines.count == 10)
    #expect(lines[1].hasPrefix("additive_7x2x3/full,exact,a,1,0.87"))
    let marginal = try Program(
      "importance", source, "-q", "--format", "markdown", "--marginal", "b,c")
    #expect(marginal.output.split(separator: "\n").count == 2 + 6)
    #expect(marginal.output.contains("| additive_7x2x3/full | b*c | x*0.1 | 7 | 23 |"))
  }

  @Test func oddLandscapesAreAnsweredInWords() throws {
    func say(_ table: String, _ arguments: String...) throws -> String {
      let run = try Program(["importance", "-", "-q"] + arguments, input: table)
      #expect(run.status == 0 && run.errors.isEmpty)
      return run.output.replacing("\n", with: " ")
    }
    #expect(
      try say("a,b,loss\n1,x,2\n2,x,2\n1,y,2\n2,y,2\n")
        .contains("All 4 losses are equal: no hyperparameter matters here."))
    #expect(try say("a,loss\n1,2\n2,1\n").contains("a is the only hyperparameter that varies"))
    #expect(try say("a,loss\n1,2\n").contains("There is only one configuration"))
    let part = "a,b,loss\n1,x,0.5\n2,y,0.6\n3,x,0.1\n3,y,0.2\n"
    #expect(try say(part).contains("since 2 of 6 configurations are missing"))
    #expect(try say(part, "--method", "exact").contains("2 of the 6 combinations of levels are"))
    let json = try Program(
      ["importance", "-", "-q", "--method", "exact", "--format", "json"], input: part)
    #expect(
      json.output.contains("\"variance\": null") && json.output.contains("\"reason\": \"2 of"))
    let path = try say(part, "--from", "{\"a\": 1, \"b\": \"y\"}")
    #expect(path.contains("not evaluated") && path.contains("Start: a=1, b=y."))
  }

  @Test func wrongUsageIsRefused() throws {
    let source = Self.path("boolean_26")
    func refusal(_ arguments: String..., status: Int32 = 64) throws -> String {
      let run = try Program(["importance", source, "-q"] + arguments)
      #expect(run.status == status && run.output.isEmpty)
      #expect(run.errors.split(separator: "\n").count == 1)
      return run.errors
    }
    #expect(try refusal("--order", "0").contains("--order must be from 1, not 0"))
    #expect(try refusal("--from", "[1]").contains("--from must be a JSON object of levels"))
    #expect(try refusal("--of", "gap", "--measure", "train").contains("test or validation"))
    #expect(try refusal("--of", "gap", status: 1).contains("none has both"))
    #expect(try refusal("--from", "{\"b0\": 7}", status: 1).contains("has no level '7'"))
    #expect(
      try refusal("--marginal", "b9", status: 1).contains("has no hyperparameter 'b9'; it has"))
    #expect(
      try refusal("--marginal", "b0,b1,b2", status: 1).contains("one hyperparameter or two"))
  }

  // The mean gap is the mean of the losses less that of the train losses.
  @Test func gapsComeFromResultsOfEvaluate() async throws {
    try await withTemporaryFolder { folder in
      let space = folder.appending(path: "space.yaml")
      try """
      learner: decision_tree
      dataset: iris
      hyperparameters:
        max_depth: [1, 2, 4]
        min_samples_leaf: [1, 5, 20]
      folds: 4
      """.write(to: space, atomically: true, encoding: .utf8)
      let results = folder.appending(path: "results.db").path
      #expect(try Program("evaluate", space.path, "-o", results, "-q").status == 0)
      let gap = try Self.landscape([results, "--of", "gap", "--measure", "validation"])
      #expect(gap["id"] as? String == "decision_tree/iris/full/gap")
      #expect(gap["of"] as? String == "gap" && gap["measure"] as? String == "validation")
      func mean(_ measure: String) throws -> Double {
        try #require(Self.landscape([results, "--measure", measure])["mean"] as? Double)
      }
      expectClose(gap["mean"] as? Double, try mean("validation") - mean("train"), relative: 1e-9)
      let effects = try #require(gap["effects"] as? [[String: Any]])
      #expect(effects.count == 3)
      expectClose(effects.reduce(0) { $0 + ($1["fraction"] as? Double ?? 0) }, 1, within: 1e-9)
      // Four folds: every effect has an interval, and so has every total.
      #expect(effects.allSatisfy { $0["low"] != nil && $0["high"] != nil })
      let missing = try Program("importance", results, "--of", "gap", "--landscape", "x", "-q")
      #expect(missing.errors.contains("there is no landscape 'x' of gaps; there are"))
    }
  }
}
