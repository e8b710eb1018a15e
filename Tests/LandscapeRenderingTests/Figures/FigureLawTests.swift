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

  static let landscapes: [(name: String, make: @Sendable () throws -> Topography)] = [
    ("one node", { try TestLandscapes.grid([1]) { _ in 2 } }),
    ("two levels", { try TestLandscapes.grid([2]) { Double($0) } }),
    ("one hyperparameter", { try TestLandscapes.grid([12]) { Double(($0 * 5) % 7) } }),
    ("rugged", { try TestLandscapes.rugged([5, 4, 3]) }),
    ("flat", { try TestLandscapes.flat([5, 4, 3]) }),
    ("nine hyperparameters", { try TestLandscapes.rugged([2, 2, 2, 2, 2, 2, 1, 1, 1]) }),
    ("outlier", { try TestLandscapes.grid([6, 5]) { $0 == 7 ? 1e6 : Double($0 % 9) / 10 } }),
    ("negative losses", { try TestLandscapes.grid([6, 5]) { -1 / Double($0 + 1) } }),
    (
      "hostile names",
      {
        try TestLandscapes.grid(
          [4, 3], id: "</script><img src=x onerror=1> & \"Größe\"",
          names: ["a<b & \"c\"", "ein_sehr_langer_name_mit_vierzig_zeichen_und_mehr"]
        ) { Double($0 * 7 % 12) }
      }
    ),
    (
      "missing cells",
      {
        let full = try TestLandscapes.rugged([5, 4, 3]).graph.landscape
        let ranks = (0..<60).filter { $0 % 3 != 1 }
        return Topography(
          LandscapeGraph(
            try Landscape(
              id: "partial", scenario: full.scenario, space: full.space, ranks: ranks,
              losses: ranks.map { full.losses[$0] }, failedCount: 4)))
      }
    ),
  ]

  /// `nil` where there are too few configurations for a pair.
  private func draw(_ figure: Figure, _ topography: Topography) throws -> DrawnFigure? {
    let landscape = topography.graph.landscape
    var options = FigureOptions()
    options.modification.steps = 50
    options.modification.chains = 4
    switch figure.drawing {
    case .landscape(let draw): return try draw(MeasuredLandscape(topography), options)
    case .map(let draw):
      let positions = (0..<landscape.count).map { node -> SIMD2<Double> in
        let (x, y) = (Double(node % 7), Double(node / 7))
        return SIMD2(x + 0.1 * Double(node % 3), y + 0.07 * Double(node % 5))
      }
      let placed = PlacedLandscape(MeasuredLandscape(topography), positions: positions)
      return try draw(placed, options)
    case .collection(let draw): return try draw([landscape], options)
    case .surface(let draw): return try draw(options)
    case .scenario(let draw):
      // Two folds of three steps each; the last configuration diverged.
      let evaluations = landscape.losses.indices.flatMap { node in
        (0..<2).map { fold in
          let loss = landscape.losses[node] + Double(fold) / 100
          return Evaluation(
            rank: landscape.rank(ofNode: node), fold: fold, seed: 0,
            outcome: node == landscape.count - 1
              ? .diverged(step: 2) : .ok([.validation: .init(loss: loss)]),
            seconds: Double(node % 5 + 1),
            curve: (1...3).map {
              CurveSample(step: $0, train: nil, validation: loss + 1 / Double($0))
            })
        }
      }
      return try draw(
        EvaluatedScenario(name: landscape.id, space: landscape.space, evaluations: evaluations),
        options)
    case .history(let draw): return try draw([Self.history(landscape)], options)
    case .pair(let draw):
      guard landscape.count > 1 else { return nil }
      let other = landscape.replacingLosses(landscape.losses.map { -$0 })
      return try draw(LandscapePair(landscape, other), options)
    }
  }

  /// Two workers, one training a second each; every seventh training gave nothing.
  private static func history(_ landscape: Landscape) -> EvaluationHistory {
    let outcomes: [EvaluationHistory.Training.Outcome] = [.failed, .diverged, .pruned]
    return EvaluationHistory(
      name: landscape.id, configurations: .space(landscape.space),
      trainings: landscape.losses.indices.map { node in
        let isOk = node % 7 != 3
        return EvaluationHistory.Training(
          rank: landscape.rank(ofNode: node), outcome: isOk ? .ok : outcomes[node / 7 % 3],
          loss: isOk ? landscape.losses[node] : nil, seconds: 1,
          timing: EvaluationTiming(
            sequence: node + 1, start: 1e9 + Double(node / 2), end: 1e9 + Double(node / 2 + 1),
            worker: node % 2))
      })
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
    let figure = try FigureCatalog.all.entry(named: name)
    #expect(!figure.summary.isEmpty)
    for (kind, make) in Self.landscapes {
      let topography = try make()
      guard let drawn = try draw(figure, topography) else { continue }
      let text = drawn.document.text
      let reader = try #require(Reader(text), "\(name) of \(kind) is not XML")
      #expect(reader.outside.isEmpty, "\(name) of \(kind): \(reader.outside.prefix(3))")
      #expect(reader.titles > 0 && !text.contains("<script") && !text.contains("<img"))
      #expect(!text.contains("nan") && !text.contains("inf\""), "\(name) of \(kind)")
      #expect(text.utf8.count < 2_000_000)
      #expect(text == (try draw(figure, topography)?.document.text), "\(name) of \(kind) varies")
      #expect(!drawn.document.finding.isEmpty)
      let overlaps = Self.overlaps(of: drawn.document)
      #expect(overlaps.isEmpty, "\(name) of \(kind): \(overlaps.prefix(3))")
      #expect(drawn.data.columns.count == Set(drawn.data.columns).count)
    }
  }
}
