import Foundation
import TestSupport
import Testing

/// What is public is what a landing page lists, and nothing else: each library's promise can be read
/// on one page.
struct PublicSymbolsTests {
  /// The names that files of `target` declare public at their top level.
  private func declared(in target: String) throws -> Set<String> {
    let folder = projectFolder.appending(path: "Sources/\(target)")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    var names: Set<String> = []
    for case let path as String in files where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      let declaration =
        /(?m)^(?:@\w+ )*public (?:final |indirect )*(?:struct|class|enum|protocol|actor|func|let|var|typealias) (\w+)/
      names.formUnion(text.matches(of: declaration).map { String($0.output.1) })
    }
    return names
  }

  @Test(arguments: LandingPage.all)
  func landingPagesListWhatIsPublic(page: LandingPage) throws {
    let declared = try declared(in: page.target)
    let file = "Sources/\(page.target)/\(page.target).docc/\(page.target).md"
    #expect(
      declared.subtracting(page.symbols).sorted() == [],
      "public, but not under Topics of \(file): what this package alone uses is package")
    #expect(page.symbols.subtracting(declared).sorted() == [], "on \(file), but not public")
  }

  @Test func everyLibraryHasALandingPage() throws {
    let sources = projectFolder.appending(path: "Sources")
    let libraries = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter {
      !$0.hasPrefix("C") || $0 == "Catalogs"
    }.filter { !$0.hasPrefix("llp-fla") }
    #expect(libraries.sorted() == LandingPage.all.map(\.target))
  }
}
