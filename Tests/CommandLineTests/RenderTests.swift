import Foundation
import TestSupport
import Testing

/// What `render` takes, and that its figures are of the landscape that `analyze` measures.
@Suite struct RenderTests {
  /// The local optima of a figure's numbers.
  private func optima(_ file: URL, _ options: String...) throws -> (count: Int, errors: String) {
    let run = try Program(
      ["render", file.path, "--figure", "graph", "--format", "csv"] + options)
    let rows = run.output.split(separator: "\n").map { $0.split(separator: ",") }
    let column = try #require(rows.first?.firstIndex(of: "is_local_optimum"))
    return (rows.dropFirst().count { $0[column] == "1" }, run.errors)
  }

  @Test func figuresHaveTheNeighboursThatMetricsHave() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "samples.csv")
      try Data(NeighborhoodTests.table.utf8).write(to: file)
      // No two samples differ in one coordinate alone; four nearest of five are all others.
      #expect(try optima(file).count == 5)
      let near = try optima(file, "--neighborhood", "knn:4")
      #expect(near.count == 1 && near.errors.contains("neighborhood knn:4: not comparable"))
      let analysis = try Program(
        "analyze", file.path, "--neighborhood", "knn:4", "--metric", "local_optima_count",
        "--format", "csv")
      #expect(analysis.output.hasSuffix("local_optima_count,1.0\n"))
      // Losses that near count as equal: all are one plateau.
      #expect(try optima(file, "--neighborhood", "knn:4", "--epsilon", "10").count == 1)
    }
  }

  @Test(arguments: [
    (["--figure", "edf", "--neighborhood", "hamming"], "without neighbours; leave out --neigh"),
    (["--figure", "graph", "--width", "500"], "has one width; leave out --width"),
    (["--figure", "map", "--three-dimensional"], "is flat; leave out --three-dimensional"),
    (["--figure", "lon", "--similarity", "kendall"], "no measure; leave out --similarity"),
    (["--figure", "basins", "--color-map", "viridis"], "of colours; leave out --color-map"),
    (["--figure", "edf", "--trajectory", "x.db"], "--trajectory goes with graph, map, surface"),
    (["--figure", "slice", "--layout-from", "map.csv"], "has no map; leave out --layout-from"),
  ])
  func whatHasNoEffectIsRefused(options: [String], reason: String) throws {
    let run = try Program(["render", "-"] + options, input: NeighborhoodTests.table)
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains(reason), "\(run.errors)")
  }

  @Test func anotherToolsNameLeadsToTheFigures() throws {
    let two = try Program("help", "figure", "heatmap")
    #expect(two.output.hasPrefix("heatmap (other tools) is similarity or marginal here\n"))
    let none = try Program("help", "figure", "hypervolume_history")
    #expect(none.output.contains("has no counterpart: there is one objective"))
  }
}
