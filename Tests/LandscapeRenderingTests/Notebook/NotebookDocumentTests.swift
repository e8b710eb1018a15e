import Foundation
import LandscapeRendering
import Testing

/// The file format, as https://nbformat.readthedocs.io (4.5) defines it.
@Suite struct NotebookDocumentTests {
  private static func object(_ document: NotebookDocument) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: document.data()) as? [String: Any])
  }

  @Test func cellsAreOfFormat45() throws {
    let text = "first \"quoted\"\n\nlast \\ </script> é"
    let document = NotebookDocument([
      .init(.markdown, id: "a-1", text), .init(.code, id: "b_2", "x = 1\n"),
    ])
    let object = try Self.object(document)
    #expect(object["nbformat"] as? Int == 4 && object["nbformat_minor"] as? Int == 5)
    let metadata = try #require(object["metadata"] as? [String: [String: String]])
    #expect(metadata["kernelspec"]?["name"] == "python3")
    #expect(metadata["language_info"] == ["name": "python"])
    let cells = try #require(object["cells"] as? [[String: Any]])
    #expect(cells[0]["source"] as? [String] == ["first \"quoted\"\n", "\n", "last \\ </script> é"])
    #expect(cells[0].keys.sorted() == ["cell_type", "id", "metadata", "source"])
    // A last line without text is no line.
    #expect(cells[1]["source"] as? [String] == ["x = 1\n"])
    #expect(
      cells[1]["execution_count"] is NSNull && (cells[1]["outputs"] as? [Any])?.isEmpty == true)
    #expect(try document.data() == document.data())
  }

  @Test func textOfUsersIsNoMarkup() async {
    let study = StudyExport(
      source: "a</script><b>*_`$[x](y)\n# z", command: "llp-fla '```'", seed: 7, version: "1",
      entries: [], metrics: "", similarity: "", importance: "", map: "",
      distances: .unanswered(reason: "a *b*"), importances: .answered(notes: ["<i>"]),
      fidelities: .unanswered(reason: "c"), pairs: .unanswered(reason: "d"),
      places: .unanswered(reason: "e"))
    let cells = NotebookExport(study).document.cells
    let title = cells[0].text
    #expect(
      title.hasPrefix("# Landscapes of a&lt;/script&gt;&lt;b&gt;\\*\\_\\`\\$\\[x\\](y) \\# z\n"))
    // A fence is longer than any run of backticks within.
    #expect(title.contains("\n````\nllp-fla '```'\n````\n"))
    #expect(cells.contains { $0.id == "distance" && $0.text.hasSuffix("Left out: a \\*b\\*.") })
    #expect(cells.contains { $0.id == "importance" && $0.text.hasSuffix("\n- &lt;i&gt;") })
    // Code of what cannot be answered is left out.
    #expect(cells.contains { $0.id == "importance-figure" })
    #expect(!cells.contains { $0.id == "distance-figure" || $0.id == "map-figure" })
  }
}
