import Documents
import Foundation
import Learning
import Networks
import Numerical

extension ModificationFigure {
  /// How a line looks.
  fileprivate struct Style {
    let color: String
    let dashes: String?
  }

  private static let original = Style(color: "#5f6973", dashes: "2 3")
  private static let runningMinimum = Style(color: "#cc79a7", dashes: "7 3 2 3")
  fileprivate static let colors = ["#0072b2", "#d55e00", "#009e73", "#e69f00"]
  fileprivate static let dashes: [String?] = [nil, "6 4", "10 3 2 3"]

  /// A modified surface: one of c, one of ε.
  struct Surface {
    let threshold, epsilon: Double
    /// Places in the lists of colours and of kinds of line.
    fileprivate let color, kind: Int

    var name: String { "c = \(typeset(threshold)), ε = \(typeset(epsilon))" }
    fileprivate var style: Style {
      Style(color: ModificationFigure.colors[color], dashes: ModificationFigure.dashes[kind])
    }
  }

  /// Values at ``places``, of U where there is no surface.
  struct SurfaceLine {
    /// `height` over the global minimum, or `scale` of the gradient.
    let panel: String
    let surface: Surface?
    let values: [Double]
  }

  private var drawnSurfaces: [Surface] {
    options.thresholds.enumerated().flatMap { color, threshold in
      options.epsilons.enumerated().map { kind, epsilon in
        Surface(threshold: threshold, epsilon: epsilon, color: color, kind: kind)
      }
    }
  }

  /// The x of the points of all lines.
  var places: [Double] {
    let (low, high) = (potential.domain.lowerBound, potential.domain.upperBound)
    return (0...240).map { low + (high - low) * Double($0) / 240 }
  }

  /// Heights, then scales; U before its modifications.
  var surfaceLines: [SurfaceLine] {
    let losses = places.map(potential.value)
    let minimum = potential.globalMinimum.value
    var lines = [
      SurfaceLine(panel: "height", surface: nil, values: losses.map { $0 - minimum })
    ]
    lines += drawnSurfaces.map { surface in
      SurfaceLine(
        panel: "height", surface: surface,
        values: losses.map {
          options.function.modified(
            loss: $0, threshold: surface.threshold, minimum: minimum, epsilon: surface.epsilon)
        })
    }
    lines.append(SurfaceLine(panel: "scale", surface: nil, values: losses.map { _ in 1 }))
    lines += drawnSurfaces.map { surface in
      SurfaceLine(
        panel: "scale", surface: surface,
        values: losses.map {
          options.function.scale(
            loss: $0, threshold: surface.threshold, epsilon: surface.epsilon)
        })
    }
    return lines
  }

  /// H above its gradient's scale, over the same x, and their legend.
  func surfaces(top: Double) -> [Markup] {
    let lines = surfaceLines
    func highest(_ panel: String) -> Double {
      lines.filter { $0.panel == panel }.compactMap { $0.values.max() }.max() ?? 1
    }
    func panel(_ y: Double, height: Double, of name: String, title: String) -> Panel {
      var panel = Panel(
        Rectangle(x: 70, y: y, width: 460, height: height),
        x: Axis("x", .linear(potential.domain)),
        y: Axis(title, .linear(0...highest(name) * 1.04)))
      panel.grid.x = true
      return panel
    }
    var upper = panel(top + 24, height: 188, of: "height", title: "U − Umin, H")
    var lower = panel(top + 290, height: 116, of: "scale", title: "s")
    var legend = Legend(x: 552, y: top + 24)
    legend.heading("Lines")
    legend.line(
      "U itself, s = 1", color: Self.original.color, width: 2, head: 0,
      dashes: Self.original.dashes)
    for surface in drawnSurfaces {
      legend.line(
        surface.name, color: surface.style.color, width: 2, head: 0, dashes: surface.style.dashes)
    }
    for line in lines {
      let style = line.surface?.style ?? Self.original
      func path(in panel: Panel) -> Markup {
        curve(
          zip(places, line.values).map { panel.point($0, $1) }, style,
          title: line.surface?.name ?? "U itself", isNeutral: line.surface == nil)
      }
      if line.panel == "height" {
        upper.marks.append(path(in: upper))
      } else {
        lower.marks.append(path(in: lower))
      }
    }
    legend.heading("Marks")
    legend.row("global minimum") { [Glyphs.star($0, radius: 7)] }
    legend.row("start of the annealing") { [self.start($0)] }
    upper.marks += [
      Glyphs.star(upper.point(potential.globalMinimum.x, 0), radius: 7),
      start(
        upper.point(
          potential.start,
          potential.value(potential.start) - potential.globalMinimum.value)),
    ]
    return [
      heading("Surface: height over the global minimum", top + 12),
      heading("Scale s of the gradient: ∇H = s ∇U", top + 278),
    ] + upper.elements + lower.elements + legend.elements
  }

