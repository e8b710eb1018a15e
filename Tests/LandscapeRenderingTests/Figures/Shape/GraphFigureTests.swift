import Foundation
import FoundationXML
import LandscapeRendering
import Landscapes
import Testing

@Suite struct GraphFigureTests {
  /// Elements of an SVG text by class, and whether it is well-formed XML.
  final class Reader: NSObject, XMLParserDelegate {
    private(set) var counts: [String: Int] = [:]
    private(set) var ranks: Set<String> = []
    private(set) var outside = 0

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
      if let kind = attributes["class"] { counts[kind, default: 0] += 1 }
      if let rank = attributes["data-rank"] { ranks.insert(rank) }
      for key in ["x", "x1", "x2", "cx"] {
        if let x = attributes[key].flatMap(Double.init), x < 0 || x > 900 { outside += 1 }
      }
    }
  }

  static let landscapes: [@Sendable () throws -> Topography] = [
    { try TestLandscapes.grid([1]) { _ in 2 } }, { try TestLandscapes.grid([3]) { Double($0) } },
    { try TestLandscapes.rugged([5, 4, 3]) }, { try TestLandscapes.stepped([5, 4, 3]) },
    { try TestLandscapes.flat([5, 4, 3]) }, { try TestLandscapes.rugged([10, 6, 5]) },
    { try TestLandscapes.grid([4, 3]) { Double($0) * 1e6 - 3 } },
  ]

  @Test(arguments: landscapes.indices) func marksAreThoseOfTheTopography(index: Int) throws {
    let topography = try Self.landscapes[index]()
    let optima = topography.localOptima
    let text = try GraphFigure(topography).text
    let reader = try #require(Reader(text))
    #expect(reader.counts["node"] == topography.graph.nodeCount)
    #expect(reader.ranks.count == topography.graph.nodeCount)
    #expect(reader.counts["ring"] == optima.count)
    #expect(reader.counts["plateau-ring"] ?? 0 == optima.sizes.count { $0 > 1 })
    // One star stands in the legend.
    #expect(reader.counts["star"] == optima.globalCount + 1)
    #expect(reader.outside == 0)
    #expect(text == (try GraphFigure(topography).text))
  }

  @Test func largeLandscapesAreThinnedAndSaySo() throws {
    let topography = try TestLandscapes.rugged([12, 10, 5])
    let text = try GraphFigure(topography, limit: 200).text
    let reader = try #require(Reader(text))
    #expect(reader.counts["node"] == 200)
    #expect(text.contains("Shown: 200 of 600 configurations: "))
    #expect(text.utf8.count < 2 << 20)
  }

  @Test func namesAreEscapedAndWrapped() throws {
    let long = String(repeating: "größe", count: 8)
    let topography = try TestLandscapes.grid(
      [3, 2], id: "</title><script>alert(1)</script>", names: ["a<b & \"c\"", long]
    ) { Double($0) }
    let text = try GraphFigure(topography).text
    _ = try #require(Reader(text))
    #expect(!text.contains("<script"))
    #expect(text.contains("a&lt;b &amp; &quot;c&quot;=0"))
  }
}
