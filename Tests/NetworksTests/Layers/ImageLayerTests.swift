import Networks
import Numerical
import TestSupport
import Testing

struct ImageLayerTests {
  /// A network with every layer over images, 2 channels of 7 × 6 pixels to 3 classes.
  static func network<Scalar: RealScalar>(of type: Scalar.Type) -> Network<Scalar> {
    let image = ImageShape(channels: 2, height: 7, width: 6)
    let first = ConvolutionShape(image, channels: 9, side: 3, padding: 1)
    let averages = AveragePooling<Scalar>(first.output, side: 2)
    let inner = ConvolutionShape(averages.output, channels: 9, side: 3, padding: 1)
    let block = ResidualBlock<Scalar>([
      BatchNormalization(inner.input), ActivationLayer(.tanh, count: inner.input.count),
      Convolution(inner, start: .heNormal),
    ])
    let pooling = MaxPooling<Scalar>(inner.output)
    return Network([
      ImageLayout.channelsLast(image), Convolution(first), BatchNormalization(first.output),
      ActivationLayer(.tanh, count: first.output.count), averages, block, pooling,
      ImageLayout.channelsFirst(pooling.output), Dropout(0.2, count: pooling.output.count),
      Dense(inputs: pooling.output.count, outputs: 3),
    ])
  }

  static func samples<Scalar: RealScalar>(_ rows: Int, of type: Scalar.Type) -> Samples<Scalar> {
    var generator = Seed(31).generator()
    return Samples(
      (0..<rows * 84).map { _ in Scalar(generator.normal()) }, featureCount: 84,
      .classes((0..<rows).map { Int32($0 % 3) }))
  }

  /// No maximum of this seed changes its place within 1e-5.
  @Test(arguments: [(PassMode.training(seed: Seed(5)), 0.1), (.evaluation, 0)])
  func theGradientIsTheDerivativeOfTheLoss(mode: PassMode, smoothing: Double) {
    let network = Self.network(of: Double.self)
    let parameters = network.initialParameters(seed: Seed(4))
    var oracle = NetworkLoss(
      network, objective: .init(labelSmoothing: smoothing), capacity: 8)
    oracle.load(Self.samples(3, of: Double.self), mode: mode)
    var gradient = [Double](repeating: .nan, count: parameters.count)
    _ = oracle.evaluate(at: parameters, gradient: &gradient)
    let differences = centralDifferences(of: &oracle, at: parameters)
    #expect(relativeError(gradient, differences) < 1e-6)
  }

  @Test(arguments: [1, 3, 7, 32])
  func threadsDoNotChangeABit(rows: Int) {
    let network = Self.network(of: Float.self)
    let samples = Self.samples(rows, of: Float.self)
    let results = [1, 2, 5].map { threads in
      var parameters = network.initialParameters(seed: Seed(4))
      var buffers = network.initialBuffers
      let optimizer = Optimizer(
        SGD<Float>(learningRate: 0.05, momentum: 0.9), parameterCount: parameters.count)
      _ = Trainer(network, batchSize: 16, epochs: 2, seed: Seed(6), threads: threads).train(
        &parameters, &buffers, with: optimizer, on: samples,
        monitor: .classification(classCount: 3))
      let scorer = NetworkScorer(network, capacity: 10, threads: threads)
      let loss = scorer.scores(of: parameters, buffers: buffers, on: samples).first
      return parameters + buffers + [Float(loss)]
    }
    #expect(results[0].allSatisfy { $0.isFinite })
    #expect(results[1] == results[0] && results[2] == results[0])
  }