  /// The share of chains at the minimum against the step, one panel for each dynamics, under their
  /// legend.
  func annealings(_ courses: [Course], top: Double) -> [Markup] {
    var marks = [heading("Annealing: share of the chains at the global minimum", top - 18)]
    var left = 70.0
    for (surface, name, width) in names {
      var legend = Legend(x: left, y: top - 6)
      legend.line(
        name, color: style(surface).color, width: 2, head: 0, dashes: style(surface).dashes)
      marks += legend.elements
      left += width
    }
    let highest = courses.flatMap { $0.points.map(\.interval.high) }.max() ?? 1
    for (index, dynamics) in LangevinAnnealing.Dynamics.allCases.enumerated() {
      var panel = Panel(
        Rectangle(x: index == 0 ? 70 : 404, y: top + 44, width: 292, height: 196),
        x: Axis("step t", .logarithmic(1...Double(max(options.steps, 2)))),
        y: Axis(index == 0 ? "share of chains" : "", .linear(0...min(1, highest * 1.08))),
        heading: dynamics.rawValue)
      panel.grid.x = true
      func points(_ course: Course, _ value: (LangevinAnnealing.Point) -> Double) -> [SIMD2<Double>]
      {
        course.points.map { panel.point(Double($0.step), value($0)) }
      }
      let own = courses.filter { $0.dynamics == dynamics }
      panel.marks += own.map { course in
        Series.band(
          points(course, \.interval.high), points(course, \.interval.low),
          color: style(course.surface).color, opacity: 0.15)
      }
      panel.marks += own.map { course in
        curve(
          points(course, \.share), style(course.surface),
          title: course.points.map { "\(grouped($0.step)) steps: \($0.share)" }
            .joined(separator: ", "), isNeutral: course.surface == .original)
      }
      marks += panel.elements
    }
    return marks
  }

  /// A line; a neutral one follows the ink of the reader's colour scheme.
  private func curve(
    _ points: [SIMD2<Double>], _ style: Style, title: String, isNeutral: Bool
  ) -> Markup {
    var path = Series.path(
      points, color: style.color, width: 2, dashes: style.dashes, title: title)
    if isNeutral { path.attributes[0].value += " line" }
    return path
  }

  private var names: [(LangevinAnnealing.Surface, String, width: Double)] {
    let first = options.thresholds[0]
    return [
      (.original, "on U", 110), (.constantThreshold(first), "on H, c = \(typeset(first))", 170),
      (.runningMinimum, "on H, c the lowest U that the chain has met", 300),
    ]
  }

  private func style(_ surface: LangevinAnnealing.Surface) -> Style {
    switch surface {
    case .original: Self.original
    case .constantThreshold: Style(color: Self.colors[0], dashes: nil)
    case .runningMinimum: Self.runningMinimum
    }
  }

  /// A diamond.
  private func start(_ center: SIMD2<Double>) -> Markup {
    let corners = [(0.0, -6.0), (6, 0), (0, 6), (-6, 0)].map {
      "\(Glyphs.tenth(center.x + $0.0)),\(Glyphs.tenth(center.y + $0.1))"
    }
    return Markup(
      "polygon",
      [
        ("class", "ink"), ("points", corners.joined(separator: " ")), ("fill", "#1d2126"),
        ("stroke", "#ffffff"), ("stroke-width", "1.4"), ("paint-order", "stroke"),
      ])
  }

  private func heading(_ text: String, _ y: Double) -> Markup {
    SVGDocument.label(text, x: 24, y: y, size: 13, bold: true)
  }
}
