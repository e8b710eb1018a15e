import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import SearchSpaces

/// Every figure of landscapes that are hard to draw.
enum FigureExamples {
  /// The usual options, with a short annealing.
  static var options: FigureOptions {
    var options = FigureOptions()
    options.modification.steps = 50
    options.modification.chains = 4
    return options
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
  static func draw(
    _ figure: Figure, _ topography: Topography, options given: FigureOptions? = nil
  ) throws -> DrawnFigure? {
    let options = given ?? options.keeping(figure.options)
    let landscape = topography.graph.landscape
    switch figure.drawing {
    case .losses, .landscape, .collection, .landscapes:
      return try figure.drawn(of: [landscape], options: options, topography: { _ in topography })
    case .map:
      let positions = (0..<landscape.count).map { node -> SIMD2<Double> in
        let (x, y) = (Double(node % 7), Double(node / 7))
        return SIMD2(x + 0.1 * Double(node % 3), y + 0.07 * Double(node % 5))
      }
      return try figure.drawn(
        of: [landscape], options: options, topography: { _ in topography },
        places: { PlacedLandscape($0, positions: positions) })
    case .surface: return try figure.drawn(options)
    case .scenario:
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
      return try figure.drawn(
        of: EvaluatedScenario(
          name: landscape.id, space: landscape.space, evaluations: evaluations,
          scenario: landscape.scenario),
        options: options)
    case .history: return try figure.drawn(of: [history(landscape)], options: options)
    case .pair:
      guard landscape.count > 1 else { return nil }
      let other = landscape.replacingLosses(landscape.losses.map { -$0 })
      return try figure.drawn(of: [landscape, other], options: options)
    }
  }

  /// Two workers, one training a second each; every seventh training gave nothing.
  static func history(_ landscape: Landscape) -> EvaluationHistory {
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
      }, scenario: landscape.scenario)
  }
}
