import Foundation
import TestSupport
import Testing

@Suite struct NeighborhoodTests {
  /// Samples of two continuous hyperparameters.
  static let table = "x,lr,loss\n0.1,0.001,3\n0.25,0.01,2\n0.7,0.1,1\n0.8,0.5,2.5\n0.95,0.02,4\n"

  @Test func samplesOffAGridAreJoinedToTheirNearest() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "samples.csv")
      try Data(Self.table.utf8).write(to: file)
      let grid = try Program("analyze", file.path, "--metric", "edge_count")
      #expect(grid.output.contains("0") && !grid.errors.contains("neighborhood"))
      let near = try Program(
        "analyze", file.path, "--neighborhood", "knn:2", "--format", "json", "--metric",
        "edge_count", "convex_share")
      #expect(near.status == 0)
      #expect(
        near.errors.contains(
          "neighborhood knn:2: not comparable with values of other neighborhoods"))
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(near.output.utf8)) as? [String: Any])
      let landscape = try #require((json["landscapes"] as? [[String: Any]])?.first)
      #expect(landscape["neighborhood"] as? String == "knn:2")
      #expect(landscape["edges"] as? Int ?? 0 >= 5)
      let metrics = try #require(landscape["metrics"] as? [[String: Any]])
      #expect(
        metrics[1]["reason"] as? String
          == "nearest neighbours make no lines or squares of hyperparameters")
    }
  }

  @Test func featuresSeeTheSameNeighbours() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "samples.csv")
      try Data(Self.table.utf8).write(to: file)
      func degrees(_ options: String...) throws -> (counts: [String], errors: String) {
        let run = try Program(["features", file.path, "--format", "csv"] + options)
        let rows = run.output.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let column = try #require(rows[0].firstIndex(of: "neighbors"))
        return (rows.dropFirst().map { $0[column] }, run.errors)
      }
      #expect(try degrees().counts == ["0.0", "0.0", "0.0", "0.0", "0.0"])
      // Every two of five samples are among each other's four nearest.
      let near = try degrees("--neighborhood", "knn:4")
      #expect(near.counts == ["4.0", "4.0", "4.0", "4.0", "4.0"])
      #expect(near.errors.contains("neighborhood knn:4: not comparable"))
      // By hand: x cut at 0.525 and log lr at √(0.001 · 0.5) ≈ 0.022 leave (0.1 and 0.25, low), and
      // (0.7 and 0.8, high), and (0.95, low), of which the last is beside both others.
      let cut = try degrees("--levels", "x:linear:2", "--levels", "lr:log:2")
      #expect(cut.counts.sorted() == ["1.0", "1.0", "2.0"])
      #expect(cut.errors.contains("5 configurations fall into 3 of 4 cells"))
    }
  }

  @Test func noiseWithoutRepetitionsIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "samples.csv")
      try Data(Self.table.utf8).write(to: file)
      let run = try Program("features", file.path, "-q", "--epsilon", "noise")
      #expect(run.status == 1)
      #expect(run.errors.contains("noise takes three or more folds or seeds"))
    }
  }

  // Five samples on three folds.
  static let folded =
    "x,fold,loss\n"
    + zip([0.1, 0.25, 0.7, 0.8, 0.95], [3.0, 2, 1, 2.5, 4]).flatMap { x, loss in
      (0..<3).map { "\(x),\($0),\(loss + 0.01 * Double($0 * $0) * x)\n" }
    }.joined()

  @Test func confidenceIsForAnyNeighbourhoodAndNoThresholdOfNoise() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "samples.csv")
      try Data(Self.folded.utf8).write(to: file)
      let command = ["analyze", file.path, "--confidence", "0.9", "--metric", "autocorrelation"]
      let near = try Program(command + ["--neighborhood", "knn:2", "--format", "json"])
      #expect(near.status == 0)
      #expect(near.output.contains("\"estimator\": \"noise\""))
      let noise = try Program(command + ["--epsilon", "noise"])
      #expect(noise.status == 1)
      #expect(
        noise.errors.contains(
          "give --epsilon and --neutrality numbers, or leave out --confidence"))
    }
  }

  @Test(arguments: ["knn:0", "knn:x", "knn:", "nearest"]) func unknownNeighborhoods(
    name: String
  ) throws {
    let run = try Program("analyze", "-", "--neighborhood", name)
    #expect(run.status == 64)
    #expect(run.errors.contains("--neighborhood"))
  }

  @Test func levelsAreCheckedBeforeAnythingIsRead() throws {
    let run = try Program("analyze", "absent.csv", "--levels", "x:logg:4")
    #expect(run.status == 64)
    #expect(
      run.errors.contains(
        "--levels: 'x:logg:4' does not say how to cut a hyperparameter into levels; give "
          + "NAME:linear:N, NAME:log:N or NAME:quantile:N with N from 2 to a million"))
  }
}
