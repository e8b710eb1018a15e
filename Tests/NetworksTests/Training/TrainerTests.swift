import Foundation
import Networks
import Numerical
import TestSupport
import Testing

struct TrainerTests {
  @Test(arguments: ReferenceNetwork.perceptrons)
  func sixSamplesAreLearntByHeart(file: String) throws {
    let reference = try ReferenceNetwork(file)
    let samples = reference.samples(0, of: Float.self)
    let network = ReferenceNetwork.network(file, of: Float.self)
    var parameters = network.initialParameters(seed: Seed(1))
    var buffers = network.initialBuffers
    let optimizer = Optimizer(
      Adam<Float>(learningRate: 0.05), parameterCount: network.parameterCount)
    let course = Trainer(network, batchSize: 6, epochs: 300, seed: Seed(1)).train(
      &parameters, &buffers, with: optimizer, on: samples,
      monitor: .classification(classCount: 3))
    #expect(!course.diverged && course.steps == 300 && course.samples == 1800)
    let scores = NetworkScorer(network).scores(of: parameters, buffers: buffers, on: samples)
    #expect(scores.first < 0.05)
  }

  /// Gratings of ten directions at any phase, under noise of deviation 1.
  private func gratings(_ count: Int, side: Int, seed: Seed) -> Samples<Float> {
    var generator = seed.generator()
    var pixels: [Float] = []
    for sample in 0..<count {
      let direction = Double(sample % 10) * .pi / 10
      let phase = generator.uniform() * 2 * .pi
      for y in 0..<side {
        for x in 0..<side {
          let place = Double(x) * cos(direction) + Double(y) * sin(direction)
          pixels.append(Float(sin(place * 1.6 + phase) + generator.normal()))
        }
      }
    }
    return Samples(
      pixels, featureCount: side * side, .classes((0..<count).map { Int32($0 % 10) }))
  }

  @Test func aSmallConvolutionalNetworkBeatsChance() throws {
    let model = try SimpleCNN(
      image: ImageShape(channels: 1, height: 8, width: 8), outputs: 10, channels: 8)
    let network = model.network(of: Float.self)
    var parameters = network.initialParameters(seed: Seed(1))
    var buffers = network.initialBuffers
    let optimizer = Optimizer(
      Adam<Float>(learningRate: 0.003), parameterCount: network.parameterCount)
    let trainer = Trainer(network, batchSize: 32, epochs: 3, seed: Seed(1))
    let course = trainer.train(
      &parameters, &buffers, with: optimizer, on: gratings(512, side: 8, seed: Seed(2)),
      monitor: .classification(classCount: 10))
    let scores = NetworkScorer(network).scores(
      of: parameters, buffers: buffers, on: gratings(250, side: 8, seed: Seed(3)))
    // Chance is right with probability 0.1, with a standard error of √(0.09/250) = 0.019.
    #expect(!course.diverged && scores.score > 0.1 + 3 * 0.019, "\(scores)")
  }

  @Test func everyEpochHasItsOwnOrder() {
    let network = MultilayerPerceptron(inputs: 1, widths: [], outputs: 2).network(of: Float.self)
    let trainer = Trainer(network, batchSize: 4, epochs: 2, seed: Seed(3))
    let other = Trainer(network, batchSize: 4, epochs: 2, seed: Seed(4))
    let orders = [
      trainer.order(of: 50, epoch: 1), trainer.order(of: 50, epoch: 2),
      other.order(of: 50, epoch: 1),
    ]
    #expect(orders.allSatisfy { $0.sorted() == Array(0..<50) })
    #expect(Set(orders).count == 3)
    #expect(trainer.order(of: 50, epoch: 2) == orders[1])
  }

