import LandscapeAnalysis
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct PEDANOVATests {
  // reference.json, `optuna.ped_anova_raw`: PedAnovaImportanceEvaluator of Optuna 5.0.0, on the
  // scales that the studies declare: integers by step, numbers on 50 steps, lr in logarithms.
  @Test(
    arguments: [
      (ImportanceReference.names[0], [LevelWeights.level, .linear, .log, .linear]),
      (ImportanceReference.names[1], [.linear, .linear, .level, .level]),
      (ImportanceReference.names[2], [.level, .level, .level, .level, .level, .level]),
      (ImportanceReference.names[3], [.linear, .level, .linear]),
    ]) func valuesAreOptunas(name: String, scales: [LevelWeights]) throws
  {
    let reference = try ImportanceReference(name, categorical: ["max_features"])
    let values: [String: [String: Double]] = try reference.value("optuna", "ped_anova_raw")
    #expect(values.count == 4)
    for (setting, expected) in values {
      let found = try #require(
        PEDANOVA(
          of: reference.landscape, targetShare: setting.hasPrefix("target=0.25") ? 0.25 : 0.1,
          reference: setting.hasSuffix("True") ? .evaluated : .space, scales: scales))
      for (own, expected) in zip(
        found.importances, try reference.perHyperparameter(expected))
      {
        expectClose(own, expected, relative: 1e-9, absolute: 1e-15)
      }
    }
  }

  private static func landscape(_ losses: [Double]) throws -> Landscape {
    try Landscape(
      id: "", scenario: Scenario(learner: "", dataset: "", loss: ""),
      space: SearchSpace([
        Hyperparameter("a", .categorical(["x", "y"])),
        Hyperparameter("b", .categorical(["u", "v"])),
      ]), losses: losses)
  }

  // By hand: the best half are the two with a = x. Top: one category seen, kernel (1 + ½, ½) / 2
  // with weight 2, prior (½, ½) with 1, so p = (2/3, 1/3). All: kernels (4/5, 1/5) and (1/5, 4/5),
  // p = ½ each. Divergence 2 · ½ · (1/3)² = 1/9, times (½)².
  @Test func aSplitByCategoryIsAsByHand() throws {
    let found = try #require(
      PEDANOVA(
        of: Self.landscape([1, 2, 3, 4]), targetShare: 0.5, scales: [.level, .level]))
    expectClose(found.importances[0], 1.0 / 36, relative: 1e-9)
    expectClose(found.importances[1], 0, within: 1e-12)
    #expect(found.topCount == 2)
  }

  // Ties with the last of the best are in; all equal, nothing is left to compare with.
  @Test func tiesAreAllAmongTheBest() throws {
    let tied = try #require(
      PEDANOVA(
        of: Self.landscape([1, 1, 1, 4]), targetShare: 0.1, scales: [.level, .level]))
    #expect(tied.topCount == 3)
    #expect(
      PEDANOVA(
        of: try Self.landscape([1, 1, 1, 1]), targetShare: 0.1, scales: [.level, .level]) == nil)
  }

  // Momentum acts under sgd alone, and the best are all of it: half the configurations are active,
  // and all of the best, so that the regime counts 1² / (4/6). Optuna 5.0.0 says 0.0175781 too.
  @Test func inactiveConfigurationsAreARegimeOfTheirOwn() throws {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["sgd", "adam", "adagrad"])),
      Hyperparameter(
        "momentum", .categorical(["low", "high", "higher", "highest"]),
        when: Condition([.init("optimizer", ["sgd"])])),
    ])
    let landscape = try Landscape(
      id: "", scenario: Scenario(learner: "", dataset: "", loss: ""), space: space,
      ranks: [0, 1, 2, 3, 4, 8], losses: [1, 2, 3, 4, 5, 6])
    let found = try #require(
      PEDANOVA(of: landscape, targetShare: 0.5, scales: [.level, .level]))
    // Top: three of four categories, spread ¼, kernels (5/4 | ¼) / 2, weight ¾; prior ¼. p_top = ¾
    // · (5/8 + 2 · 1/8) / 3 + 1/16 = 9/32 thrice and ¾ · 1/8 + 1/16 = 5/32; p_all = ¼ each.
    let divergence = 3 * 0.25 * (0.125 * 0.125) + 0.25 * (0.375 * 0.375)
    expectClose(found.importances[1], divergence / (4.0 / 6) / 4, relative: 1e-9)
  }
}
