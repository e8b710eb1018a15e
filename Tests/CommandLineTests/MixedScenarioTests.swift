import Foundation
import TestSupport
import Testing

/// One source with two recipes, losses, data sets and fidelities of one learner: what belongs
/// together is found, and nothing else.
@Suite struct MixedScenarioTests {
  /// Sixteen scenarios of four configurations; losses that order them differently.
  private static let table: String = {
    var lines = ["learner,dataset,recipe,loss,fidelity.data,hp.depth,loss.validation"]
    var number = 0
    for dataset in ["iris", "wine"] {
      for recipe in ["standard", "scaled"] {
        for loss in ["brier", "error_rate"] {
          for data in ["0.5", "1"] {
            number += 1
            for depth in 1...4 {
              lines.append(
                "tree,\(dataset),\(recipe),\(loss),\(data),\(depth),\(number * depth * 7 % 17)")
            }
          }
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private static func withTable(_ body: (String) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "mixed.csv")
      try table.write(to: file, atomically: true, encoding: .utf8)
      try body(file.path)
    }
  }

  private static func json(_ arguments: [String]) throws -> [String: Any] {
    let run = try Program(arguments + ["-q", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test(arguments: ["dataset", "recipe", "loss", "fidelity"])
  func comparedPairsDifferInNothingElse(axis: String) async throws {
    try await Self.withTable { source in
      let landscapes = try #require(
        try Self.json(["landscapes", source])["landscapes"] as? [[String: Any]])
      // Sixteen, and half of them partners of the other half.
      #expect(landscapes.count == 16)
      let pairs = try #require(
        try Self.json(["compare", source, "--by", axis])["pairs"] as? [[String: Any]])
      #expect(pairs.count == 8)
    }
  }

  @Test func transferStaysWithinRecipeAndLoss() async throws {
    try await Self.withTable { source in
      let groups = try #require(
        try Self.json(["transfer", source])["groups"] as? [[String: Any]])
      #expect(groups.count == 8)
      // No two are told by the same keys, nor by the same title.
      let keys = groups.map { group in
        ["learner", "recipe", "loss", "measure"].map { group[$0] as? String ?? "-" }
          + ["\(group["fidelity"] ?? "-")"]
      }
      #expect(Set(keys).count == 8)
      let csv = try Program("transfer", source, "-q", "--format", "csv")
      #expect(
        Set(csv.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }).count
          == 8)
      // Each way between two data sets.
      #expect(groups.allSatisfy { ($0["pairs"] as? [Any])?.count == 2 })
    }
  }

  @Test func figuresOfTwoFidelitiesAskWhichTwo() async throws {
    try await Self.withTable { source in
      // Four recipes and losses of one data set: no two landscapes are the two that are meant.
      let mixed = try Program("render", source, "--figure", "fidelity", "--dataset", "iris")
      #expect(mixed.status != 0 && mixed.errors.contains("takes two landscapes"))
    }
  }
}
