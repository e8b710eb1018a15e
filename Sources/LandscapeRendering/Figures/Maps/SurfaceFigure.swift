import Documents
import Landscapes

extension Figure {
  static let surface = Figure(
    name: "surface",
    summary: "the loss over that map, in bands between ten levels",
    section: .shape,
    options: [.width, .seed, .colorMap, .coloring, .interpolation, .threeDimensional, .trajectory],
    takesSeveral: true,
    drawing: .map { placed, options throws(RenderingError) in
      try SurfaceFigure(placed, options: options).drawn
    })
}

/// The loss over a map as filled bands between ten levels, with thin lines at the levels.
///
/// Between configurations, heights are means of the nearest or linear; far from all of them the map
/// stays blank.
struct SurfaceFigure {
  /// Configurations that are drawn as points on top.
  static let pointLimit = 2000
  private static let bandCount = 10

  private let frame: MapFrame

  init(_ placed: PlacedLandscape, options: FigureOptions) throws(RenderingError) {
    frame = try MapFrame(placed, options: options)
  }

  var drawn: DrawnFigure { DrawnFigure(document, data: frame.data) }

  private var document: SVGDocument {
    var page = FigurePage(
      frame.surfaceTitle, finding: frame.finding,
      notes: [method] + frame.notes, width: frame.options.width)
    page.followsColorScheme = false
    let joined = frame.landscape.losses.indices.filter { frame.placed.isJoined[$0] }
    guard joined.count > 2 else {
      return page.document(
        saying: "A surface takes three configurations that are joined to others; there "
          + "\(joined.count == 1 ? "is" : "are") \(joined.count).")
    }
    let grid = SurfaceGrid(
      joined.map { frame.placed.positions[$0] }, heights: joined.map { frame.shares[$0] },
      interpolation: frame.options.interpolation)
    if frame.options.isThreeDimensional {
      let height = frame.bodyHeight { SurfaceRelief.height(ofWidth: $0) }
      return page.document(bodyHeight: height) { body in relief(of: grid, in: frame.area(in: body))
      }
    }
    return page.document(bodyHeight: frame.bodyHeight) { body in
      let area = frame.area(in: body)
      let project = frame.projection(into: area)
      return bands(of: grid, project) + points(project) + frame.optimumMarks(project)
        + (frame.search(project)?.marks ?? []) + frame.legend(beside: area)
    }
  }

  /// Marks stand on the surface and are drawn last, so that no slope hides them.
  private func relief(of grid: SurfaceGrid, in area: Rectangle) -> [Markup] {
    let relief = SurfaceRelief(grid: grid, area: area)
    return relief.marks { frame.options.colorMap.color(at: $0) }
      + frame.optimumMarks(relief.project) + (frame.search(relief.project)?.marks ?? [])
      + frame.legend(beside: area)
  }

  private var method: String {
    let joinedCount = frame.placed.isJoined.count { $0 }
    let neighbors =
      joinedCount > SurfaceGrid.neighborCount
      ? "the \(SurfaceGrid.neighborCount) nearest" : "all"
    let between =
      frame.options.interpolation == .smooth
      ? "Between configurations: means of \(neighbors), weighted by a Gaussian."
      : "Between configurations: linear on triangles."
    if frame.options.isThreeDimensional {
      return "Height: the scale of the colours, the best lowest; seen from above a corner, marks "
        + "never hidden. \(between) Without surface: no configuration near."
    }
    return "Lines: tenths of the scale. \(between) Blank: no configuration near."
  }

  /// Each band covers all above it, so that no seams show; lines over them.
  private func bands(
    of grid: SurfaceGrid, _ project: (SIMD2<Double>) -> SIMD2<Double>
  ) -> [Markup] {
    let tracer = ContourTracer(grid: grid)
    var fills: [Markup] = []
    var lines = ""
    for band in 0..<SurfaceFigure.bandCount {
      let level = Double(band) / Double(SurfaceFigure.bandCount)
      let (outlines, inner) = tracer.area(atLeast: level)
      guard !outlines.isEmpty else { continue }
      let share = (Double(band) + 0.5) / Double(SurfaceFigure.bandCount)
      fills.append(
        Markup(
          "path",
          [
            ("class", "surface"), ("d", path(outlines, project, isClosed: true)),
            ("fill", frame.options.colorMap.color(at: share)),
          ]))
      lines += path(inner, project, isClosed: false)
    }
    guard !lines.isEmpty else { return fills }
    return fills + [
      Markup(
        "path",
        [
          ("class", "isoline"), ("d", lines), ("fill", "none"), ("stroke", "#ffffff"),
          ("stroke-width", "0.6"), ("stroke-opacity", "0.55"),
        ])
    ]
  }

  private func path(
    _ paths: [ContourTracer.Path], _ project: (SIMD2<Double>) -> SIMD2<Double>, isClosed: Bool
  ) -> String {
    paths.map { places in
      var text = ""
      for (index, place) in (isClosed ? places.dropLast() : places[...]).enumerated() {
        let point = project(place)
        text += "\(index == 0 ? "M" : "L")\(Glyphs.tenth(point.x)) \(Glyphs.tenth(point.y))"
      }
      return text + (isClosed ? "Z" : "")
    }.joined()
  }

  private func points(_ project: (SIMD2<Double>) -> SIMD2<Double>) -> [Markup] {
    guard frame.landscape.count <= SurfaceFigure.pointLimit else { return [] }
    return frame.placed.positions.enumerated().map { node, place in
      let fill = frame.options.colorMap.color(at: frame.shares[node])
      var disc = Glyphs.disc(
        project(place), radius: 2.6, fill: fill, kind: "point", title: frame.title(of: node),
        rank: frame.landscape.rank(ofNode: node))
      disc.attributes += [("stroke", "#ffffff"), ("stroke-width", "0.7")]
      return disc
    }
  }
}
