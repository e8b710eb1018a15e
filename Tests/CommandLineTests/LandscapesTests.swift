import Foundation
import TestSupport
import Testing

/// `landscapes` and what it says of trainings that went wrong.
@Suite struct LandscapesTests {
  /// Two networks of iris: one that cannot learn, as all its weights begin at 0, and one whose steps are
  /// far too long.
  private static let space = """
    learner: mlp
    dataset: iris
    hyperparameters:
      initializer: [model, zero]
      learning_rate: [0.01, 1000]
      optimizer: [sgd]
      epochs: [5]
    folds: 2
    """

  @Test func divergedAndCollapsedTrainingsAreCounted() async throws {
    try await withTemporaryFolder { folder in
      try Data(Self.space.utf8).write(to: folder.appending(path: "space.yaml"))
      let run = try Program(["evaluate", "space.yaml", "-o", "results.db", "-q"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let listed = try Program(["landscapes", "results.db", "--format", "json"], in: folder)
      let json = try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [String: Any]
      let landscapes = try #require(json?["landscapes"] as? [[String: Any]])
      #expect(landscapes.count == 3)
      let counts = try #require(landscapes[0]["trainings"] as? [String: Int])
      // Four configurations of two folds. Of zeros a long step moves the last bias alone: what of
      // those diverges does not collapse.
      #expect(counts["count"] == 8 && counts["failed"] == 0)
      let (diverged, collapsed) = (counts["diverged"] ?? 0, counts["collapsed"] ?? 0)
      #expect(diverged >= 2 && collapsed >= 2 && diverged + collapsed <= 8)
      let table = try Program(["landscapes", "results.db"], in: folder).output
      #expect(table.contains("diverged") && table.contains("collapsed"))
      let exact = try Program(["landscapes", "results.db", "--format", "csv"], in: folder).output
      #expect(exact.contains(",8,\(diverged),0,\(collapsed)\n"))
      // A copy by way of the tidy table counts the same.
      let export = try Program(["export", "csv", "results.db", "-o", "table.csv"], in: folder)
      #expect(export.status == 0)
      let copied = try Program(["landscapes", "table.csv", "--format", "csv"], in: folder).output
      #expect(copied == exact)
    }
  }

  @Test func aTableThatDoesNotSayHasNone() async throws {
    try await withTemporaryFolder { folder in
      try Data("a,loss\n1,2\n2,3\n".utf8).write(to: folder.appending(path: "table.csv"))
      let run = try Program(["landscapes", "table.csv", "--format", "json", "-q"], in: folder)
      #expect(run.output.contains("\"trainings\": null"))
      #expect(!(try Program(["landscapes", "table.csv"], in: folder).output.contains("collapsed")))
    }
  }
}
