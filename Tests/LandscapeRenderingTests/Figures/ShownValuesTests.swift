import Catalogs
import Foundation
import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import SearchSpaces
import Testing

@testable import LandscapeRendering

/// What readers see of losses and of scores.
struct ShownValuesTests {
  /// Scores from 1,013 to 9,013 of 5 × 4 × 3 configurations; within, they are negated.
  private static func scores(_ measure: Measure = .validation) throws -> Landscape {
    let space = try SearchSpace(
      [5, 4, 3].enumerated().map { index, size in
        Hyperparameter("h\(index)", .ordinal((0..<size).map { .number(Double($0)) }))
      })
    let losses = (0..<60).map { rank -> Double in
      let step = (rank * 37 + 11) % 60
      return -(1013 + 8000 * Double(step) / 59).rounded()
    }
    return try Landscape(
      id: "made",
      scenario: Scenario(
        learner: "", dataset: "made", loss: "points", orientation: .maximised),
      measure: measure, space: space, losses: losses,
      repetitions: Repetitions(count: 3, losses: losses.flatMap { [$0 - 30, $0, $0 + 30] }))
  }

  @Test func lossesKeepTheirNameAndUnit() throws {
    func title(_ learner: String, _ loss: String) -> String {
      ShownValues([Scenario(learner: learner, dataset: "", loss: loss)], measure: .test).title
    }
    #expect(title("mlp", "cross_entropy") == "test cross-entropy (nats)")
    #expect(title("", "val_error") == "val_error")
    #expect(title("", "") == "loss")
  }

  @Test func scoresHaveTheirSignAndDirection() throws {
    let values = ShownValues(try Self.scores())
    #expect(values.title == "points (higher is better)")
    #expect(values.text(-0.9689) == "points 0.9689")
    #expect(values.number(0) == "0")
    #expect(values.title(of: "the optimum") == "points of the optimum (higher is better)")
    // Higher scores stand higher, and are asked for by losses.
    let axis = Axis(values, of: [-1, -3])
    #expect(axis.share(of: -3) > axis.share(of: -1))
    #expect(axis.ticks().filter { axis.shows($0.value) }.allSatisfy { !$0.text.contains("−") })
    #expect(abs(axis.value(at: axis.share(of: -2)) + 2) < 1e-12)
  }

  /// Landscapes of several kinds share what is the same of them.
  @Test func whatDiffersIsLeftOut() {
    func scenario(_ loss: String, _ orientation: Scenario.Orientation) -> Scenario {
      Scenario(learner: "", dataset: "", loss: loss, orientation: orientation)
    }
    let scores = ShownValues(
      [scenario("auc", .maximised), scenario("f1", .maximised)], measure: nil)
    #expect(scores.title == "score (higher is better)")
    let mixed = ShownValues(
      [scenario("auc", .maximised), scenario("mae", .minimised)], measure: nil)
    #expect(mixed == .losses)
  }

  /// No number of four digits is negative: those are scores.
  @Test(arguments: FigureCatalog.all.map(\.name).filter { $0 != "fidelity" })
  func noFigureNegatesAScore(name: String) throws {
    let figure = try FigureCatalog.all.entry(named: name)
    guard
      let drawn = try FigureExamples.draw(
        figure, Topography(LandscapeGraph(Self.scores())))
    else { return }
    let text = drawn.document.text
    let isNegated = text.contains(/−\d{4}|−\d,\d{3}|loss −/)
    #expect(!isNegated, "\(name)")
    let columns = drawn.data.columns
    #expect(!columns.contains("loss") || columns.contains("value"), "\(name)")
  }

  /// Every configuration that a figure draws can be pointed out by a filter.
  @Test(arguments: ["slice", "gap", "parallel", "curves", "pareto", "distance", "fidelity", "map"])
  func figuresKnowTheirConfigurations(name: String) throws {
    let figure = try FigureCatalog.all.entry(named: name)
    // More than have a title of their own in each panel.
    let topography = try TestLandscapes.rugged([10, 10, 8])
    let text: String
    if name == "gap" {
      let landscape = topography.graph.landscape
      let other = try Landscape(
        id: "test/train", scenario: landscape.scenario, measure: .train, space: landscape.space,
        losses: landscape.losses.map { $0 / 2 })
      text = try figure.drawn(of: [other, landscape]).document.text
    } else {
      text = try FigureExamples.draw(figure, topography)?.document.text ?? ""
    }
    let ranks = Set(text.matches(of: /data-rank="(\d+)"/).map { $0.1 })
    // Of curves the best five and 300 others are drawn; the last training has no loss.
    let wanted = ["curves": 305, "pareto": 799][name] ?? 800
    #expect(ranks.count == wanted, "\(name)")
  }
}
