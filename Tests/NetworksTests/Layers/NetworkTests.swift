import Networks
import Numerical
import TestSupport
import Testing

/// Numbers of PyTorch 2.15.0; origin and tolerances in `fixtures/reference/torch/README.md`.
struct NetworkTests {
  @Test(arguments: ReferenceNetwork.files)
  func logitsLossAndGradientAreThoseOfPyTorch(file: String) throws {
    try check(file, of: Double.self, within: 1e-10)
    try check(file, of: Float.self, within: 2e-6)
  }

  private func check<Scalar: RealScalar>(
    _ file: String, of type: Scalar.Type, within tolerance: Double
  ) throws {
    let reference = try ReferenceNetwork(file)
    let network = ReferenceNetwork.network(file, of: type)
    let parameters = reference.parameters.map { Scalar($0) }
    let buffers = reference.flat(reference.buffers, of: type)
    var oracle = NetworkLoss(network, capacity: 6)
    oracle.buffers = buffers
    var gradient = [Scalar](repeating: .nan, count: network.parameterCount)
    let training = reference.forwardTrain
    let evaluation = reference.forwardEval ?? training
    for (expected, mode) in [
      (evaluation, PassMode.evaluation), (training, .training(seed: Seed(1))),
    ] {
      oracle.load(reference.samples(expected.batch, of: type), mode: mode)
      let loss = oracle.evaluate(at: parameters, gradient: &gradient)
      expectClose(loss, expected.loss, relative: tolerance)
      #expect(relativeError(gradient, expected.grads.flatMap(\.values)) < tolerance)
      #expect(network.bufferCount == 0 || (oracle.buffers == buffers) == (mode == .evaluation))
    }
    let moved = reference.flat(training.buffersAfter, of: Double.self)
    if !moved.isEmpty { #expect(relativeError(oracle.buffers, moved) < tolerance) }
    let samples = reference.samples(evaluation.batch, of: type)
    let logits = network.outputs(of: samples.inputs, at: parameters, buffers: buffers)
    #expect(relativeError(logits, evaluation.logits) < tolerance)
  }

  @Test(arguments: ReferenceNetwork.imageNetworks)
  func theSmoothedLossIsThatOfPyTorch(file: String) throws {
    let reference = try ReferenceNetwork(file)
    let expected = try #require(reference.smoothedLoss?.first)
    var oracle = NetworkLoss(
      ReferenceNetwork.network(file, of: Double.self), objective: .init(labelSmoothing: 0.1),
      capacity: 6)
    oracle.buffers = reference.flat(reference.buffers, of: Double.self)
    oracle.load(reference.samples(0, of: Double.self), mode: .evaluation)
    expectClose(oracle.loss(at: reference.parameters), expected, relative: 1e-10)
  }

  @Test(arguments: ReferenceNetwork.perceptrons)
  func tensorsHaveTheNamesOfPyTorch(file: String) throws {
    let names = try ReferenceNetwork(file).forwardTrain.grads.map(\.name)
    #expect(ReferenceNetwork.network(file, of: Float.self).tensors.map(\.name) == names)
  }

  @Test func parameterCounts() {
    // 784 · 256 + 256 + 256 · 10 + 10.
    let large = MultilayerPerceptron(inputs: 784, widths: [256], outputs: 10)
    #expect(large.parameterCount == 203_530)
    #expect(large.network(of: Float.self).parameterCount == 203_530)
    let linear = MultilayerPerceptron(inputs: 5, widths: [], outputs: 2)
    #expect(linear.parameterCount == 12)
    #expect(linear.network(of: Double.self).parameterCount == 12)
  }

  @Test func initialParametersLieWithinTheFanAndInBothPrecisionsAlike() {
    let model = MultilayerPerceptron(inputs: 16, widths: [100], outputs: 4)
    let double = model.network(of: Double.self).initialParameters(seed: Seed(5))
    let single = model.network(of: Float.self).initialParameters(seed: Seed(5))
    #expect(single == double.map { Float($0) })
    let first = double[0..<1700]
    let second = double[1700...]
    // Bounds 1/√16 and 1/√100; the largest of 1,700 draws falls short of the bound by 1 % with
    // probability 0.99¹⁷⁰⁰ = 4e-8.
    #expect(first.allSatisfy { abs($0) <= 0.25 } && first.contains { abs($0) > 0.2475 })
    #expect(second.allSatisfy { abs($0) <= 0.1 } && second.contains { abs($0) > 0.095 })
    // Mean 0, with standard error 0.25/√3/√1700 = 0.0035.
    expectClose(first.reduce(0, +) / 1700, 0, within: 4 * 0.0035)
  }

  @Test func aDeeperNetworkLeavesTheFirstTensorsAsTheyWere() {
    let shallow = MultilayerPerceptron(inputs: 4, widths: [8], outputs: 3)
    let deep = MultilayerPerceptron(inputs: 4, widths: [8, 8], outputs: 3, dropout: 0.5)
    let a = shallow.network(of: Double.self).initialParameters(seed: Seed(2))
    let b = deep.network(of: Double.self).initialParameters(seed: Seed(2))
    #expect(a[0..<40] == b[0..<40])
  }

  @Test func notANumberIsNotHiddenByTheActivation() {
    for activation in Activation.allCases {
      let network = MultilayerPerceptron(
        inputs: 2, widths: [40], outputs: 1, activation: activation
      ).network(of: Float.self)
      let outputs = network.outputs(
        of: [.nan, 0], at: network.initialParameters(seed: Seed(1)))
      #expect(outputs[0].isNaN)
    }
  }

  @Test func aSequenceWithinASequenceIsTheSameNetwork() {
    func layers() -> [any Layer<Double>] {
      [
        Dense(inputs: 3, outputs: 6), ActivationLayer(.tanh, count: 6),
        Dense(inputs: 6, outputs: 5), ActivationLayer(.relu, count: 5),
        Dense(inputs: 5, outputs: 2),
      ]
    }
    let flat = Network(layers())
    let inner = LayerSequence(Array(layers()[1...3]))
    let nested = Network([layers()[0], inner, layers()[4]])
    let parameters = flat.initialParameters(seed: Seed(6))
    #expect(nested.initialParameters(seed: Seed(6)) == parameters)
    var generator = Seed(7).generator()
    let samples = Samples(
      (0..<12).map { _ in generator.normal() }, featureCount: 3, .classes([0, 1, 1, 0]))
    let gradients = [flat, nested].map { network in
      var oracle = NetworkLoss(network, capacity: 4)
      oracle.load(samples, mode: .evaluation)
      var gradient = parameters
      _ = oracle.evaluate(at: parameters, gradient: &gradient)
      return gradient
    }
    #expect(gradients[0] == gradients[1])
  }

  @Test func rowsOfABatchDoNotMix() {
    let network = MultilayerPerceptron(inputs: 3, widths: [5, 4], outputs: 2, activation: .tanh)
      .network(of: Double.self)
    let parameters = network.initialParameters(seed: Seed(8))
    var generator = Seed(9).generator()
    let inputs = (0..<12).map { _ in generator.normal() }
    let together = network.outputs(of: inputs, at: parameters)
    for row in 0..<4 {
      let alone = network.outputs(of: Array(inputs[row * 3..<row * 3 + 3]), at: parameters)
      // Products of other sizes may add in another order.
      #expect(relativeError(alone, Array(together[row * 2..<row * 2 + 2])) < 1e-14)
    }
  }
}
