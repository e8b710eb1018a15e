import Documents
import Foundation
import Learning
package import Networks
package import Numerical

extension Figure {
  static let modification = Figure(
    name: "modification",
    summary: "landscape modification in one dimension: surface, scale and annealing",
    section: nil,
    options: [.seed, .modification],
    drawing: .surface { options in
      ModificationFigure(options.modification, seed: Seed(options.seed)).drawn
    })
}

/// Landscape modification in one dimension: the modified surface H over the original U, the scale
/// of its gradient, and how often an annealing finds the global minimum on either.
package struct ModificationFigure: Sendable {
  /// What is drawn.
  package struct Options: Sendable, Hashable {
    /// f.
    package var function = ModificationFunction.linear
    /// c of the surfaces drawn, one colour each; the first is that of the annealing.
    package var thresholds = [-1.5, -0.5]
    /// ε of the surfaces drawn, one kind of line each; the first is that of the annealing.
    package var epsilons = [1.0, 0.5]
    /// E of the annealing, its temperature being E/ln(t + e).
    package var energy = 1.5
    /// Steps of the annealing.
    package var steps = 20_000
    /// Chains of the annealing.
    package var chains = 200

    package init() {}

    /// Most thresholds and most values of ε that are still told apart.
    package static let limits = (thresholds: 4, epsilons: 3)
  }

  package let options: Options
  /// Of the annealing.
  package let seed: Seed
  let potential = OneDimensionalPotential.twoSines

  /// - Precondition: There are 1 to 4 thresholds and 1 to 3 values of ε; ε, E, steps and chains are
  ///   positive.
  package init(_ options: Options, seed: Seed = Seed(0)) {
    precondition(
      1...Options.limits.thresholds ~= options.thresholds.count
        && 1...Options.limits.epsilons ~= options.epsilons.count, "too many lines to tell apart")
    self.options = options
    self.seed = seed
  }

  /// The figure, and its lines as numbers.
  package var drawn: DrawnFigure {
    let courses = courses
    let finding = finding(courses)
    var marks = [
      SVGDocument.label(Self.title, x: 24, y: 30, size: 16, bold: true)
    ]
    for (index, line) in words(of: finding, width: 104).enumerated() {
      marks.append(SVGDocument.label(line, x: 24, y: 50 + Double(index) * 16, quiet: true))
    }
    marks += surfaces(top: 92) + annealings(courses, top: 584)
    for (index, line) in words(of: caption, width: 124).enumerated() {
      marks.append(
        SVGDocument.label(line, x: 24, y: 886 + Double(index) * 15, size: 11, quiet: true))
    }
    let document = SVGDocument(
      width: 720, height: 928, title: Self.title, finding: finding, marks: marks)
    return DrawnFigure(document, data: data(courses))
  }

  /// Points of all lines: height and scale against x, shares of chains against the step.
  private func data(_ courses: [Course]) -> FigureTable {
    var table = FigureTable([
      "panel", "surface", "threshold", "epsilon", "x", "value", "low", "high",
    ])
    for line in surfaceLines {
      for (x, value) in zip(places, line.values) {
        table.append([
          .text(line.panel), .text(line.surface == nil ? "U" : "H"),
          .init(line.surface?.threshold), .init(line.surface?.epsilon), .number(x),
          .number(value), .missing, .missing,
        ])
      }
    }
    for course in courses {
      for point in course.points {
        let threshold: FigureTable.Cell =
          switch course.surface {
          case .original: .missing
          case .constantThreshold(let c): .number(c)
          case .runningMinimum: "running_minimum"
          }
        let isOriginal = course.surface == .original
        table.append([
          .text(course.dynamics.rawValue), isOriginal ? "U" : "H", threshold,
          isOriginal ? .missing : .number(options.epsilons[0]), .integer(point.step),
          .number(point.share), .number(point.interval.low), .number(point.interval.high),
        ])
      }
    }
    return table
  }

  private static let title = "Landscape modification of U = sin x + sin(10x/3)"

  /// The annealings that are compared, in the order of the legend.
  struct Course {
    let dynamics: LangevinAnnealing.Dynamics
    let surface: LangevinAnnealing.Surface
    let points: [LangevinAnnealing.Point]
  }

  private var courses: [Course] {
    let surfaces: [LangevinAnnealing.Surface] = [
      .original, .constantThreshold(options.thresholds[0]), .runningMinimum,
    ]
    return LangevinAnnealing.Dynamics.allCases.flatMap { dynamics in
      surfaces.map { surface in
        var annealing = LangevinAnnealing()
        annealing.dynamics = dynamics
        annealing.surface = surface
        annealing.function = options.function
        annealing.epsilon = options.epsilons[0]
        annealing.energy = options.energy
        annealing.stepCount = options.steps
        annealing.chainCount = options.chains
        return Course(
          dynamics: dynamics, surface: surface,
          points: annealing.course(on: potential, seed: seed))
      }
    }
  }

  private func finding(_ courses: [Course]) -> String {
    let shares = courses.prefix(3).map { course in
      let end = course.points[course.points.count - 1]
      return
        "\(percentage(end.share, decimals: 0)) (\(percentage(end.interval.low, decimals: 0)) to "
        + "\(percentage(end.interval.high, decimals: 0))) \(place(course.surface))"
    }
    return "Chains at the global minimum after \(grouped(options.steps)) overdamped steps: "
      + shares.joined(separator: ", ") + "."
  }

  private func place(_ surface: LangevinAnnealing.Surface) -> String {
    switch surface {
    case .original: "on U"
    case .constantThreshold(let c): "on H with c = \(typeset(c))"
    case .runningMinimum: "on H with c the running minimum"
    }
  }

  private var caption: String {
    "f = \(formula). \(grouped(options.chains)) chains per line, started at rest in the valley at "
      + "x = 3.39, whose barrier is 1.32 high; at the minimum: U within 0.05 of its lowest, −1.90. "
      + "T = \(typeset(options.energy))/ln(t + e), η = 0.01, ε = \(typeset(options.epsilons[0])) "
      + "in the annealing, seed \(seed). Shaded: Wilson intervals, 95 %."
  }

  /// f as text.
  private var formula: String {
    switch options.function {
    case .linear: "x"
    case .square: "x²"
    case .bounded(let height): "\(height == 1 ? "" : typeset(height) + "·")x³/(1 + x³)"
    }
  }

  /// The words of a text in lines of at most `width` characters.
  private func words(of text: String, width: Int) -> [String] {
    wrapped(text.split(separator: " ").map(String.init), separator: " ", width: width)
  }
}
