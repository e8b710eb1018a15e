import Foundation
import TestSupport
import Testing

/// What a source is shows in its content, wherever it comes from.
@Suite struct StandardInputTests {
  @Test func aJournalIsReadFromStandardInput() async throws {
    let distribution =
      #"{\"name\": \"IntDistribution\", \"attributes\": {\"low\": 0, \"high\": 2, \"step\": 1}}"#
    let trials = (0..<3).map { level in
      #"{"op_code": 4, "study_id": 0, "state": 1, "values": [0.5], "params": {"n": \#(level)}, "#
        + #""distributions": {"n": "\#(distribution)"}}"# + "\n"
    }
    let journal =
      #"{"op_code": 0, "study_name": "s", "directions": [1]}"# + "\n" + trials.joined()
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "journal.log")
      try Data(journal.utf8).write(to: url)
      let file = try Program("landscapes", url.path, "--format", "csv", "-q")
      let input = try Program("landscapes", "-", "--format", "csv", "-q", input: journal)
      #expect(file.status == 0 && file.output.contains("s/full,3,"))
      #expect(file.output == input.output, "\(input.errors)")
    }
  }

  @Test func failuresOfStandardInputAreCounted() async throws {
    // By hand: of four trainings at x = 1 … 4, the third diverged.
    let table = """
      hp.x,loss.train,loss.test,status
      1,0.1,0.2,ok
      2,0.2,0.3,ok
      3,,,diverged
      4,0.4,0.9,ok

      """
    try await withTemporaryFolder { folder in
      // Standard input is called by this name.
      let url = folder.appending(path: "input.csv")
      try Data(table.utf8).write(to: url)
      let words = ["--format", "json", "-q"]
      let file = try Program(["overfitting", url.path] + words)
      let input = try Program(["overfitting", "-"] + words, input: table)
      #expect(file.status == 0 && file.output == input.output)
      #expect(file.output.contains("\"failed\": 1"))
    }
  }

  @Test func aDatabaseThatIsNoneIsOneLine() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "study.db")
      try Data("SQLite format 3\0".utf8 + [UInt8](repeating: 7, count: 5000)).write(to: url)
      let program = try Program("landscapes", url.path)
      #expect(program.status == 1)
      #expect(
        program.errors
          == "llp-fla: \(url.path): not a database; name a file that 'llp-fla evaluate' wrote, "
          + "or a new one\n")
    }
  }
}
