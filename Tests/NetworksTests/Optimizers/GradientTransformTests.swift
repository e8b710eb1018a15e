import Networks
import Numerical
import TestSupport
import Testing

/// Notes where it was asked; U = ½‖θ‖² + 1.
private struct NotingOracle: LossGradient {
  var points: [[Double]] = []
  var updates: [Bool] = []

  mutating func evaluate(at parameters: [Double], gradient: inout [Double]) -> Double {
    evaluate(at: parameters, gradient: &gradient, updatesStatistics: true)
  }

  mutating func evaluate(
    at parameters: [Double], gradient: inout [Double], updatesStatistics: Bool
  ) -> Double {
    points.append(parameters)
    updates.append(updatesStatistics)
    gradient = parameters
    return parameters.reduce(1) { $0 + $1 * $1 / 2 }
  }
}

struct GradientTransformTests {
  private let tensors = [
    NamedTensor("0.weight", shape: [1], initializer: .uniform(fanIn: 1)),
    NamedTensor("0.bias", shape: [1], initializer: .uniform(fanIn: 1)),
  ]

  @Test func modificationStandsOutsideOfSharpness() {
    // By hand, θ = (3, 4): U = 13.5, ‖g‖ = 5; ρ = 1 leads to θ + (0.6, 0.8) and the gradient
    // (3.6, 4.8). c = 12.5, ε = 1, f = x: s = 1/(1 + 1) = ½. λ = 0.1 adds (0.3, 0.4), not scaled.
    // η = 1: θ − (1.8 + 0.3, 2.4 + 0.4) = (0.9, 1.2).
    var optimizer = Optimizer(
      SGD<Double>(learningRate: 1), weightDecay: 0.1,
      transforms: [
        SharpnessAwareMinimization(radius: 1, tensors: tensors),
        LandscapeModification(threshold: .constant(12.5)),
      ], parameterCount: 2)
    var oracle = NotingOracle()
    var parameters = [3.0, 4]
    let step = optimizer.step(&parameters, on: &oracle)
    #expect(step.loss == 13.5)
    #expect(step.telemetry == [12.5, 0.5])
    expectClose(step.squaredGradientNorm, 1.8 * 1.8 + 2.4 * 2.4, within: 1e-11)
    expectClose(parameters[0], 0.9, within: 1e-11)
    expectClose(parameters[1], 1.2, within: 1e-11)
    #expect(optimizer.gradientsPerStep == 2)
    #expect(oracle.points.first == [3, 4] && oracle.points.count == 2)
    #expect(oracle.updates == [true, false])
  }

  @Test func thresholdMovesOncePerStepAndIgnoresWhatIsNotFinite() {
    struct Broken: LossGradient {
      var losses = [2.0, .nan, 3]
      mutating func evaluate(at parameters: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = 1
        return losses.removeFirst()
      }
    }
    var optimizer = Optimizer(
      SGD<Double>(learningRate: 1), transforms: [LandscapeModification()], parameterCount: 1)
    var oracle = Broken()
    var parameters = [0.0]
    let steps = (0..<3).map { _ in optimizer.step(&parameters, on: &oracle) }
    #expect(steps.map(\.isFinite) == [true, false, true])
    #expect(steps.map { $0.telemetry[0] } == [2, 2, 2])
    // Steps 1 and 3: −1, and −½ since s = 1/(1 + 1).
    #expect(parameters == [-1.5])
  }

  @Test func recordedScalesAreAPermutation() {
    let scales = (0..<50).map { 1 / Double($0 + 1) }
    let shuffled = RecordedScales<Float>(scales).shuffled(seed: Seed(1))
    #expect(shuffled.scales != scales && shuffled.scales.sorted() == scales.sorted())
    #expect(shuffled.scales == RecordedScales<Float>(scales).shuffled(seed: Seed(1)).scales)
  }
}
