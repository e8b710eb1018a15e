import Documents
import Landscapes

extension GraphDrawing {
  /// Boxes of text, and the line that leads to the first of them.
  ///
  /// The best optimum always has one, with its configuration. Of the others the best eight optima,
  /// and in small graphs all nodes, have theirs where there is room beside them.
  var labels: (labels: [Markup], leaders: [Markup]) {
    let optima = figure.thinning.optima.map { figure.topography.localOptima.nodes[$0] }
    var placement = LabelPlacement(
      area: room,
      discs: positions.indices.map { (positions[$0], outerRadius($0)) } + pointsOnArrows,
      boxes: [taken])
    var labels: [Markup] = []
    var leaders: [Markup] = []
    if let place = placeOf[optima[0]] {
      let lines = captionOfBest(optima[0])
      let (width, height) = size(of: lines)
      let free = placement.place(
        width: width, height: height, near: positions[place], radius: outerRadius(place),
        reach: .infinity)
      // Without any room: the corner, over whatever lies there.
      let box = free ?? Rectangle(x: room.x, y: room.y, width: width, height: height)
      leaders.append(leader(from: place, to: box))
      labels += framed(lines, in: box)
    }
    var others = Array(optima.dropFirst().prefix(8))
    if isSmall { others = figure.thinning.nodes.filter { $0 != optima[0] } }
    for node in others {
      guard let place = placeOf[node] else { continue }
      let loss = figure.values.text(figure.landscape.losses[node])
      let lines = isSmall ? wrapped(settings(of: node), width: 26, lineLimit: 3) + [loss] : [loss]
      let (width, height) = size(of: lines)
      let box = placement.place(
        width: width, height: height, near: positions[place], radius: outerRadius(place),
        reach: isSmall ? 40 : 14)
      if let box { labels += centered(lines, in: box) }
    }
    return (labels, leaders)
  }

  private func captionOfBest(_ node: Int) -> [String] {
    let count = figure.topography.localOptima.globalCount
    return [count > 1 ? "one of \(grouped(count)) global optima" : "global optimum"]
      + wrapped(settings(of: node), width: 30, lineLimit: 7)
      + [figure.values.text(figure.landscape.losses[node])]
  }

  /// Points along the strong arrows, among few nodes along all lines, for labels to keep clear of.
  private var pointsOnArrows: [(center: SIMD2<Double>, radius: Double)] {
    let edges = figure.edges
    let faint = positions.count <= 60 ? edges.improving + edges.neutral : []
    var points: [(center: SIMD2<Double>, radius: Double)] = []
    for edge in edges.descents + edges.crossings + faint {
      guard let from = placeOf[edge.from], let to = placeOf[edge.to] else { continue }
      let offset = positions[to] - positions[from]
      let steps = max(1, Int((offset * offset).sum().squareRoot() / 8))
      for step in 1...steps {
        points.append((positions[from] + offset * (Double(step) / Double(steps)), 1))
      }
    }
    return points
  }

  private func size(of lines: [String]) -> (width: Double, height: Double) {
    let width = lines.map { widthOfText($0, size: 11) }.max() ?? 0
    return (width + 12, Double(lines.count) * 14 + 6)
  }

  private func framed(_ lines: [String], in box: Rectangle) -> [Markup] {
    let frame = Markup(
      "rect",
      [
        ("x", Glyphs.tenth(box.x)), ("y", Glyphs.tenth(box.y)),
        ("width", Glyphs.tenth(box.width)), ("height", Glyphs.tenth(box.height)), ("rx", "4"),
        ("fill", "#ffffff"), ("fill-opacity", "0.92"), ("stroke", Glyphs.optimumColor),
        ("stroke-width", "0.8"),
      ])
    return [frame]
      + lines.enumerated().map { index, line in
        SVGDocument.label(
          line, x: box.x + 6, y: box.y + 14 + Double(index) * 14, size: 11, bold: index == 0)
      }
  }

  private func centered(_ lines: [String], in box: Rectangle) -> [Markup] {
    lines.enumerated().map { index, line in
      SVGDocument.label(
        line, x: box.center.x, y: box.y + 14 + Double(index) * 14, size: 11, anchor: "middle",
        quiet: true, haloed: true)
    }
  }

  private func leader(from place: Int, to box: Rectangle) -> Markup {
    let center = positions[place]
    let nearest = center.clamped(
      lowerBound: SIMD2(box.x, box.y), upperBound: SIMD2(box.x + box.width, box.y + box.height))
    return Markup(
      "line",
      [
        ("class", "leader"), ("x1", Glyphs.tenth(center.x)), ("y1", Glyphs.tenth(center.y)),
        ("x2", Glyphs.tenth(nearest.x)), ("y2", Glyphs.tenth(nearest.y)),
        ("stroke", Glyphs.optimumColor), ("stroke-width", "1"),
      ])
  }
}