  @Test func aSecondLookLeavesTheRunningStatisticsAsTheyAre() {
    let network = Self.network(of: Double.self)
    let parameters = network.initialParameters(seed: Seed(4))
    var oracle = NetworkLoss(network, capacity: 8)
    oracle.load(Self.samples(8, of: Double.self), mode: .training(seed: Seed(5)))
    var (first, second) = (parameters, parameters)
    let loss = oracle.evaluate(at: parameters, gradient: &first)
    let buffers = oracle.buffers
    #expect(buffers != network.initialBuffers)
    let again = oracle.evaluate(at: parameters, gradient: &second, updatesStatistics: false)
    #expect(again == loss && first == second)
    #expect(oracle.loss(at: parameters) == loss && oracle.buffers == buffers)
    // By a share of 1 the statistics become those of the batch, by 0 nothing moves.
    let workspace = Workspace(network, capacity: 8)
    let samples = Self.samples(8, of: Double.self)
    for (index, value) in samples.inputs.enumerated() { workspace.input[index] = value }
    var (whole, none) = (buffers, buffers)
    for share in [0.1, 1] {
      network.forward(
        parameters, updating: &whole, share: share, batchSize: 8, mode: .training(seed: Seed(5)),
        in: workspace)
    }
    network.forward(
      parameters, updating: &none, share: 0, batchSize: 8, mode: .training(seed: Seed(5)),
      in: workspace)
    #expect(none == buffers)
    // evaluate moved them from the initial ones by a tenth of the way.
    let tenth = zip(network.initialBuffers, whole).map { 0.9 * $0 + 0.1 * $1 }
    #expect(relativeError(buffers, tenth) < 1e-14)
  }

  @Test func theGradientOfEqualMaximaGoesToTheFirst() {
    // By hand: the maximum 3 of one 2 × 2 window stands twice; weight 5, so dU/dx is 5 at the
    // first.
    let image = ImageShape(channels: 1, height: 2, width: 2)
    let scaling = ConvolutionShape(image, channels: 1, side: 1)
    let network = Network<Double>([
      Convolution(scaling), MaxPooling(scaling.output), Dense(inputs: 1, outputs: 1),
    ])
    var oracle = NetworkLoss(network, objective: .init(error: .absolute), capacity: 1)
    oracle.load(
      Samples([2, 3, 3, 1], featureCount: 4, .values([0], scale: .identity)), mode: .evaluation)
    var gradient = [Double](repeating: .nan, count: 4)
    // U = |5 · max(w x + b)|, w = 1, b = 0: dU/dw = 5 · 3, dU/db = 5 from one pixel alone.
    let loss = oracle.evaluate(at: [1, 0, 5, 0], gradient: &gradient)
    #expect(loss == 15 && gradient == [15, 5, 3, 1])
  }

  @Test func linesThatDoNotFillAWindowAreLeftOut() {
    let image = ImageShape(channels: 1, height: 3, width: 5)
    let unit = ConvolutionShape(image, channels: 1, side: 1)
    let inputs: [Double] = [1, 2, 3, 4, 9, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9]
    let highest = Network<Double>([Convolution(unit), MaxPooling(image)])
    #expect(highest.outputs(of: inputs, at: [1, 0]) == [6, 8])
    let mean = Network<Double>([Convolution(unit), AveragePooling(image, side: 2)])
    #expect(mean.outputs(of: inputs, at: [1, 0]) == [3.5, 5.5])
    let whole = Network<Double>([Convolution(unit), AveragePooling.global(image)])
    // (1 + … + 8 + 7 · 9)/15 = 99/15.
    expectClose(whole.outputs(of: inputs, at: [1, 0])[0], 6.6, within: 1e-14)
  }

  @Test func notANumberIsNotHiddenByPooling() {
    let image = ImageShape(channels: 1, height: 2, width: 2)
    let unit = ConvolutionShape(image, channels: 1, side: 1)
    for place in 0..<4 {
      var inputs: [Float] = [1, 2, 3, 4]
      inputs[place] = .nan
      let network = Network<Float>([Convolution(unit), MaxPooling(image)])
      #expect(network.outputs(of: inputs, at: [1, 0])[0].isNaN)
    }
  }
}
