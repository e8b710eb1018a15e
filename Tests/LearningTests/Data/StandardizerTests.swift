import Learning
import Networks
import TestSupport
import Testing

struct StandardizerTests {
  // Columns: 1, 3, missing, 5 | constant 0.1 | all missing. The median of 1, 3, 5 is 3, so the
  // filled column is 1, 3, 3, 5: mean 3, population variance (4 + 0 + 0 + 4) / 4 = 2.
  let dataset = Dataset(
    name: "hand", featureNames: ["a", "b", "c"],
    features: [
      1, 0.1, .nan, 3, 0.1, .nan, .nan, 0.1, .nan, 5, 0.1, .nan,
      .nan, 0.3, 7,  // outside of the training rows
    ], target: .values([10, 20, 20, 30, 1000]))

  @Test func momentsAreThoseOfTheFilledTrainingRows() {
    let standardizer = Standardizer(dataset, rows: [0, 1, 2, 3])
    #expect(standardizer.medians == [3, 0, 0])
    #expect(standardizer.means == [3, 0.1, 0])
    expectClose(standardizer.deviations[0], 2.0.squareRoot(), within: 1e-15)
    #expect(standardizer.deviations[1] == 1 && standardizer.deviations[2] == 1)
    // Targets 10, 20, 20, 30: mean 20, variance 50.
    #expect(standardizer.targetScale.mean == 20)
    expectClose(standardizer.targetScale.deviation, 50.0.squareRoot(), within: 1e-14)
  }

  @Test func otherRowsAreScaledByTheMomentsOfTheTrainingRows() {
    let standardizer = Standardizer(dataset, rows: [0, 1, 2, 3])
    let samples = standardizer.samples(dataset, rows: [4, 0], of: Double.self)
    let expected = [0, 0.3 - 0.1, 7, -2 / 2.0.squareRoot(), 0, 0]
    for (value, other) in zip(samples.inputs, expected) {
      expectClose(value, other, within: 1e-15)
    }
    expectClose(standardizer.targetScale.scaled(1000), 980 / 50.0.squareRoot(), within: 1e-12)
    let scale = standardizer.targetScale
    expectClose(scale.unscaled(scale.scaled(1000)), 1000, within: 1e-11)
  }

  @Test func aValueMissingOutsideOfTheTrainingRowsTakesTheirMedian() {
    // The median of 1, 3 and 8 is 3; their mean 4 and variance (9 + 1 + 16)/3 = 26/3.
    let dataset = Dataset(
      name: "hand", featureNames: ["a"], features: [1, 3, 8, .nan], target: .values([1, 2, 3, 4]))
    let standardizer = Standardizer(dataset, rows: [0, 1, 2])
    let value = standardizer.samples(dataset, rows: [3], of: Double.self).inputs[0]
    expectClose(value, (3 - 4) / (26.0 / 3).squareRoot(), within: 1e-15)
  }

  @Test func equalTargetsKeepTheirUnit() {
    #expect(TargetScale(of: [0.1, 0.1, 0.1]) == TargetScale(mean: 0.1, deviation: 1))
  }
}
