import Foundation
import Networks
import Numerical
import TestSupport
import Testing

struct ObjectiveTests {
  @Test func absoluteErrorByHand() {
    // A linear network w = 2, b = 1 on x = 1, 2, 3: outputs 3, 5, 7 against 3, 6, 4: errors 0, −1,
    // 3.
    let network = MultilayerPerceptron(inputs: 1, widths: [], outputs: 1).network(of: Double.self)
    var oracle = NetworkLoss(network, objective: .init(error: .absolute), capacity: 3)
    oracle.load(
      Samples([1, 2, 3], featureCount: 1, .values([3, 6, 4], scale: .identity)),
      mode: .evaluation)
    var gradient = [0.0, 0]
    let loss = oracle.evaluate(at: [2, 1], gradient: &gradient)
    expectClose(loss, 4.0 / 3, within: 1e-15)
    // Signs 0, −1, 1: dw = (−2 + 3)/3, db = 0.
    expectClose(gradient[0], 1.0 / 3, within: 1e-15)
    #expect(gradient[1] == 0)
  }

  @Test func aFullySmoothedLabelSaysNothing() {
    // q = 1: the mean of −log p over classes, whatever the class; its derivative p − 1/K.
    let network = MultilayerPerceptron(inputs: 1, widths: [], outputs: 2).network(of: Double.self)
    let losses = [Int32(0), 1].map { truth in
      var oracle = NetworkLoss(network, objective: .init(labelSmoothing: 1), capacity: 1)
      oracle.load(Samples([1], featureCount: 1, .classes([truth])), mode: .evaluation)
      return oracle.loss(at: [1, -1, 0, 0])
    }
    // Logits 1 and −1: log(1 + e⁻²) and log(1 + e²), their mean 1.126928011.
    #expect(losses[0] == losses[1])
    expectClose(losses[0], (log(1 + exp(-2)) + log(1 + exp(2))) / 2, within: 1e-14)
  }

  @Test func theTopFiveBreakTiesByIndex() {
    // Seven classes; logits are the biases, so that all rows have the same order: 0 to 6 by 7 5 5 5
    // 5 5 1, and the fifth place goes to class 4.
    let network = MultilayerPerceptron(inputs: 1, widths: [], outputs: 7).network(of: Double.self)
    let samples = Samples<Double>(
      [0, 0, 0, 0], featureCount: 1, .classes([0, 4, 5, 6]))
    let parameters: [Double] = [0, 0, 0, 0, 0, 0, 0, 7, 5, 5, 5, 5, 5, 1]
    let scores = NetworkScorer(network).scores(of: parameters, on: samples)
    #expect(scores.topFiveAccuracy == 0.5 && scores.score == 0.25)
    let total = exp(7.0) + 5 * exp(5) + exp(1)
    let shares = [exp(7.0), exp(5), exp(5), exp(5), exp(5), exp(5), exp(1)].map { $0 / total }
    let same = Scores.ofProbabilities(
      shares + shares + shares + shares, classCount: 7, actual: [0, 4, 5, 6])
    #expect(same.topFiveAccuracy == 0.5)
    expectClose(same.first, scores.first, relative: 1e-14)
  }
}
