import Catalogs
import Experiments
import Learning
import Networks
import TestSupport
import Testing

struct ModificationContrastTests {
  /// A run of two steps with that accuracy and those losses; `nil` diverges.
  static func run(
    _ seed: Int, _ arm: ModificationArm, _ accuracy: Double?, _ losses: [Double] = [1, 1]
  ) throws -> ModificationRunner.Run {
    let scores = Scores(crossEntropy: 1, errorRate: 1 - (accuracy ?? 0))
    let steps = losses.map {
      TrainingRecord.Step(loss: $0, gradientNorm: 1, learningRate: 0.1)
    }
    let cost = ComputeCost(
      trainingSamples: 1, samplesForward: 2, samplesBackward: 2, steps: 2, parameters: 1)
    return ModificationRunner.Run(
      one: ModificationCase(
        model: try ModelCatalog.all.entry(named: "mlp"),
        rule: try UpdateRuleCatalog.all(of: Float.self).entry(named: "adam"),
        loss: .crossEntropy, seed: seed), arm: arm,
      record: TrainingRecord(steps: steps),
      result: TrainingResult(
        outcome: accuracy == nil
          ? .diverged(step: 2)
          : .finished(training: scores, validation: scores, test: scores), curve: [], cost: cost),
      wasStored: false)
  }

  // By hand: accuracies .5 .5 .5 → .6 .7 .5 differ by .1, .2, 0 with mean .1; of the 8 patterns of
  // signs 4 (both signs of the zero) have a sum of ±.3, so p = 4/8. Averaged losses are 1 and 2.
  @Test func differencesArePaired() throws {
    let runs = try [0.6, 0.7, 0.5].enumerated().flatMap { seed, accuracy in
      [try Self.run(seed, .base, 0.5), try Self.run(seed, .modified, accuracy, [1, 3])]
    }
    let contrasts = ModificationContrast.all(of: runs)
    #expect(contrasts.count == 5 * 2)
    let test = contrasts[0]
    #expect(test.arm == .modified && test.reference == .base && test.measure == .test)
    #expect(test.measureName == "test_accuracy" && test.pairCount == 3 && test.seedCount == 3)
    expectClose(test.difference, 0.1, within: 1e-15)
    expectClose(test.armMean, 0.6, within: 1e-15)
    expectClose(test.referenceMean, 0.5, within: 1e-15)
    #expect(test.p == 0.5)
    // It is the only contrast of its measure that exists.
    #expect(test.adjustedP == 0.5)
    let interval = try #require(test.interval)
    // Resamples are means of three of 0, .1, .2; a twenty-seventh of them is 0, as many are .2.
    expectClose(interval.lowerBound, 0, within: 1e-12)
    expectClose(interval.upperBound, 0.2, within: 1e-12)
    let loss = contrasts[1]
    expectClose(loss.difference, 1, within: 1e-15)
    expectClose(try #require(loss.interval).lowerBound, 1, within: 1e-15)
    // By hand: ±1 ±1 ±1 reach 3 in 2 of 8 patterns.
    #expect(loss.p == 0.25)
    #expect(contrasts.dropFirst(2).allSatisfy { $0.difference == nil && $0.pairCount == 0 })
  }

  @Test func divergedTrainingsLeaveTheirPairs() throws {
    let contrasts = try ModificationContrast.all(of: [
      Self.run(0, .base, 0.5), Self.run(0, .modified, nil), Self.run(1, .base, 0.5),
      Self.run(1, .modified, 0.25),
    ])
    #expect(contrasts[0].pairCount == 1 && contrasts[0].seedCount == 2)
    expectClose(contrasts[0].difference, -0.25, within: 1e-15)
    #expect(contrasts[0].interval == nil)
  }
}
