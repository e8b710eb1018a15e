import Foundation
import TestSupport
import Testing

/// `export notebook` on sources of every kind.
@Suite struct NotebookTests {
  static let files = [
    "README.md", "evaluations.csv", "importance.csv", "map.csv", "metrics.csv", "similarity.csv",
    "study.ipynb",
  ]
  /// Two fidelities, four names and levels of them that mean something to Python, Markdown, HTML,
  /// matplotlib or pandas.
  static let hostile: String = {
    var table = "\"q\"\"uo\\te\",$x$_y,_日本語,\"</script><img src=x>\",fidelity,loss\n"
    for index in 0..<32 {
      let levels = [["1", "2"], ["NA", "null"], ["\"$a$\"", "\"b\\n\""], ["<b>", "'''"]]
      let cells = levels.indices.map { levels[$0][index >> $0 & 1] }
      let fidelity = index < 16 ? "0.25" : "1"
      table += cells.joined(separator: ",") + ",\(fidelity),\(Double(index * 7 % 16) / 8)\n"
    }
    return table
  }()

  /// A fresh notebook of a table, and its folder.
  static func export(
    _ table: String, to folder: URL, named name: String = "results.csv", _ options: String...
  ) throws -> [String: Any] {
    let source = folder.appending(path: name)
    try table.write(to: source, atomically: true, encoding: .utf8)
    let study = folder.appending(path: "study").path
    let run = try Program(
      ["export", "notebook", source.path, "-q", "--force", "-o", study] + options)
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty, "\(run.errors)")
    return try notebook(in: study)
  }

  static func notebook(in study: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: study).appending(path: "study.ipynb"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Sections that the notebook says it cannot fill.
  private static func leftOut(_ notebook: [String: Any]) throws -> [String] {
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    return cells.filter { ($0["source"] as? [String])?.last?.hasPrefix("Left out: ") == true }
      .compactMap { $0["id"] as? String }
  }

  @Test func everyCellFollowsTheFormat() async throws {
    try await withTemporaryFolder { folder in
      let name = "it's $_<b> \"x\".csv"
      let notebook = try Self.export(Self.hostile, to: folder, named: name)
      let cells = try #require(notebook["cells"] as? [[String: Any]])
      let ids = cells.compactMap { $0["id"] as? String }
      #expect(ids.count == cells.count && Set(ids).count == ids.count)
      let valid = try Regex("[a-zA-Z0-9_-]{1,64}")
      #expect(ids.allSatisfy { $0.wholeMatch(of: valid) != nil })
      for cell in cells {
        let source = try #require(cell["source"] as? [String])
        #expect(
          source.dropLast().allSatisfy {
            $0.hasSuffix("\n") && $0.dropLast().allSatisfy { $0 != "\n" }
          })
        if cell["cell_type"] as? String == "code" {
          #expect(cell["execution_count"] is NSNull)
          #expect((cell["outputs"] as? [Any])?.isEmpty == true)
          // No name reaches the code.
          #expect(!source.joined().contains("script>") && !source.joined().contains("日本語"))
        } else {
          // Beside the command, which is as it must be typed.
          let lines = source.filter { !$0.hasPrefix("llp-fla export ") }.joined()
          #expect(!lines.contains("</script>") && !lines.contains("<b>"))
        }
      }
      #expect(try Self.leftOut(notebook) == ["similarity"])
      let study = folder.appending(path: "study")
      let held = try FileManager.default.contentsOfDirectory(atPath: study.path).sorted()
      #expect(held == Self.files)
      // 16 configurations at two fidelities, and the header.
      let rows = try String(contentsOf: study.appending(path: "evaluations.csv"), encoding: .utf8)
      #expect(rows.split(separator: "\n").count == 33)
      #expect(rows.hasPrefix("landscape,rank,\"hp.q\"\"uo\\te\",hp.$x$_y,"))
    }
  }

  @Test func twoRunsWriteTheSameBytes() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "results.csv").path
      try Self.hostile.write(toFile: source, atomically: true, encoding: .utf8)
      let studies = [folder.appending(path: "a"), folder.appending(path: "deep/b")]
      for study in studies {
        let run = try Program("export", "notebook", source, "-o", study.path, "--seed", "3")
        #expect(run.status == 0 && run.errors.hasSuffix(": 7 files, 2 landscapes\n"))
      }
      for file in Self.files {
        let bytes = try studies.map { try Data(contentsOf: $0.appending(path: file)) }
        #expect(bytes[0] == bytes[1], "\(file)")
      }
      let readme = try String(contentsOf: studies[0].appending(path: "README.md"), encoding: .utf8)
      #expect(readme.contains("\nllp-fla export notebook results.csv --seed 3 -o study\n"))
    }
  }

  @Test func whatCannotBeAnsweredIsLeftOutAndSaid() async throws {
    try await withTemporaryFolder { folder in
      let one = try Self.export("a,b,loss\n1,x,2\n", to: folder)
      #expect(
        try Self.leftOut(one) == ["distance", "importance", "fidelity", "similarity", "map"])
      let flat = try Self.export("a,b,loss\n1,x,2\n2,x,2\n1,y,2\n2,y,2\n", to: folder)
      #expect(try Self.leftOut(flat) == ["distance", "importance", "fidelity", "similarity"])
      let score = try Self.export(
        "a,b,auc\n1,x,0.5\n2,x,0.75\n1,y,0.25\n2,y,1\n", to: folder, "--score", "auc")
      #expect(try Self.leftOut(score) == ["fidelity", "similarity"])
      let metrics = try String(
        contentsOf: folder.appending(path: "study/metrics.csv"), encoding: .utf8)
      #expect(metrics.contains(",full,validation,\"auc, negated\",1,1,true,1.0,0,skewness,"))
    }
  }

  @Test func nothingIsOverwrittenUnasked() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "results.csv").path
      try "a,loss\n1,2\n2,3\n".write(toFile: source, atomically: true, encoding: .utf8)
      func refusal(_ arguments: String...) throws -> String {
        let run = try Program(["export"] + arguments)
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.errors.split(separator: "\n").count == 1)
        return run.errors
      }
      #expect(
        try refusal("notebook", source, "-o", folder.path)
          .contains("holds files already; name another folder or add --force"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["results.csv"])
      #expect(try refusal("notebook", source, "-o", source).contains("is a file; name a folder"))
      #expect(try refusal("notebook", source, "-o", "-").contains("name a folder"))
      #expect(
        try refusal("csv", source, "-o", "-", "--measure", "test").contains("leave out --measure"))
      #expect(try refusal("tsv", source, "-o", "-").contains("known: csv, notebook"))
    }
  }
}
