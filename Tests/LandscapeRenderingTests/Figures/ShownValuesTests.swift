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

  /// A configuration that diverged moves no mark of the others, and no loss is drawn below the least.
  @Test func marginalsAreBetweenTheLosses() throws {
    let space = try SearchSpace([
      Hyperparameter("a", .ordinal([1, 2, 3])), Hyperparameter("b", .ordinal([1, 2, 3, 4, 5])),
    ])
    let losses = (0..<15).map { $0 == 7 ? 1e6 : 0.1 + 0.05 * Double($0) }
    let landscape = try Landscape(
      id: "made", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      losses: losses)
    let data = try Figure.marginal.drawn(of: [landscape]).data
    let medians = data.columns.firstIndex(of: "median") ?? 0
    let quartiles = data.columns.firstIndex(of: "lower_quartile") ?? 0
    // By hand: levels of a hold ranks 0–4, 5–9, 10–14; the third of each in order is its median, in
    // the second without 7 (which is last) rank 8.
    let found = data.rows.prefix(3).map { $0[medians] }
    let wanted = [2, 8, 12].map { 0.1 + 0.05 * Double($0) }
    for (cell, value) in zip(found, wanted) {
      guard case .number(let number) = cell else {
        Issue.record("no median")
        continue
      }
      #expect(abs(number - value) < 1e-12)
    }
    for row in data.rows {
      guard case .number(let number) = row[quartiles] else { continue }
      #expect(number >= 0.1)
    }
  }

  /// Of two hyperparameters the colours tell cells apart, whatever one of them lost.
  @Test func oneCellLeavesTheOthersTheirColours() throws {
    let space = try SearchSpace([
      Hyperparameter("a", .ordinal([1, 2, 3])), Hyperparameter("b", .ordinal([1, 2, 3])),
    ])
    let landscape = try Landscape(
      id: "made", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      losses: (0..<9).map { $0 == 4 ? 900 : Double($0) / 10 })
    var options = FigureOptions()
    options.hyperparameters = ["a", "b"]
    let text = try Figure.marginal.drawn(of: [landscape], options: options).document.text
    let cells = text.matches(of: /<rect class="bar"[^>]*fill="(#[0-9a-f]{6})"/).map { $0.1 }
    #expect(cells.count == 9 && Set(cells).count == 9)
  }

  /// The axes of both losses have one range, and the panels are square.
  @Test func gapsAreWaysFromTheDiagonal() throws {
    let landscapes = try [Measure.train, .validation].map { measure in
      let space = try SearchSpace([Hyperparameter("a", .ordinal([1, 2, 3, 4]))])
      return try Landscape(
        id: "mlp/\(measure.rawValue)", scenario: Scenario(learner: "mlp", dataset: "", loss: "mse"),
        measure: measure, space: space,
        losses: measure == .train ? [0.001, 0.01, 0.1, 1] : [1, 1.1, 0.1, 1.3])
    }
    let document = try Figure.gap.drawn(of: landscapes).document
    #expect(document.title == "Validation loss against train loss: mlp/validation")
    let path = try #require(
      document.text.firstMatch(
        of: /d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"[^>]*stroke-dasharray="4 3"/))
    let ends = [path.1, path.2, path.3, path.4].compactMap { Double($0) }
    // From the lower left corner to the upper right one, as far across as up.
    #expect(abs((ends[2] - ends[0]) - (ends[1] - ends[3])) < 0.2)
    // The third configuration has the same loss on both.
    let disc = try #require(
      document.text.firstMatch(of: /cx="([\d.]+)" cy="([\d.]+)"[^>]*data-rank="2"/))
    let place = [disc.1, disc.2].compactMap { Double($0) }
    #expect(abs((place[0] - ends[0]) - (ends[1] - place[1])) < 0.2)
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
