import Foundation
import Learning
import Networks
import Numerical

/// Training steps of a network beside those of torch: forward, backward and SGD with momentum on
/// batches of 128, from the same parameters over the same inputs.
struct TrainingBenchmark {
  /// The name of the network in both programs.
  let name: String
  let image: ImageShape
  let steps: Int
  let model: any NetworkModel

  static func all() throws -> [TrainingBenchmark] {
    let picture = ImageShape(channels: 3, height: 32, width: 32)
    let row = ImageShape(channels: 784, height: 1, width: 1)
    return [
      TrainingBenchmark(
        name: "mlp", image: row, steps: 600,
        model: MultilayerPerceptron(inputs: 784, widths: [256], outputs: 10)),
      TrainingBenchmark(
        name: "simple_cnn", image: picture, steps: 40,
        model: try SimpleCNN(image: picture, outputs: 10)),
      TrainingBenchmark(
        name: "nn2", image: picture, steps: 12, model: try NN2(image: picture, outputs: 10)),
      TrainingBenchmark(
        name: "preresnet", image: picture, steps: 20,
        model: try PreResNet(image: picture, outputs: 10, depth: 20)),
    ]
  }

  /// The fastest step of each, which other programs on the machine disturb least.
  func compare(_ peers: Peers, threads: Int) throws -> Comparison {
    let own = train(threads: threads)
    let peer = try peers.run("torch_networks.py", [name, String(threads), String(steps)])
    guard let other = peer.values["loss"] as? Double, abs(own.loss - other) < 1e-3 * other else {
      throw BenchmarkError(
        "the losses of step 5 of \(name) by torch and by this program differ: "
          + "\(peer.values["loss"] ?? "none"), \(own.loss)")
    }
    return Comparison(
      task: "step of \(name) on 128 rows, \(threads) threads (\(MatrixProduct.kernelName))",
      peer: peer.name, own: own.seconds.min()!, other: peer.fastest)
  }

  /// Seconds of the steps but for the first, and the loss of the fifth: later on, roundings tell.
  private func train(threads: Int) -> (seconds: [Double], loss: Double) {
    let (rows, batch, features) = (1280, 128, image.count)
    let network = model.network(of: Float.self)
    let samples = Samples(
      (0..<rows * features).map(uniform), featureCount: features,
      .classes((0..<Int32(rows)).map { $0 % 10 }))
    var parameters = network.initialParameters(seed: Seed(0))
    var start = 0
    for tensor in network.tensors {
      let isMatrix = tensor.shape.count > 1
      let bound = 1 / Float(tensor.count / tensor.shape[0]).squareRoot()
      let constant: Float = tensor.initializer == .constant(1) ? 1 : 0
      for index in start..<start + tensor.count {
        parameters[index] =
          isMatrix ? (uniform(rows * features + index) * 2 - 1) * bound : constant
      }
      start += tensor.count
    }
    var optimizer = Optimizer(
      SGD<Float>(learningRate: 0.01, momentum: 0.9), parameterCount: parameters.count)
    var oracle = NetworkLoss(network, capacity: batch, threads: threads)
    let order = Array(0..<rows)
    let clock = ContinuousClock()
    var seconds: [Double] = []
    var loss = 0.0
    for step in 0..<steps {
      let first = step * batch % rows
      let duration = clock.measure {
        oracle.load(
          order[first..<first + batch], of: samples, mode: .training(seed: Seed(UInt64(step))))
        let seen = optimizer.step(&parameters, on: &oracle).loss
        if step == 4 { loss = seen }
      }
      seconds.append(duration / .seconds(1))
    }
    return (Array(seconds.dropFirst()), loss)
  }

  /// A number in [0, 1) from SplitMix64 of its index.
  private func uniform(_ index: Int) -> Float {
    var generator = SplitMix64(state: UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
    return Float(generator.next() >> 40) / 0x1p24
  }
}
