import Networks
import Numerical
import TestSupport
import Testing

/// Gradients against central differences.
///
/// Inputs and θ are continuous draws: the chance that one of some hundred pre-activations lies
/// within 1e-5 of the kink of ReLU is below 1 %, and the seeds are fixed.
struct GradientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let activation: Activation
    let dropout: Double
    let isClassification: Bool
    let widths: [Int]

    var testDescription: String {
      "\(activation) \(widths) dropout \(dropout) "
        + (isClassification ? "cross-entropy" : "squared error")
    }
  }

  static let cases: [Case] = [Activation.relu, .tanh].flatMap { activation in
    [0, 0.3].flatMap { dropout in
      [true, false].flatMap { isClassification in
        [[], [7], [6, 5, 4]].map { widths in
          Case(
            activation: activation, dropout: dropout, isClassification: isClassification,
            widths: widths)
        }
      }
    }
  }

  @Test(arguments: cases)
  func theGradientIsTheDerivativeOfTheLoss(_ sample: Case) {
    let rows = 9
    var generator = Seed(11).generator()
    let inputs = (0..<rows * 4).map { _ in generator.normal() }
    let targets: Samples<Double>.Targets =
      sample.isClassification
      ? .classes((0..<rows).map { Int32($0 % 3) })
      : .values(
        (0..<rows).map { _ in 10 + 3 * generator.normal() }, scale: .init(mean: 10, deviation: 3))
    let samples = Samples(inputs, featureCount: 4, targets)
    let network = MultilayerPerceptron(
      inputs: 4, widths: sample.widths, outputs: sample.isClassification ? 3 : 1,
      activation: sample.activation, dropout: sample.dropout
    ).network(of: Double.self)
    let parameters = network.initialParameters(seed: Seed(12))
    // Memory for a larger batch than is used: as for the last one of an epoch.
    var oracle = NetworkLoss(network, capacity: 16)
    oracle.load(samples, mode: .training(seed: Seed(13)))
    var gradient = [Double](repeating: .nan, count: parameters.count)
    _ = oracle.evaluate(at: parameters, gradient: &gradient)
    let differences = centralDifferences(of: &oracle, at: parameters)
    #expect(relativeError(gradient, differences) < 1e-6)
  }
}
