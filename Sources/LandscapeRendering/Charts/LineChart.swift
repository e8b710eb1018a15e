/// A small figure of lines over steps, as reports of trainings have several beside each other.
struct LineChart {
  /// One line; of many points the means of parts are drawn.
  struct Line {
    let name: String
    let points: [(x: Double, y: Double)]
    var isFaint = false
  }

  let title: String
  let finding: String
  let x, y: String
  let lines: [Line]

  /// The most points of a line that are drawn.
  private static let mostPoints = 300

  var document: SVGDocument {
    let drawn = lines.map { line in
      Line(name: line.name, points: Self.thinned(line.points), isFaint: line.isFaint)
    }
    var page = FigurePage(title, finding: finding, width: 340)
    if let longest = lines.map(\.points.count).max(), longest > Self.mostPoints {
      page.notes = ["Means of \((longest + Self.mostPoints - 1) / Self.mostPoints) steps each."]
    }
    let values = drawn.flatMap { $0.points.map(\.y) }
    guard !values.isEmpty else { return page.document(saying: "Nothing was measured.") }
    let places = drawn.flatMap { $0.points.map(\.x) }
    let named = drawn.indices.filter { !drawn[$0].name.isEmpty }
    return page.document(bodyHeight: 190 + 18 * Double(named.count)) { body in
      let yAxis = Axis(y, adaptingTo: values)
      var panel = Panel(
        in: body.inset(top: 18 * Double(named.count)),
        x: Axis(x, .linear(ValueRange(of: places, margin: 0.01).bounds)), y: yAxis)
      for (index, line) in drawn.enumerated() {
        panel.marks.append(
          Series.path(
            line.points.filter { panel.shows($0.x, $0.y) }.map { panel.point($0.x, $0.y) },
            color: Series.color(index), width: line.isFaint ? 1 : 2,
            dashes: line.isFaint ? nil : Series.dash(index), title: line.name,
            opacity: line.isFaint ? 0.5 : 1))
      }
      var legend = Legend(x: body.x, y: body.y - 4)
      for index in named {
        legend.line(
          drawn[index].name, color: Series.color(index), width: 2, head: 0,
          dashes: drawn[index].isFaint ? nil : Series.dash(index))
      }
      return panel.elements + legend.elements
    }
  }

  private static func thinned(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    let finite = points.filter { $0.y.isFinite }
    let size = (finite.count + mostPoints - 1) / mostPoints
    guard size > 1 else { return finite }
    return stride(from: 0, to: finite.count, by: size).map { start in
      let part = finite[start..<min(start + size, finite.count)]
      let count = Double(part.count)
      return (part.reduce(0) { $0 + $1.x } / count, part.reduce(0) { $0 + $1.y } / count)
    }
  }
}
