import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct HyperparameterImportanceTests {
  static func importance(
    _ landscape: Landscape, _ methods: [ImportanceMethod] = [], order: Int? = nil
  ) -> HyperparameterImportance {
    var options = HyperparameterImportance.Options()
    (options.methods, options.order) = (methods, order)
    return HyperparameterImportance(of: landscape, options)
  }

  /// Over a ∈ {1, 2, 3} × b ∈ {x, y}, with these losses per fold.
  static func landscape(
    _ losses: [Double], folds: [[Double]] = [], measure: Measure = .validation, id: String = "t",
    ranks: [Int]? = nil
  ) throws -> Landscape {
    try Landscape(
      id: id, scenario: Scenario(learner: "", dataset: "", loss: ""), measure: measure,
      space: SearchSpace([
        Hyperparameter("a", .ordinal([1, 2, 3])), Hyperparameter("b", .categorical(["x", "y"])),
      ]), ranks: ranks, losses: losses,
      repetitions: folds.isEmpty
        ? nil : Repetitions(count: folds[0].count, losses: folds.flatMap { $0 }))
  }

  @Test(arguments: ImportanceReference.names) func effectsAreSortedAndAddUp(name: String) throws {
    let landscape = try ImportanceReference(name).landscape
    for order in 1...landscape.space.hyperparameterCount {
      let found = Self.importance(landscape, order: order)
      #expect(found.decomposition == .exact)
      let shares = found.effects.map(\.share)
      #expect(shares == shares.sorted(by: >))
      #expect(found.effects.allSatisfy { $0.hyperparameters.count <= order })
      expectClose(shares.reduce(0, +) + (found.rest ?? 0), 1, within: 1e-12)
    }
  }

  @Test func everyMethodSpeaksOnACompleteGrid() throws {
    let landscape = try ImportanceReference("boolean_2^6").landscape
    let found = Self.importance(landscape, ImportanceMethod.allCases)
    #expect(found.decomposition == .exact && found.reasons.isEmpty)
    #expect(
      found.scores.map(\.name) == [
        "exact", "total", "forest", "permutation", "impurity", "ped_anova",
      ])
    #expect(found.agreements.count == 15)
    // b0 is first for all: it has 0.77 of the variance.
    for scores in found.scores { #expect(scores.values.max() == scores.values[0]) }
    // By hand: two methods with the orders (1 2 3) and (1 3 2) have ρ = 1 − 6 · 2 / 24 = ½.
    let pair = try #require(found.agreements.first { ($0.first, $0.second) == ("exact", "total") })
    expectClose(
      pair.correlation,
      try #require(Correlation.spearman(found.scores[0].values, found.scores[1].values)),
      within: 0)
  }

  @Test func whatIsMissingIsSaid() throws {
    let part = try ImportanceReference.partial(
      ImportanceReference("iris_tree_5x4x2x3").landscape
    ) { $0 % 4 == 0 }
    let found = Self.importance(part)
    #expect(found.decomposition == .forest)
    #expect(found.scores.map(\.name) == ["forest", "ped_anova"])
    #expect(found.finding().contains("since 30 of 120 configurations are missing; it predicts "))
    let exact = Self.importance(part, [.exact])
    #expect(exact.effects.isEmpty && exact.variance == nil)
    #expect(
      exact.finding()
        == "No importance by exact: 30 of the 120 combinations of levels are missing, "
        + "and it takes all of them; a forest does without.")
  }

  @Test func failuresConditionsAndSamplesAreSaid() throws {
    let whole = try Self.landscape([0, 4, 1, 1, 3, 2])
    func landscape(_ ranks: [Int]?, failed: Int) throws -> Landscape {
      try Landscape(
        id: "", scenario: whole.scenario, space: whole.space, ranks: ranks,
        losses: (ranks ?? Array(0..<6)).map { whole.losses[$0] }, failedCount: failed)
    }
    let failed = Self.importance(try landscape([0, 1, 3, 4], failed: 2))
    #expect(failed.finding().contains("since 2 of 6 configurations are missing, 2 of which failed"))
    let worst = Self.importance(try landscape(nil, failed: 1))
    #expect(worst.finding().hasSuffix(" 1 that failed count at the highest loss."))
    let conditional = try InteractionTests.conditional(seed: 1)
    #expect(
      Self.importance(conditional).finding()
        .contains("since conditions or forbidden combinations leave no full grid"))
    let levels = Domain.ordinal((0..<40).map { .number(Double($0)) })
    let sample = try Landscape(
      id: "", scenario: whole.scenario,
      space: SearchSpace([Hyperparameter("x", levels), Hyperparameter("y", levels)]),
      ranks: [3, 500, 1100], losses: [1, 2, 3])
    #expect(
      Self.importance(sample).finding()
        .contains("since 3 configurations are a sample of far more, that predicts only"))
  }

  @Test func flatAndSingleLandscapesSaySo() throws {
    let flat = Self.importance(try Self.landscape([1, 1, 1, 1, 1, 1]), ImportanceMethod.allCases)
    #expect(flat.effects.isEmpty && flat.scores.isEmpty && flat.rest == nil)
    #expect(flat.reasons.count == 5)
    #expect(flat.finding() == "All 6 losses are equal: no hyperparameter matters here.")
    #expect(flat.finding(of: "gaps").hasPrefix("All 6 gaps"))
    let single = Self.importance(try Self.landscape([1], ranks: [3]))
    #expect(
      single.finding() == "There is only one configuration; importance takes some to compare.")
  }

  @Test func theOnlyHyperparameterExplainsAll() throws {
    let landscape = try Landscape(
      id: "", scenario: Scenario(learner: "", dataset: "", loss: ""),
      space: SearchSpace([
        Hyperparameter("a", .ordinal([1, 2, 3])), Hyperparameter("b", .categorical(["x"])),
      ]), losses: [3, 1, 2])
    let found = Self.importance(landscape, ImportanceMethod.allCases)
    #expect(found.effects.map(\.hyperparameters) == [[0]])
    #expect(
      found.finding()
        == "a is the only hyperparameter that varies, and explains 100 % of the variance of the losses."
    )
    #expect(found.agreements.allSatisfy { $0.correlation == nil })
  }

  // By hand: rows (0, 4), (0, 0), (0, 0) over a and b. Mean ⅔; a: means 2 0 0, share of a
  // Σ (m − ⅔)² / 3 = 8/9; b: means 0 and 4/3, variance 4/9; all: 20/9. Shares 0.4, 0.2, 0.4.
  @Test func sentencesNameTheLeaderAndTheStrongestPair() throws {
    let found = Self.importance(try Self.landscape([0, 4, 0, 0, 0, 0]))
    expectClose(found.variance, 20.0 / 9, relative: 1e-12)
    #expect(
      found.finding()
        == "a matters most: it takes part in 80 % of the variance of the losses, 40 % "
        + "alone; then b (60 %). Tune a and b together: their interaction explains 40 %.")
    let additive = Self.importance(try ImportanceReference("additive_7x2x3").landscape)
    #expect(
      additive.finding().contains(
        "Hyperparameters can be tuned one by one: single effects explain 100 %."))
  }

  // Three folds that differ by a shift alone: every draw gives the same shares. Then the third fold
  // turns the effect of b round, and draws differ: from three times the third, where b explains
  // all, to three times the first.
  @Test func intervalsAreBetweenDrawsOfFolds() throws {
    let losses = [0.0, 4, 1, 1, 3, 2]
    let shifted = Self.importance(
      try Self.landscape(losses.map { $0 + 1 }, folds: losses.map { [$0, $0 + 1, $0 + 2] }))
    for effect in shifted.effects {
      let interval = try #require(effect.interval)
      expectClose(interval.lowerBound, effect.share, within: 1e-12)
      expectClose(interval.upperBound, effect.share, within: 1e-12)
    }
    expectClose(shifted.noiseShare, 0, within: 1e-12)
    let sides = [0.0, 6, 0, 6, 0, 6]
    let folds = zip(losses, sides).map { [$0, $0, $1] }
    let mixed = Self.importance(
      try Self.landscape(folds.map { $0.reduce(0, +) / 3 }, folds: folds))
    let interval = try #require(mixed.effects.first { $0.hyperparameters == [1] }?.interval)
    // 1 of the 27 draws is thrice the third fold: more than 2.5 %, so that it is the upper end.
    expectClose(interval.upperBound, 1, within: 1e-12)
    let first = try #require(VarianceDecomposition(of: Self.landscape(losses)))
    #expect(interval.lowerBound <= first.share(of: [1]) + 1e-12)
    #expect(try #require(mixed.noiseShare) > 0)
    let two = Self.importance(
      try Self.landscape(losses, folds: losses.map { [$0, $0] }))
    #expect(two.effects.allSatisfy { $0.interval == nil })
  }

  @Test func gapsAreTestLessTrain() throws {
    let train = try Self.landscape([1, 1, 1, 1, 1, 1], measure: .train, id: "tree/iris/full/train")
    let validation = try Self.landscape([2, 2, 3, 3, 4, 4], id: "tree/iris/full/validation")
    let test = try Self.landscape(
      [2, 3, 2, 3, 2], measure: .test, id: "tree/iris/full/test", ranks: [0, 1, 2, 3, 4])
    let gap = try #require(GeneralizationGap.landscapes(of: [train, validation, test]).first)
    #expect(gap.id == "tree/iris/full/gap" && gap.measure == .test)
    #expect(gap.losses == [1, 2, 1, 2, 1] && gap.ranks == [0, 1, 2, 3, 4])
    let other = try #require(
      GeneralizationGap.landscapes(of: [train, validation, test], measure: .validation).first)
    #expect(other.losses == [1, 1, 2, 2, 3, 3] && other.isComplete)
    #expect(Self.importance(other).effects[0].hyperparameters == [0])
    #expect(GeneralizationGap.landscapes(of: [train]).isEmpty)
  }

  // Fold by fold: (5 − 1, 6 − 3), mean 3½.
  @Test func gapsKeepTheirFolds() throws {
    let train = try Self.landscape(
      [2, 2], folds: [[1, 3], [1, 3]], measure: .train, ranks: [0, 1])
    let test = try Self.landscape(
      [5, 5.5, 5.5], folds: [[5, 5], [5, 6], [5, 6]], measure: .test, ranks: [0, 1, 2])
    let gap = try #require(GeneralizationGap.landscapes(of: [train, test]).first)
    #expect(gap.losses == [3, 3.5])
    #expect(gap.repetitions?.losses == [4, 2, 4, 3])
  }
}
