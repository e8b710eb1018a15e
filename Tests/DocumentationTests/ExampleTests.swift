import Foundation
import TestSupport
import Testing

/// Examples in texts are those that tests compile and run: of users in `ToolkitTests`, of contributors
/// beside the tests of what is added.
struct ExampleTests {
  /// Code without imports and white space: a formatter may break lines.
  private func bare(_ code: String) -> String {
    code.split(separator: "\n").filter { !$0.hasPrefix("import ") }.joined()
      .filter { !$0.isWhitespace }
  }

  private func imports(_ code: String) -> Set<String> {
    Set(code.matches(of: /(?m)^import (\w+)$/).map { String($0.output.1) })
  }

  /// The Swift files of a folder of tests.
  private func tested(in folder: String) throws -> [String] {
    let folder = projectFolder.appending(path: folder)
    let paths = try #require(FileManager.default.enumerator(atPath: folder.path))
    return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
  }

  private func expectTested(
    _ examples: [String], of text: String, in folder: String = "Tests/ToolkitTests"
  ) throws {
    let files = try tested(in: folder)
    for example in examples {
      let wanted = bare(example)
      let isTested = files.contains { file in
        imports(example).isSubset(of: imports(file))
          && bare(file).contains(wanted)
      }
      #expect(isTested, "\(text): no file of \(folder) runs\n\(example)")
    }
  }

  @Test(arguments: LandingPage.all)
  func examplesOfLandingPagesAreRun(page: LandingPage) throws {
    #expect(!page.examples.isEmpty, "\(page.target): a landing page without an example")
    try expectTested(page.examples, of: page.target)
  }

  @Test(arguments: [("README.md", "Tests/ToolkitTests"), ("CONTRIBUTING.md", "Tests")])
  func examplesOfTextsAreRun(file: String, folder: String) throws {
    let text = try String(contentsOf: projectFolder.appending(path: file), encoding: .utf8)
    let examples = LandingPage.examples(in: text)
    #expect(!examples.isEmpty, "\(file): no example in Swift")
    try expectTested(examples, of: file, in: folder)
  }
}