  @Test func withoutAStepTheMeanLossOfAnEpochIsTheLossOfAllSamples() {
    // Ten samples in batches of 4, 4 and 2: each counts once and alike.
    let network = MultilayerPerceptron(inputs: 2, widths: [3], outputs: 3).network(of: Double.self)
    var generator = Seed(5).generator()
    let samples = Samples(
      (0..<20).map { _ in generator.normal() }, featureCount: 2,
      .classes((0..<10).map { Int32($0 % 3) }))
    var parameters = network.initialParameters(seed: Seed(6))
    var buffers = network.initialBuffers
    let optimizer = Optimizer(SGD<Double>(learningRate: 0), parameterCount: parameters.count)
    var losses: [Double] = []
    let course = Trainer(network, batchSize: 4, epochs: 2, seed: Seed(7)).train(
      &parameters, &buffers, with: optimizer, on: samples,
      monitor: .classification(classCount: 3)
    ) { _, loss, _, _ in
      losses.append(loss)
      return true
    }
    let expected = NetworkScorer(network).scores(of: parameters, on: samples).first
    #expect(course.steps == 6 && course.samples == 20 && losses.count == 2)
    for loss in losses { expectClose(loss, expected, relative: 1e-14) }
  }

  @Test func scoresByHand() {
    // A network without hidden layer, its weights [1; −1], its biases 0: logits (x, −x).
    let network = MultilayerPerceptron(inputs: 1, widths: [], outputs: 2).network(of: Double.self)
    let samples = Samples<Double>([1, 0, -2], featureCount: 1, .classes([0, 1, 0]))
    // Two rows a pass: the second pass is smaller.
    let scores = NetworkScorer(network, capacity: 2).scores(of: [1, -1, 0, 0], on: samples)
    // −log p: log(1 + e⁻²), log 2, log(1 + e⁴); the tie goes to class 0, which is wrong, as is the
    // third row.
    expectClose(scores.first, (0.126_928_011 + 0.693_147_181 + 4.018_149_928) / 3, within: 1e-9)
    expectClose(scores.second, 2.0 / 3, within: 1e-15)
    expectClose(scores.score, 1.0 / 3, within: 1e-15)
  }

  @Test func regressionScoresByHand() {
    let network = MultilayerPerceptron(inputs: 1, widths: [], outputs: 1).network(of: Double.self)
    let samples = Samples<Double>(
      [1, 2, 3], featureCount: 1, .values([12, 16, 26], scale: .init(mean: 10, deviation: 4)))
    // Outputs x, in original units 14, 18, 22: errors 2, 2, −4. Targets have mean 18 and squares
    // 36 + 4 + 64 = 104 about it.
    let scores = NetworkScorer(network, capacity: 2).scores(of: [1, 0], on: samples)
    expectClose(scores.first, 8, within: 1e-12)
    expectClose(scores.second, 8.0 / 3, within: 1e-12)
    expectClose(scores.score, 1 - 24.0 / 104, within: 1e-12)
  }
}

struct DivergenceMonitorTests {
  /// The place of the first loss at which `monitor` says stop.
  private func end(_ monitor: DivergenceMonitor, _ losses: [Double]) -> Int? {
    var monitor = monitor
    return losses.firstIndex { monitor.exceeds(after: $0) }
  }

  @Test func theMeanOfTwentyLossesIsHeldAgainstTheFirstOne() {
    // Limit 100 · max(2, ln 2) = 200. After the loss 2, nineteen of 210 give (2 + 19 · 210)/20
    // = 199.6; one more makes the mean 210.
    let losses = [2] + [Double](repeating: 210, count: 30)
    #expect(end(.classification(classCount: 2), losses) == 20)
  }

  @Test func aSmallFirstLossIsJudgedByTheScale() {
    // Limit 100 · ln 10 = 230.26, although the first loss is 0; then (19 · 230 + 250)/20 = 231.
    let losses = [0] + [Double](repeating: 230, count: 40) + [250]
    #expect(end(.classification(classCount: 10), losses) == 41)
  }

  @Test func aLossThatIsNotFiniteEndsAtOnce() {
    #expect(end(.regression, [1, .nan]) == 1)
    #expect(end(.regression, [.infinity]) == 0)
  }
}
