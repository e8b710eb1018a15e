import Foundation
import TestSupport
import Testing

@testable import LandscapeRendering

/// The cells of exported notebooks are Python.
@Suite struct NotebookCodeTests {
  private static let folder = projectFolder.appending(
    path: "Sources/LandscapeRendering/Resources/notebook")
  private static let python = URL(filePath: "/usr/bin/python3")
  private static let hasPython = FileManager.default.isExecutableFile(atPath: python.path)

  private static var files: [URL] {
    get throws {
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "py" }
    }
  }

  @Test func everyFileIsACellOfAFullNotebook() throws {
    let study = StudyExport(
      source: "a", command: "b", seed: 0, version: "1", entries: [], metrics: "", similarity: "",
      importance: "", map: "", distances: .answered(notes: []), importances: .answered(notes: []),
      fidelities: .answered(notes: []), pairs: .answered(notes: []), places: .answered(notes: []))
    let cells = NotebookExport(study).document.cells.filter { $0.kind == .code }.map(\.text)
    // The end of a file's last line is no part of its cell.
    let texts = try Self.files.map { try String(contentsOf: $0, encoding: .utf8) }
    #expect(!texts.isEmpty && Set(texts) == Set(cells.map { $0 + "\n" }))
  }

  @Test(.enabled(if: hasPython)) func everyFileParses() throws {
    let process = Process()
    process.executableURL = Self.python
    let program = "import ast, sys\nfor p in sys.argv[1:]: ast.parse(open(p).read(), p)"
    process.arguments = try ["-c", program] + Self.files.map(\.path)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
