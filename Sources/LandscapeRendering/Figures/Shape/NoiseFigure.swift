import Documents
import LandscapeAnalysis
import Landscapes
import Numerical

extension Figure {
  static let noise = Figure(
    name: "noise",
    summary: "losses with their error over folds, and how sure optima are",
    section: .shape,
    options: [.width, .seed],
    drawing: .landscape { measured, options in NoiseFigure(measured, options: options).drawn })
}

/// Losses with their error over folds or seeds in order of rank, and how likely each optimum is
/// one.
struct NoiseFigure {
  /// Configurations and optima that are drawn, the best.
  static let limit = 300

  let measured: MeasuredLandscape
  let options: FigureOptions

  init(_ measured: MeasuredLandscape, options: FigureOptions) {
    self.measured = measured
    self.options = options
  }

  private var values: ShownValues { ShownValues(landscape) }
  private var title: String { "Noise of the \(values.plural) in \(landscape.id)" }
  private var landscape: Landscape { measured.topography.graph.landscape }

  var drawn: DrawnFigure {
    var data = FigureTable(["rank", "place", "loss", "low", "high", "optimum_probability"])
    guard let noise = measured.noise else {
      let page = FigurePage(
        title, finding: "There are no folds or seeds.", width: options.width)
      return DrawnFigure(
        page.document(
          saying: "Noise takes \(values.plural) of two or more folds or seeds per configuration."),
        data: data
      )
    }
    let order = measured.topography.lossOrder.map { Int($0) }
    let intervals = noise.intervals(confidence: 0.95)
    let optima = Array(measured.topography.localOptima.nodes.prefix(Self.limit))
    let bootstrap = FoldBootstrap(
      repetitions: noise.repetitions.count, seed: Seed(options.seed))
    let probabilities = bootstrap.optimumProbabilities(
      of: optima, in: measured.topography.graph, noise.repetitions)
    let found = Dictionary(uniqueKeysWithValues: zip(optima, probabilities))
    for (place, node) in order.enumerated() {
      data.append([
        .integer(landscape.rank(ofNode: node)), .integer(place + 1),
        .number(landscape.losses[node]), .number(intervals[node].lowerBound),
        .number(intervals[node].upperBound), .init(found[node]),
      ])
    }
    return DrawnFigure(
      document(noise, order, intervals, optima, probabilities), data: data)
  }

  private func document(
    _ noise: LossNoise, _ order: [Int], _ intervals: [ClosedRange<Double>], _ optima: [Int],
    _ probabilities: [Double]
  ) -> SVGDocument {
    let candidates = noise.confidenceSet().count
    let sure = probabilities.count { $0 >= 0.95 }
    var page = FigurePage(
      title,
      finding: "\(counted(candidates, "configuration", "configurations")) of "
        + "\(grouped(landscape.count)) cannot be told from the best at 95 %; "
        + "\(sure) of \(counted(optima.count, "optimum is", "optima are")) so in 95 % of draws of "
        + "\(noise.repetitions.count) folds or seeds.", width: options.width)
    let shown = Array(order.prefix(Self.limit))
    page.notes = [
      "Above: means, the best first, with 95 % intervals that leave out what a fold does to all. "
        + "Below: the probability that a configuration that is a local optimum stays one when folds "
        + "are drawn anew, seed \(options.seed)."
    ]
    if shown.count < landscape.count {
      page.notes.append("The best \(shown.count) configurations.")
    }
    if optima.count < measured.topography.localOptima.count {
      page.notes.append("The best \(optima.count) optima.")
    }
    let text = ConfigurationText(landscape, lossRanks: measured.lossRanks)
    let values = values
    let axis = Axis(
      values, of: shown.flatMap { [intervals[$0].lowerBound, intervals[$0].upperBound] })
    return page.document(bodyHeight: 480) { body in
      var upper = Panel(
        in: body.inset(bottom: 200),
        x: Axis("place, 1 is the best", .linear(0...Double(shown.count) + 1)).whole, y: axis
      )
      var lower = Panel(
        in: body.inset(top: 290),
        x: Axis(
          values, adaptingTo: optima.map { landscape.losses[$0] },
          title: values.title(of: "the optimum")),
        y: Axis("probability", .linear(0...1.04)))
      let lines = shown.enumerated().map { place, node in
        [
          upper.clamped(Double(place + 1), intervals[node].lowerBound),
          upper.clamped(Double(place + 1), intervals[node].upperBound),
        ]
      }
      upper.marks = [
        Series.paths(
          lines, color: Series.color(5), width: shown.count > 120 ? 1 : 2, opacity: 0.8)
      ]
      upper.marks += PointCloud(
        shown.enumerated().map { upper.clamped(Double($0 + 1), landscape.losses[$1]) }
      ).elements(ranks: shown.map { landscape.rank(ofNode: $0) }) { text.title(of: shown[$0]) }
      for (node, probability) in zip(optima, probabilities) {
        let place = lower.clamped(landscape.losses[node], probability)
        lower.marks.append(
          Series.path(
            [lower.clamped(landscape.losses[node], 0), place], color: Series.color(0), width: 1.2))
        lower.marks.append(
          Glyphs.disc(
            place, radius: 3.6, fill: Series.color(0), kind: "optimum",
            title: "\(text.title(of: node)); an optimum with probability \(typeset(probability))",
            rank: landscape.rank(ofNode: node)))
      }
      return upper.elements + lower.elements
    }
  }
}
