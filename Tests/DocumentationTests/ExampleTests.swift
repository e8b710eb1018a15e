import Foundation
import TestSupport
import Testing

/// Examples in texts are those that `ToolkitTests` compiles and runs: the same lines.
struct ExampleTests {
  /// Code without imports and white space: a formatter may break lines.
  private func bare(_ code: String) -> String {
    code.split(separator: "\n").filter { !$0.hasPrefix("import ") }.joined()
      .filter { !$0.isWhitespace }
  }

  private func imports(_ code: String) -> Set<String> {
    Set(code.matches(of: /(?m)^import (\w+)$/).map { String($0.output.1) })
  }

  /// The files of examples that are run.
  private func tested() throws -> [String] {
    let folder = projectFolder.appending(path: "Tests/ToolkitTests")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".swift")
    }.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  private func expectTested(_ examples: [String], of text: String) throws {
    let files = try tested()
    for example in examples {
      let wanted = bare(example)
      let isTested = files.contains { file in
        imports(example).isSubset(of: imports(file))
          && bare(file).contains(wanted)
      }
      #expect(isTested, "\(text): no file of ToolkitTests runs\n\(example)")
    }
  }

  @Test(arguments: LandingPage.all)
  func examplesOfLandingPagesAreRun(page: LandingPage) throws {
    #expect(!page.examples.isEmpty, "\(page.target): a landing page without an example")
    try expectTested(page.examples, of: page.target)
  }

  @Test(arguments: ["README.md"])
  func examplesOfTextsAreRun(file: String) throws {
    let text = try String(contentsOf: projectFolder.appending(path: file), encoding: .utf8)
    let examples = LandingPage.examples(in: text)
    #expect(!examples.isEmpty, "\(file): no example in Swift")
    try expectTested(examples, of: file)
  }
}
