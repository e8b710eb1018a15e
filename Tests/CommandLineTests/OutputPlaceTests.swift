import Foundation
import TestSupport
import Testing

/// Nothing that is read, and no database, is replaced by an output, whatever `--force` says.
@Suite struct OutputPlaceTests {
  private static let table = "lr,depth,loss\n0.1,1,1\n0.1,2,2\n0.2,1,3\n0.2,2,4\n"

  /// A folder with a table, links to it, and a database of the same landscape.
  private static func withFiles(_ body: (URL) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let path = { (name: String) in folder.appending(path: name).path }
      try Data(table.utf8).write(to: folder.appending(path: "t.csv"))
      try FileManager.default.createSymbolicLink(
        atPath: path("symbolic.csv"), withDestinationPath: "t.csv")
      try FileManager.default.linkItem(atPath: path("t.csv"), toPath: path("hard.csv"))
      #expect(try Program(["import", "csv", "t.csv", "-o", "r.db"], in: folder).status == 0)
      try body(folder)
    }
  }

  private static let verbs = [
    ["landscapes"], ["analyze"], ["summary"], ["importance"], ["features"], ["embed"], ["report"],
    ["render"], ["search"],
  ]

  @Test(arguments: verbs) func theSourceStays(verb: [String]) async throws {
    try await Self.withFiles { folder in
      for output in ["t.csv", "./t.csv", "symbolic.csv", "hard.csv"] {
        let run = try Program(verb + ["t.csv", "-o", output, "--force"], in: folder)
        #expect(run.status == 1)
        #expect(run.errors.contains("\(output): is what is read; name another file"))
      }
      let held = try String(contentsOf: folder.appending(path: "t.csv"), encoding: .utf8)
      #expect(held == Self.table)
    }
  }

  @Test(arguments: verbs + [["export", "csv"]]) func databasesStay(verb: [String]) async throws {
    try await Self.withFiles { folder in
      let file = folder.appending(path: "r.db")
      let before = try Data(contentsOf: file)
      let source = try Program(verb + ["r.db", "-o", "r.db", "--force"], in: folder)
      #expect(source.status == 1)
      #expect(source.errors.contains("r.db: is what is read; name another file"))
      if verb[0] != "export" {
        let other = try Program(verb + ["t.csv", "-o", "r.db", "--force"], in: folder)
        #expect(other.status == 1)
        #expect(other.errors.contains("r.db: is a database, which no output replaces"))
      }
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func aFolderIsNoFile() async throws {
    try await Self.withFiles { folder in
      let run = try Program(["summary", "t.csv", "-o", ".", "--force"], in: folder)
      #expect(run.status == 1)
      #expect(run.errors.contains(".: is a folder; name a file in it"))
    }
  }

  /// What is refused is refused before it is read.
  @Test func refusalsComeBeforeTheWork() async throws {
    try await Self.withFiles { folder in
      let run = try Program(["analyze", "nosuch.csv", "-o", "t.csv"], in: folder)
      #expect(run.errors.contains("t.csv: exists already"))
    }
  }
}
