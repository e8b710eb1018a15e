import Foundation
import Learning
import Numerical
import TestSupport

/// A file of `fixtures/reference/torch`.
struct ReferenceNetwork: Decodable {
  struct Tensor: Decodable {
    let name: String
    let values: [Double]
  }
  struct Batch: Decodable {
    let x: [Double]
    let labels: [Int32]
  }
  struct Forward: Decodable {
    let batch: Int
    let logits: [Double]
    let loss: Double
    let grads: [Tensor]
  }
  struct Rule: Decodable {
    let hyper: Hyper
    let none: Steps
  }
  struct Hyper: Decodable {
    let lr: Double
    let momentum: Double?
    let nesterov: Bool?
    let weightDecay: Double
  }
  struct Steps: Decodable {
    let steps: [Step]
  }
  struct Step: Decodable {
    let loss: Double
    let params: [Double]
  }

  let params: [Tensor]
  let batches: [Batch]
  let forwardTrain: Forward
  let optimisers: [String: Rule]

  static let files = ["mlp_4_8_3", "mlp_tanh_4_8_3"]

  init(_ file: String) throws {
    let data = try Data(contentsOf: fixture("reference/torch/\(file).json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(ReferenceNetwork.self, from: data)
  }

  var parameters: [Double] { params.flatMap(\.values) }

  static func network<Scalar: RealScalar>(_ file: String, of type: Scalar.Type) -> Network<Scalar> {
    MultilayerPerceptron(
      inputs: 4, widths: [8], outputs: 3, activation: file.contains("tanh") ? .tanh : .relu
    ).network(of: type)
  }

  func samples<Scalar: RealScalar>(_ batch: Int, of type: Scalar.Type) -> Samples<Scalar> {
    Samples(
      batches[batch].x.map { Scalar($0) }, featureCount: 4, .classes(batches[batch].labels))
  }
}

/// ‖a − b‖₂/‖b‖₂.
func relativeError<Scalar: RealScalar>(_ actual: [Scalar], _ expected: [Double]) -> Double {
  guard actual.count == expected.count else { return .infinity }
  var error = 0.0
  var norm = 0.0
  for (a, b) in zip(actual, expected) {
    error += (Double(a) - b) * (Double(a) - b)
    norm += b * b
  }
  return (error / norm).squareRoot()
}
