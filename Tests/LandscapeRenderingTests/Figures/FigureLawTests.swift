import Catalogs
import Documents
import Foundation
import FoundationXML
import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import SearchSpaces
import Testing

/// What holds of every figure of the catalogue, on landscapes that are hard to draw.
@Suite struct FigureLawTests {
  /// Reads an SVG text: whether it is XML, and whether all is within its view box.
  private final class Reader: NSObject, XMLParserDelegate {
    private var box = (width: 0.0, height: 0.0)
    private(set) var outside: [String] = []
    private(set) var titles = 0

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
      if let parts = attributes["viewBox"]?.split(separator: " ").compactMap({ Double($0) }) {
        box = (parts[2], parts[3])
      }
      if name == "title" { titles += 1 }
      for (keys, limit) in [
        (["x", "x1", "x2", "cx"], box.width), (["y", "y1", "y2", "cy"], box.height),
      ] {
        for key in keys {
          guard let value = attributes[key].flatMap(Double.init) else { continue }
          if value < -0.5 || value > limit + 0.5 { outside.append("\(name) \(key)=\(value)") }
        }
      }
    }
  }

  /// Labels that cover each other, by a cautious guess of their width: half an em per character.
  private static func overlaps(of document: SVGDocument) -> [String] {
    var boxes: [(low: SIMD2<Double>, high: SIMD2<Double>, text: String)] = []
    var stack = document.marks
    while let element = stack.popLast() {
      stack += element.children
      let values = Dictionary(
        element.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      guard element.name == "text", let text = element.text,
        let x = values["x"].flatMap(Double.init), let y = values["y"].flatMap(Double.init),
        let size = values["font-size"].flatMap(Double.init)
      else { continue }
      let length = Double(text.count) * size * 0.5
      let anchor = values["text-anchor"] ?? "start"
      let before = anchor == "start" ? 0 : anchor == "middle" ? length / 2 : length
      if values["transform"] == nil {
        boxes.append(
          (SIMD2(x - before, y - 0.75 * size), SIMD2(x - before + length, y + 0.2 * size), text))
      } else {
        // Turned left: what comes first stands lowest.
        boxes.append(
          (SIMD2(x - 0.75 * size, y + before - length), SIMD2(x + 0.2 * size, y + before), text))
      }
    }
    var found: [String] = []
    for (index, first) in boxes.enumerated() {
      for second in boxes[(index + 1)...] {
        let common =
          pointwiseMin(first.high, second.high) - pointwiseMax(first.low, second.low)
        if common.min() > 2 { found.append("'\(first.text)' and '\(second.text)'") }
      }
    }
    return found
  }

  @Test(arguments: FigureCatalog.all.map(\.name))
  func everyFigureDrawsEveryLandscape(name: String) throws {
    try Self.check(FigureCatalog.all.entry(named: name))
  }

  /// Whether a figure is whole, the same each time, and without labels that cover each other.
  static func check(_ figure: Figure) throws {
    let name = figure.name
    #expect(!figure.summary.isEmpty)
    for (kind, make) in FigureExamples.landscapes {
      let topography = try make()
      guard let drawn = try FigureExamples.draw(figure, topography) else { continue }
      let text = drawn.document.text
      let reader = try #require(Reader(text), "\(name) of \(kind) is not XML")
      #expect(reader.outside.isEmpty, "\(name) of \(kind): \(reader.outside.prefix(3))")
      #expect(reader.titles > 0 && !text.contains("<script") && !text.contains("<img"))
      #expect(!text.contains("nan") && !text.contains("inf\""), "\(name) of \(kind)")
      #expect(text.utf8.count < 2_000_000)
      let again = try FigureExamples.draw(figure, topography)?.document.text
      #expect(text == again, "\(name) of \(kind) varies")
      #expect(!drawn.document.finding.isEmpty)
      let overlaps = overlaps(of: drawn.document)
      #expect(overlaps.isEmpty, "\(name) of \(kind): \(overlaps.prefix(3))")
      #expect(drawn.data.columns.count == Set(drawn.data.columns).count)
    }
  }
}
