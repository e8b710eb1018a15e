import Foundation
import Learning
import Numerical

/// A training step of a perceptron 784-256-10: forward, backward and SGD on 128 rows, one thread.
func perceptronBenchmark(_ peers: Peers) throws -> Comparison {
  let (steps, rows, batch, features) = (600, 1280, 128, 784)
  let model = MultilayerPerceptron(inputs: features, widths: [256], outputs: 10)
  let network = model.network(of: Float.self)
  func uniform(_ index: Int) -> Float {
    var generator = SplitMix64(state: UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
    return Float(generator.next() >> 40) / 0x1p24
  }
  let samples = Samples(
    (0..<rows * features).map(uniform), featureCount: features,
    .classes((0..<Int32(rows)).map { $0 % 10 }))
  let first = (0..<model.parameterCount).map { (uniform(rows * features + $0) - 0.5) * 0.1 }

  var parameters = first
  var optimizer = Optimizer(
    SGD<Float>(learningRate: 0.01), parameterCount: model.parameterCount)
  var oracle = NetworkLoss(network, capacity: batch)
  let order = Array(0..<rows)
  let clock = ContinuousClock()
  var seconds: [Double] = []
  var loss = 0.0
  for step in 0..<steps {
    let start = step * batch % rows
    let duration = clock.measure {
      oracle.load(order[start..<start + batch], of: samples, mode: .evaluation)
      loss = optimizer.step(&parameters, on: &oracle).loss
    }
    seconds.append(duration / .seconds(1))
  }
  let peer = try peers.run("torch_mlp.py", ["1", String(steps)])
  guard let other = peer.values["loss"] as? Double, abs(loss - other) < 1e-3 * other else {
    throw BenchmarkError(
      "after \(steps) steps the losses of torch and of this program differ: "
        + "\(loss), \(peer.values["loss"] ?? "none")")
  }
  let counted = seconds.dropFirst(steps / 10).sorted()
  return Comparison(
    task: "perceptron 784-256-10, step of \(batch) rows (\(MatrixProduct.kernelName))",
    peer: peer.name, own: counted[counted.count / 2], other: peer.seconds)
}
