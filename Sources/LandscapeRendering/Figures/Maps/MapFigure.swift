import Documents
import Landscapes

extension Figure {
  static let map = Figure(
    name: "map",
    summary: "every configuration at its place on the map of an embedding",
    section: .shape,
    options: [.width, .seed, .colorMap, .coloring, .trajectory],
    takesSeveral: true,
    drawing: .map { placed, options throws(RenderingError) in
      try MapFigure(placed, options: options).drawn
    })
}

/// Every configuration at its place on a map, coloured by its loss.
///
/// Above ``pointLimit`` configurations the points are one embedded picture; optima stay marks.
struct MapFigure {
  /// Configurations that are marks of their own.
  static let pointLimit = 20_000
  /// Configurations whose marks have a title.
  static let titleLimit = 2000
  /// Colours that points are rounded to.
  static let colorCount = 64

  private let frame: MapFrame

  init(_ placed: PlacedLandscape, options: FigureOptions) throws(RenderingError) {
    frame = try MapFrame(placed, options: options)
  }

  var drawn: DrawnFigure { DrawnFigure(document, data: frame.data) }

  private var document: SVGDocument {
    var page = FigurePage(
      "Map of \(frame.landscape.id)", finding: frame.finding, notes: frame.notes,
      width: frame.options.width)
    page.followsColorScheme = false
    let count = frame.landscape.count
    if count > MapFigure.pointLimit {
      page.notes.append("\(grouped(count)) points are one picture; optima are marks.")
    } else if count > MapFigure.titleLimit {
      page.notes.append("Only optima name their configuration.")
    }
    return page.document(bodyHeight: frame.bodyHeight) { body in
      let area = frame.area(in: body)
      let project = frame.projection(into: area)
      let points = count > MapFigure.pointLimit ? picture(area, project) : points(project)
      return points + frame.optimumMarks(project)
        + (frame.search(project)?.marks ?? []) + frame.legend(beside: area)
    }
  }

  private var radius: Double {
    min(6, max(1.3, 110 / Double(frame.landscape.count).squareRoot()))
  }

  /// Dots in groups of one colour: short files. The worst are drawn first.
  private func points(_ project: (SIMD2<Double>) -> SIMD2<Double>) -> [Markup] {
    var groups = [[Markup]](repeating: [], count: MapFigure.colorCount)
    let hasTitles = frame.landscape.count <= MapFigure.titleLimit
    for (node, place) in frame.placed.positions.enumerated() {
      let point = project(place)
      groups[color(of: node)].append(
        Markup(
          "path",
          [
            ("d", "M\(Glyphs.tenth(point.x)) \(Glyphs.tenth(point.y))h0"),
            ("data-rank", String(frame.landscape.rank(ofNode: node))),
          ], children: hasTitles ? [Markup("title", text: frame.title(of: node))] : []))
    }
    return groups.indices.reversed().filter { !groups[$0].isEmpty }.map { index in
      Markup(
        "g",
        [
          ("class", "points"), ("stroke", MapFigure.hex(index, frame.options.colorMap)),
          ("stroke-width", coordinate(2 * radius)), ("stroke-linecap", "round"), ("fill", "none"),
        ], children: groups[index])
    }
  }

  private func picture(
    _ area: Rectangle, _ project: (SIMD2<Double>) -> SIMD2<Double>
  ) -> [Markup] {
    let scale = min(2, 1000 / area.width)
    let colors = (0..<MapFigure.colorCount).compactMap {
      UInt32(MapFigure.hex($0, frame.options.colorMap).dropFirst(), radix: 16)
    }
    var image = PixelImage(
      width: Int(area.width * scale), height: Int(area.height * scale), colors: colors)
    for node in frame.placed.topography.lossOrder.reversed() {
      let point = project(frame.placed.positions[Int(node)]) - SIMD2(area.x, area.y)
      image.fill(disc: point * scale, radius: 1.2 * scale, color: color(of: Int(node)))
    }
    return [
      Markup(
        "image",
        [
          ("class", "points"), ("x", coordinate(area.x)), ("y", coordinate(area.y)),
          ("width", coordinate(Double(image.width) / scale)),
          ("height", coordinate(Double(image.height) / scale)), ("href", image.png.dataAddress),
        ])
    ]
  }

  private func color(of node: Int) -> Int {
    min(MapFigure.colorCount - 1, Int(frame.shares[node] * Double(MapFigure.colorCount)))
  }

  private static func hex(_ index: Int, _ map: ColorMap) -> String {
    map.color(at: (Double(index) + 0.5) / Double(colorCount))
  }
}
