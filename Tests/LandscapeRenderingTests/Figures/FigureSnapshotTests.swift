import Catalogs
import Foundation
import LandscapeAnalysis
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@testable import LandscapeRendering

/// The SVG text of every figure of small cases, as stored under `fixtures/figures/snapshots`.
///
/// Each stored text was drawn by this program and looked at as a picture. `LLP_STORE_SNAPSHOTS=NAME`
/// stores that of one figure anew, `LLP_STORE_SNAPSHOTS=all` those of all.
@Suite struct FigureSnapshotTests {
  /// 12 configurations of a number on a logarithmic grid and a name, with three folds.
  private static func landscape(_ measure: Measure = .validation) throws -> Landscape {
    let space = try SearchSpace([
      Hyperparameter("learning_rate", .ordinal([0.001, 0.01, 0.1, 1])),
      Hyperparameter("optimizer", .categorical(["sgd", "adam", "rmsprop"])),
    ])
    let shift = measure == .train ? 0.5 : 1
    var folds: [Double] = []
    var means: [Double] = []
    for rank in 0..<12 {
      let loss = shift * Double(rank * 7 % 12 + 1) / 10
      let own = (0..<3).map { loss + Double((rank + $0) % 3) / 50 }
      folds += own
      means.append(own.reduce(0, +) / 3)
    }
    return try Landscape(
      id: "mlp/digits/full/\(measure.rawValue)",
      scenario: Scenario(learner: "mlp", dataset: "digits", loss: "error_rate"), measure: measure,
      space: space,
      losses: means,
      repetitions: Repetitions(count: 3, losses: folds))
  }

  /// Of some metrics of each aspect, so that one that is added changes no picture.
  private static let profile = Figure.profile(
    of: Catalog(
      "metric",
      [
        .skewness, .coefficientOfVariation, .autocorrelation(), .lossAssortativity,
        .neutralityRatio, .localOptimaRatio, .globalBasinShare, .fitnessDistanceCorrelation,
        .meanEvolvability, .interactionShare, .signShare, .globalFunnelShare,
      ] as [LandscapeMetric], name: \.name))

  private static func draw(_ figure: Figure) throws -> String {
    let landscape = try landscape()
    let measured = MeasuredLandscape(Topography(LandscapeGraph(landscape)))
    let options = FigureOptions()
    let figure = figure.name == Figure.profile.name ? profile : figure
    switch figure.drawing {
    case .losses(let draw): return try draw(landscape, options).document.text
    case .landscape(let draw):
      guard figure.name == Figure.lon.name else { return try draw(measured, options).document.text }
      // Places of Graphviz differ between its versions.
      let count = measured.topography.localOptima.count
      return try OptimaNetworkFigure(
        measured, options: options,
        positions: (0..<count).map { SIMD2(Double($0 % 3) * 60, Double($0 / 3) * 60) }
      ).drawn.document.text
    case .map(let draw):
      let positions = (0..<12).map { node -> SIMD2<Double> in
        let (x, y) = (Double(node % 4), Double(node / 4))
        return SIMD2(x, y + 0.1 * Double(node % 3))
      }
      return try draw(PlacedLandscape(measured, positions: positions), options).document.text
    case .collection(_, _, let draw):
      return try draw([Self.landscape(.train), landscape], options).document.text
    case .landscapes(_, let draw):
      let both = try [Self.landscape(.train), landscape].map {
        MeasuredLandscape(Topography(LandscapeGraph($0)))
      }
      return try draw(both, options).document.text
    case .pair(let draw):
      return try draw(LandscapePair(Self.landscape(.train), landscape), options).document.text
    case .scenario(let draw):
      let evaluations = (0..<12).map { rank in
        Evaluation(
          rank: rank, fold: 0, seed: 0,
          outcome: .ok([.validation: .init(loss: landscape.losses[rank])]),
          seconds: Double(rank % 4 + 1),
          curve: (1...4).map {
            CurveSample(
              step: $0, train: nil, validation: landscape.losses[rank] * (1 + 1 / Double($0)))
          })
      }
      return try draw(
        EvaluatedScenario(
          name: "mlp/digits/full", space: landscape.space, evaluations: evaluations), options
      ).document.text
    case .history(let draw):
      // Two workers; the fourth training failed, the seventh was pruned.
      let outcomes: [Int: EvaluationHistory.Training.Outcome] = [3: .failed, 6: .pruned]
      let history = EvaluationHistory(
        name: "mlp/digits", configurations: .space(landscape.space),
        trainings: (0..<12).map { rank in
          EvaluationHistory.Training(
            rank: rank, outcome: outcomes[rank] ?? .ok,
            loss: outcomes[rank] == nil ? landscape.losses[rank] : nil, seconds: 2,
            timing: EvaluationTiming(
              sequence: rank + 1, start: Double(rank / 2 * 2), end: Double(rank / 2 * 2 + 2),
              worker: rank % 2))
        })
      return try draw([history], options).document.text
    case .surface(let draw): return try draw(options).document.text
    }
  }

  /// Figures whose places are Graphviz's, or that have tests of their own of a long simulation.
  private static let names = FigureCatalog.all.map(\.name).filter {
    ![Figure.graph.name, Figure.modification.name].contains($0)
  }

  @Test(arguments: names) func figuresAreAsStored(name: String) throws {
    let text = try Self.draw(FigureCatalog.all.entry(named: name))
    let url = fixture("figures/snapshots/\(name).svg")
    let asked = ProcessInfo.processInfo.environment["LLP_STORE_SNAPSHOTS"]
    if asked == "all" || asked == name { try Data(text.utf8).write(to: url) }
    let howTo: Comment =
      "look at it; where it is meant, LLP_STORE_SNAPSHOTS=\(name) swift test --filter FigureSnapshotTests"
    guard let stored = try? String(contentsOf: url, encoding: .utf8) else {
      Issue.record("\(name): no picture is stored: \(howTo)")
      return
    }
    let (new, old) = (text.components(separatedBy: "\n"), stored.components(separatedBy: "\n"))
    let lines = (0..<max(new.count, old.count)).filter { line in
      (line < new.count ? new[line] : nil) != (line < old.count ? old[line] : nil)
    }
    #expect(
      lines.isEmpty,
      "\(name): \(lines.count) lines differ from the stored, from line \(lines.first.map { $0 + 1 } ?? 0): \(howTo)"
    )
  }
}
