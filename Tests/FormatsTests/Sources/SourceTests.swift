import Formats
import Foundation
import TestSupport
import Testing

@Suite struct SourceTests {
  @Test func theHeaderIsPartOfWhatIsRead() async throws {
    try await withTemporaryFolder { folder in
      let url = folder.appending(path: "t.table.csv")
      // Longer than the header.
      let text = "x,loss\n" + (0..<2000).map { "\($0),1\n" }.joined()
      try Data(text.utf8).write(to: url)
      let source = try Source(url.path)
      #expect(source.header.start == Array(text.utf8.prefix(4096)))
      #expect(source.header.firstLine == "x,loss" && source.header.name == "t")
      #expect(!source.header.isDatabase && !source.header.isFolder)
      #expect(try source.contents() == Data(text.utf8))
      // A file can be read again.
      #expect(try source.table().rowCount == 2000)
    }
  }

  @Test func aFolderIsASourceAndAMissingFileIsNone() async throws {
    try await withTemporaryFolder { folder in
      let source = try Source(folder.path)
      #expect(source.header.isFolder && source.header.start.isEmpty)
      let missing = folder.appending(path: "none").path
      #expect(throws: ImportError.missingFile(missing)) { try Source(missing) }
    }
  }

  // A database file of SQLite: its magic, and the application's number at bytes 68 to 71.
  @Test func aDatabaseSaysWhoseItIs() {
    var start = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 84)
    start.replaceSubrange(68..<72, with: [0x4C, 0x4C, 0x50, 0x46])
    let header = SourceHeader(path: "r.db", start: start)
    #expect(header.isDatabase && header.applicationID == 0x4C4C_5046)
    // SQLite opens no standard input.
    #expect(!SourceHeader(path: "-", start: start).isDatabase)
    #expect(SourceHeader(path: "r.db", start: Array(start.prefix(71))).applicationID == nil)
  }

  @Test func theAddressOfAStorageIsItsFile() throws {
    let file = fixture("optuna/optuna_v4.db").path
    let source = try Source("sqlite:///" + file)
    #expect(source.path == file && source.header.isDatabase)
    #expect(source.header.name == "optuna_v4")
    #expect(throws: ImportError.missingFile("none.db")) { try Source("sqlite:///none.db") }
  }
}
