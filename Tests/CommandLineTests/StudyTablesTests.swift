import Foundation
import Testing

/// `llp-fla study tables`.
@Suite struct StudyTablesCommandTests {
  @Test func tablesAreWrittenOnceUnlessForced() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("lr,loss\n0.1,1\n0.2,2\n".utf8).write(to: folder.appending(path: "t.csv"))
    let call = ["study", "tables", "t.csv", "-o", "out"]
    #expect(try Program(call, in: folder).status == 0)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "out").path)
    #expect(
      names.sorted() == ["README.md", "datasets.csv", "fidelity.csv", "measures.csv", "shape.csv"])
    let again = try Program(call, in: folder)
    #expect(again.status == 1)
    #expect(again.errors.contains("out/fidelity.csv: exists already"))
    #expect(try Program(call + ["--force"], in: folder).status == 0)
  }
}
