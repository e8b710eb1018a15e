import Foundation
import TestSupport
import Testing

/// `llp-fla embed`.
@Suite struct EmbedTests {
  static let small = fixture("reference/graphfla/small/landscape.csv").path

  @Test func everyConfigurationGetsAPlace() throws {
    let run = try Program("embed", Self.small, "-q", "--epochs", "50")
    #expect(run.status == 0 && run.errors.isEmpty)
    let rows = run.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows[0].prefix(5) == ["rank", "x", "y", "loss", "loss_rank"])
    #expect(rows.count == 61)
    #expect(rows.dropFirst().enumerated().allSatisfy { $1[0] == "\($0)" })
    let numbers = rows.dropFirst().flatMap { [Double($0[1]), Double($0[2])] }
    #expect(numbers.allSatisfy { $0?.isFinite ?? false })
    #expect(run.output == (try Program("embed", Self.small, "-q", "--epochs", "50").output))
    #expect(
      run.output
        != (try Program("embed", Self.small, "-q", "--epochs", "50", "--seed", "1").output))
  }

  @Test func theNoteSaysHowFarTheMapMayBeBelieved() throws {
    let run = try Program("embed", Self.small, "--epochs", "50", "--format", "json")
    #expect(run.errors.contains("trustworthiness 0."))
    let json =
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
    #expect(json["schema"] as? String == "llp-fla/embed/1")
    let landscape = try #require((json["landscapes"] as? [[String: Any]])?.first)
    let trust = try #require(landscape["trustworthiness"] as? Double)
    #expect(trust > 0.6 && trust <= 1)
    #expect((landscape["nodes"] as? [Any])?.count == 60)
  }

  @Test func mapsAreLaidOverTheFirst() throws {
    let table =
      "a,b,fidelity,loss\n"
      + (0..<50).map { "\($0 % 5),\($0 / 5 % 5),\($0 < 25 ? 0.5 : 1),\(($0 * 7) % 11)" }
      .joined(separator: "\n")
    let run = try Program("embed", "-", "--aligned", "--epochs", "20", input: table + "\n")
    #expect(run.output.hasPrefix("landscape,rank,x,y"))
    #expect(run.errors.contains("laid over the first map, R²"))
  }

  @Test(arguments: [
    (["--dimensions", "65"], "--dimensions must be from 1 to 64"),
    (["--neighbors", "1"], "--neighbors must be at least 2"),
    (["--epochs", "0"], "--epochs must be at least 1"),
    (["--minimum-distance", "-1"], "--minimum-distance"),
    (["--links", "best"], "--links"),
  ])
  func optionsOutOfRange(options: [String], message: String) throws {
    let run = try Program(["embed", Self.small] + options)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains(message))
  }

  @Test func unlinkedConfigurationsHaveNoMap() throws {
    let run = try Program("embed", "-", "-q", input: "a,b,loss\n1,1,1\n2,2,2\n3,3,3\n")
    #expect(run.status == 1)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("--neighborhood knn"))
  }
}
