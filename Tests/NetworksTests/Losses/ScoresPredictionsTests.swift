import Foundation
import Networks
import TestSupport
import Testing

struct ScoresPredictionsTests {
  // By hand: −(ln ½ + ln ¼) / 2 = 1.5 ln 2. Equal shares predict the first class: the second row is
  // wrong.
  @Test func probabilitiesAreScoredByTheirDefinition() {
    let scores = Scores.ofProbabilities(
      [0.5, 0.5, 0, 0.375, 0.25, 0.375], classCount: 3, actual: [0, 1])
    expectClose(scores.first, 1.5 * log(2.0), within: 1e-15)
    #expect(scores.second == 0.5)
    #expect(scores.score == 0.5)
    #expect(Scores.ofProbabilities([0.5, 0.5], classCount: 2, actual: [1]).second == 1)
  }

  // scikit-learn 1.9.1: log_loss([1], [[1, 0]], labels=[0, 1]) is 36.04365338911715 = 52 ln 2.
  @Test func anImpossibleClassCostsAFiniteLoss() {
    let scores = Scores.ofProbabilities([1, 0], classCount: 2, actual: [1])
    expectClose(scores.first, 36.04365338911715, within: 1e-12)
    #expect(Scores.ofProbabilities([1, 0], classCount: 2, actual: [0]).first == 0)
  }

  // By hand: errors 1, −1, 3; squares 11, sum of absolutes 5; spread about the mean 2: 2.
  @Test func valuesAreScoredByTheirDefinition() {
    let scores = Scores.ofValues(predicted: [0, 3, 0], actual: [1, 2, 3])
    expectClose(scores.first, 11 / 3.0, within: 1e-15)
    expectClose(scores.second, 5 / 3.0, within: 1e-15)
    expectClose(scores.score, 1 - 11 / 2.0, within: 1e-15)
  }

  // scikit-learn: r2_score of a constant is 1 if met and 0 otherwise.
  @Test func aConstantTargetHasAFiniteDetermination() {
    #expect(Scores.ofValues(predicted: [2, 2], actual: [2, 2]).score == 1)
    #expect(Scores.ofValues(predicted: [2, 3], actual: [2, 2]).score == 0)
  }
}
