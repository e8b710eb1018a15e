import Catalogs
import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import SearchSpaces

/// Reports that tests look at.
enum ReportFixtures {
  static let hostile = "</script><img src=x onerror=alert(1)> & \"Größe\""

  /// Two fidelities of validation losses, and train losses, over one space of three hyperparameters;
  /// the full one was evaluated by rank on two workers, a second each.
  static func page(
    sizes: [Int] = [5, 4, 3], name: String = "small", hyperparameters: [String]? = nil,
    level: String? = nil, figures: Catalog<Figure> = FigureCatalog.all
  ) throws -> ReportPage {
    let count = sizes.reduce(1, *)
    let space = try SearchSpace(
      sizes.enumerated().map { index, size in
        let levels = (0..<size).map { place -> Level in
          if let level, index == 0 { return .text("\(level)\(place)") }
          return .number(Double(place))
        }
        let title = hyperparameters?[index] ?? "h\(index)"
        return Hyperparameter(
          title, level != nil && index == 0 ? .categorical(levels) : .ordinal(levels))
      })
    func landscape(_ suffix: String, _ fidelity: Fidelity, _ measure: Measure, _ step: Int) throws
      -> Landscape
    {
      try Landscape(
        id: "\(name)/\(suffix)",
        scenario: Scenario(learner: name, dataset: name, loss: name, fidelity: fidelity),
        measure: measure, space: space,
        losses: (0..<count).map { Double(($0 + 1) * step % 7919) / 7919 })
    }
    let quarter = try Fidelity(sampleFraction: 0.25)
    let landscapes = [
      try landscape("quarter/validation", quarter, .validation, 3571),
      try landscape("full/validation", .full, .validation, 3570),
      try landscape("full/train", .full, .train, 3569),
    ]
    let main = LandscapeFamily.main(of: landscapes)
    let measured = MeasuredLandscape(Topography(LandscapeGraph(main)))
    let positions = (0..<count).map { node -> SIMD2<Double> in
      let (x, y) = (Double(node % 125), Double(node / 125))
      return SIMD2(x + 0.2 * Double(node % 3), y + 0.1 * Double(node % 7))
    }
    return try ReportPage(
      [
        .init(
          landscapes, placed: PlacedLandscape(measured, positions: positions),
          histories: [history(of: main, name: name)])
      ],
      origin: .init(
        source: "\(name).db", version: "0.1.0", seed: 0, commands: ["llp-fla report \(name).db"]),
      figures: figures)
  }

  private static func history(of landscape: Landscape, name: String) -> EvaluationHistory {
    EvaluationHistory(
      name: name, configurations: .space(landscape.space),
      trainings: landscape.losses.enumerated().map { rank, loss in
        let start = Double(rank / 2)
        return EvaluationHistory.Training(
          rank: rank, outcome: .ok, loss: loss, seconds: 1,
          timing: EvaluationTiming(
            sequence: rank + 1, start: start, end: start + 1, worker: rank % 2))
      })
  }
}
