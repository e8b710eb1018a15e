import Foundation
import FoundationXML
import LandscapeRendering
import TestSupport
import Testing

@Suite struct ReportPageTests {
  /// Ids, references and headings of a page that is XML.
  private final class Reader: NSObject, XMLParserDelegate {
    private(set) var ids: [String] = []
    private(set) var references: [String] = []
    private(set) var addresses: [String] = []
    private(set) var elements: [String: Int] = [:]
    private(set) var headings: [Int] = []
    private(set) var handlers: [String] = []

    init?(_ text: String) {
      super.init()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = self
      guard parser.parse() else { return nil }
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      elements[name, default: 0] += 1
      if name.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()) {
        headings.append(level)
      }
      for (key, value) in attributes {
        if key == "id" { ids.append(value) }
        if key.hasPrefix("aria-labelledby") {
          references += value.split(separator: " ").map(String.init)
        }
        if key == "href" || key == "src" {
          if value.hasPrefix("#") {
            references.append(String(value.dropFirst()))
          } else {
            addresses.append(value)
          }
        }
        if value.hasPrefix("url(#") { references.append(String(value.dropFirst(5).dropLast())) }
        if key.hasPrefix("on") { handlers.append(key) }
      }
    }
  }

  private func check(_ page: ReportPage) throws {
    let text = page.html
    let reader = try #require(Reader(text), "the page is not XML")
    #expect(reader.ids.count == Set(reader.ids).count)
    #expect(Set(reader.references).subtracting(reader.ids).isEmpty)
    #expect(reader.addresses.allSatisfy { $0.hasPrefix("data:") })
    #expect(reader.handlers.isEmpty)
    #expect(reader.elements["img"] == nil && reader.elements["script"] == 2)
    #expect(reader.headings.first == 1 && reader.headings.count { $0 == 1 } == 1)
    for (before, after) in zip(reader.headings, reader.headings.dropFirst()) {
      #expect(after <= before + 1, "a heading of level \(after) follows one of level \(before)")
    }
    #expect(text.contains("Content-Security-Policy") && !text.contains("url(http"))
    #expect(reader.elements["svg", default: 0] > 4 && reader.elements["table", default: 0] > 4)
    #expect(reader.elements["main"] == 1 && reader.elements["nav"] == 1)
  }

  @Test func aPageIsWellFormedAndRefersToNothingElse() throws {
    let page = try ReportFixtures.page()
    try check(page)
    #expect(page.html == (try ReportFixtures.page().html))
  }

  @Test func namesAndLevelsAreData() throws {
    let hostile = ReportFixtures.hostile
    let page = try ReportFixtures.page(
      name: hostile,
      hyperparameters: [hostile, "b" + hostile, String(repeating: "größe", count: 9)],
      level: hostile)
    try check(page)
    let text = page.html
    // One end per script element, and no element of the hostile text.
    #expect(text.components(separatedBy: "</script>").count == 3)
    #expect(!text.contains("<img"))
  }

  @Test func aPageOfOneConfigurationIsWhole() throws {
    let page = try ReportFixtures.page(sizes: [2, 1, 1])
    _ = try #require(Reader(page.html))
  }

  @Test(.enabled(if: longTests)) func aPageOf15625IsSmall() throws {
    let text = try ReportFixtures.page(sizes: [25, 25, 25]).html
    #expect(text.utf8.count <= 5_000_000, "\(text.utf8.count) bytes")
  }
}
