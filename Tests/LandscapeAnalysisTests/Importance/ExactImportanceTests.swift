import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct ExactImportanceTests {
  // reference.json, `exact`: by means over axes in numpy 2.4.6.
  @Test(arguments: ImportanceReference.names) func everyOrderIsThatOfTheReference(
    name: String
  ) throws {
    let reference = try ImportanceReference(name)
    let space = reference.landscape.space
    let decomposition = try #require(VarianceDecomposition(of: reference.landscape))
    expectClose(decomposition.mean, try reference.value("exact", "mean"), relative: 1e-9)
    expectClose(decomposition.variance, try reference.value("exact", "variance"), relative: 1e-9)
    let components: [[String: Any]] = try reference.value("exact", "components")
    #expect(components.count == 1 << space.hyperparameterCount - 1)
    for component in components {
      let subset = try #require(component["subset"] as? [String]).compactMap { space.index(of: $0) }
      expectClose(
        decomposition.share(of: subset), try #require(component["fraction"] as? Double),
        within: 1e-9)
    }
    let totals = try reference.perHyperparameter(try reference.value("exact", "total_effect"))
    for (own, expected) in zip(decomposition.totalEffects, totals) {
      expectClose(own, expected, within: 1e-9)
    }
    for (order, share) in decomposition.shareByOrder.enumerated() {
      expectClose(
        share, try reference.value("exact", "order_sums", String(order + 1)), within: 1e-9)
    }
    for (index, hyperparameter) in space.hyperparameters.enumerated() {
      let means: [Double] = try reference.value("exact", "marginals", hyperparameter.name)
      let points = Marginal(of: reference.landscape, [index]).points
      #expect(points.count == means.count)
      for (point, mean) in zip(points, means) { expectClose(point.mean, mean, relative: 1e-9) }
    }
  }

  /// The decomposition of a two-way grid by its definition, with weights.
  private static func shares(
    _ losses: [Double], rows p: [Double], columns q: [Double]
  ) -> [Double] {
    func loss(_ row: Int, _ column: Int) -> Double { losses[row * q.count + column] }
    let rows = p.indices.map { row in q.indices.reduce(0) { $0 + q[$1] * loss(row, $1) } }
    let columns = q.indices.map { column in p.indices.reduce(0) { $0 + p[$1] * loss($1, column) } }
    let mean = p.indices.reduce(0) { $0 + p[$1] * rows[$1] }
    let parts = [
      p.indices.reduce(0) { $0 + p[$1] * pow(rows[$1] - mean, 2) },
      q.indices.reduce(0) { $0 + q[$1] * pow(columns[$1] - mean, 2) },
      p.indices.reduce(0) { sum, row in
        sum
          + q.indices.reduce(0) {
            $0 + p[row] * q[$1] * pow(loss(row, $1) - rows[row] - columns[$1] + mean, 2)
          }
      },
    ]
    return parts.map { $0 / parts.reduce(0, +) }
  }

  // Cells of 1, 2, 4, 8: by hand, linear ½, 1½, 3, 2 of 7; logarithmic ⅙, ⅓, ⅓, ⅙.
  @Test func weightsAreTheNearestPartsOfTheRange() {
    let domain = Domain.ordinal([1, 2, 4, 8])
    func share(_ weights: LevelWeights, _ domain: Domain) -> [Double] {
      let all = weights.weights(of: domain)
      return all.map { $0 / Double(all.count) }
    }
    func expect(_ values: [Double], _ expected: [Double]) {
      for (value, expected) in zip(values, expected) {
        expectClose(value, expected, within: 1e-12)
      }
    }
    expect(share(.level, domain), [0.25, 0.25, 0.25, 0.25])
    expect(share(.linear, domain), [0.5 / 7, 1.5 / 7, 3.0 / 7, 2.0 / 7])
    expect(share(.log, domain), [1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6])
    // 0 has no logarithm, "no limit" no place, names no order.
    expect(share(.log, .ordinal([0, 1, 4])), [1.0 / 8, 1.0 / 2, 3.0 / 8])
    expect(share(.linear, .ordinal([1, 2, nil])), [1.0 / 3, 1.0 / 3, 1.0 / 3])
    expect(share(.linear, .categorical([1, 2, 4])), [1.0 / 3, 1.0 / 3, 1.0 / 3])
  }

  @Test(arguments: LevelWeights.allCases) func weightedSharesFollowTheDefinition(
    weights: LevelWeights
  ) throws {
    let first = Domain.ordinal([1, 10, 100, 1000])
    let second = Domain.ordinal([1, 2, 4])
    var generator = Seed(3).generator()
    let losses = (0..<12).map { _ in generator.uniform() }
    let landscape = try Landscape(
      id: "", scenario: Scenario(learner: "", dataset: "", loss: ""),
      space: SearchSpace([Hyperparameter("a", first), Hyperparameter("b", second)]),
      losses: losses)
    let decomposition = try #require(VarianceDecomposition(of: landscape, weights: weights))
    let expected = Self.shares(
      losses, rows: weights.weights(of: first).map { $0 / 4 },
      columns: weights.weights(of: second).map { $0 / 3 })
    for (set, share) in zip([[0], [1], [0, 1]], expected) {
      expectClose(decomposition.share(of: set), share, relative: 1e-12)
    }
    // The marginal of no weighted other is the mean of the decomposition.
    let weighted = weights.weights(of: first).map { $0 / 4 }
    let mean = zip(weighted, Marginal(of: landscape, [0], weights: weights).points)
      .reduce(0) { $0 + $1.0 * $1.1.mean }
    expectClose(decomposition.mean, mean, relative: 1e-12)
  }

  // linear.json, `full_depth_tree`: Optuna's code on one unpruned tree over the numbers themselves;
  // depth and opt, one column of integers each, are evenly spaced and weighed alike.
  @Test func linearWeightsAreTheScaleOfOptuna() throws {
    let landscape = try ImportanceReference(ImportanceReference.names[0]).landscape
    let space = landscape.space
    let weights = zip(space.hyperparameters, [LevelWeights.level, .level, .linear, .linear])
      .map { $1.weights(of: $0.domain) }
    let decomposition = try #require(VarianceDecomposition(of: landscape, weights: weights))
    let tree = try #require(
      try referenceValues("fanova/linear.json")["full_depth_tree"] as? [String: Any])
    expectClose(
      decomposition.variance, try #require(tree["variance"] as? Double), relative: 1e-9)
    let main = try #require(tree["main"] as? [String: Double])
    let pairs = try #require(tree["pair"] as? [String: Double])
    for (names, share) in main.merging(pairs, uniquingKeysWith: { first, _ in first }) {
      let set = names.split(separator: "*").compactMap { space.index(of: String($0)) }
      expectClose(decomposition.share(of: set), share, within: 1e-9)
    }
    // Levels alike, lr explains 0.43 and opt 0.01; linear, 0.33 and 0.59.
    let alike = try #require(VarianceDecomposition(of: landscape))
    #expect(alike.share(of: [2]) > alike.share(of: [0]))
    #expect(decomposition.share(of: [2]) < decomposition.share(of: [0]))
  }

  // By hand: losses 1 3 | 2 6 over a ∈ {0, 1}, b ∈ {x, y}; a = 1: mean 4, deviation 2.
  @Test func marginalsHoldMeanSpreadAndLowest() throws {
    let landscape = try Landscape(
      id: "", scenario: Scenario(learner: "", dataset: "", loss: ""),
      space: SearchSpace([
        Hyperparameter("a", .ordinal([0, 1])), Hyperparameter("b", .categorical(["x", "y"])),
      ]), losses: [1, 3, 2, 6])
    let points = Marginal(of: landscape, [0]).points
    #expect(points.map(\.mean) == [2, 4])
    #expect(points.map(\.deviation) == [1, 2])
    #expect(points.map(\.lowest) == [1, 2])
    let pair = Marginal(of: landscape, [1, 0]).points
    #expect(pair.map(\.levels) == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(pair.map(\.mean) == [1, 2, 3, 6])
  }
}
