import Foundation
import TestSupport
import Testing

/// `compare` of two named landscapes and of two sources.
@Suite struct CompareTests {
  /// Two fidelities of six configurations; the second is the first plus 1, but for one.
  static let table = """
    a,b,fidelity,loss
    1,x,0.5,1
    1,y,0.5,4
    2,x,0.5,2
    2,y,0.5,6
    3,x,0.5,3
    3,y,0.5,5
    1,x,1,2
    1,y,1,5
    2,x,1,3
    2,y,1,7
    3,x,1,4
    3,y,1,0

    """

  private static func pair(_ arguments: [String]) throws -> [String: Any] {
    let run = try Program(["compare"] + arguments + ["-q", "--format", "json"], input: table)
    #expect(run.status == 0 && run.errors.isEmpty)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    return try #require((json["pairs"] as? [[String: Any]])?.first)
  }

  // By hand: best losses 1 at (1, x) and 0 at (3, y). Mean distances to them, over two steps of a and
  // one of b: 9 / 6 both. Relative ranges (6 − 1) / 3.5 and (7 − 0) / 3.5.
  @Test func metricsStandSideBySide() throws {
    let pair = try Self.pair(["-", "input/data=0.5", "input/full"])
    let metrics = try #require(pair["metrics"] as? [[String: Any]])
    func entry(_ name: String) throws -> [String: Any] {
      try #require(metrics.first { $0["name"] as? String == name })
    }
    let distance = try entry("mean_distance_to_optimum")
    #expect(distance["a"] as? Double == 1.5 && distance["b"] as? Double == 1.5)
    #expect(distance["difference"] as? Double == 0)
    let range = try entry("relative_range")
    expectClose(range["a"] as? Double, 5 / 3.5, within: 1e-12)
    expectClose(range["b"] as? Double, 7 / 3.5, within: 1e-12)
    expectClose(range["difference"] as? Double, 2 / 3.5, within: 1e-12)
    #expect(range["low"] == nil)
    // Without named landscapes there are none.
    #expect(try Self.pair(["-"])["metrics"] == nil)
  }

  @Test func chosenMetricsAreTheTable() throws {
    let words = ["compare", "-", "input/data=0.5", "input/full", "-q", "--metric", "edge_count"]
    let csv = try Program(words + ["--format", "csv"], input: Self.table)
    #expect(csv.output == "metric,a,b,difference\nedge_count,7.0,7.0,0.0\n")
    let markdown = try Program(words + ["--format", "markdown"], input: Self.table)
    #expect(
      markdown.output
        == "| metric | a | b | b − a |\n| :-- | --: | --: | --: |\n| edge_count | 7 | 7 | 0 |\n")
    let text = try Program(words, input: Self.table).output
    #expect(text.contains("spearman") && text.contains("edge_count  7  7      0"))
    let alone = try Program("compare", "-", "--metric", "edge_count", input: Self.table)
    #expect(alone.status == 64 && alone.errors.contains("--metric takes two landscapes"))
  }

  // Ids that both sources have are told apart; each of one is compared with each of the other.
  @Test func twoSourcesAreCompared() async throws {
    try await withTemporaryFolder { folder in
      let paths = ["first", "second"].map { folder.appending(path: "\($0)/input.csv").path }
      for path in paths {
        try FileManager.default.createDirectory(
          at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Self.table.write(toFile: path, atomically: true, encoding: .utf8)
      }
      let run = try Program("compare", paths[0], paths[1], "-q", "--format", "csv")
      #expect(run.status == 0)
      let rows = run.output.split(separator: "\n").dropFirst()
      #expect(rows.count == 4)
      let ids = "\(paths[0]):input/data=0.5,\(paths[1]):input/data=0.5"
      #expect(rows.first?.hasPrefix("\(ids),6,1.0,") == true)
      let missing = try Program("compare", paths[0], "nothing.csv")
      #expect(missing.status == 1 && missing.errors.contains("there is no such file"))
    }
  }

  // Folds tell the noise: intervals of differences hold the difference without noise.
  @Test func foldsGiveIntervalsOfDifferences() async throws {
    try await CollectionTests.trained { results in
      let run = try Program(
        "compare", results, "decision_tree/iris/data=0.5/validation",
        "decision_tree/iris/full/validation", "--confidence", "0.9", "--metric",
        "autocorrelation", "-q", "--format", "csv")
      let lines = run.output.split(separator: "\n")
      #expect(lines.first == "metric,a,b,difference,without_noise,low,high")
      let numbers = try #require(lines.last).split(separator: ",").compactMap { Double($0) }
      #expect(numbers.count == 6)
      #expect(numbers[4] <= numbers[3] && numbers[3] <= numbers[5])
    }
  }
}
