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
          + "NAME:linear:N, NAME:log:N or NAME:quantile:N with N from 2, such as lr:log:8"))
  }
}
