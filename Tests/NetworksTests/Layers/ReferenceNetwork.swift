import Foundation
import Networks
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
    let buffersAfter: [String: [Double]]?
  }

  let params: [Tensor]
  let batches: [Batch]
  let buffers: [String: [Double]]?
  let forwardTrain: Forward
  /// Kept for networks over images; the perceptrons have nothing that evaluation changes.
  let forwardEval: Forward?
  let smoothedLoss: [Double]?

  enum CodingKeys: String, CodingKey {
    case params, batches, buffers, forwardTrain, forwardEval
    case smoothedLoss = "labelSmoothing0.1LossEval"
  }

  static let perceptrons = ["mlp_4_8_3", "mlp_tanh_4_8_3"]
  static let imageNetworks = ["conv_1x8x8", "conv_bn_1x8x8", "preact_block_1x8x8"]
  static let files = perceptrons + imageNetworks

  init(_ file: String) throws {
    let data = try Data(contentsOf: fixture("reference/torch/\(file).json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(ReferenceNetwork.self, from: data)
  }

  var parameters: [Double] { params.flatMap(\.values) }

  static func network<Scalar: RealScalar>(_ file: String, of type: Scalar.Type) -> Network<Scalar> {
    let image = ImageShape(channels: 1, height: 8, width: 8)
    switch file {
    case "conv_1x8x8": return Network(convolution(image, isNormalized: false))
    case "conv_bn_1x8x8": return Network(convolution(image, isNormalized: true))
    case "preact_block_1x8x8": return Network(residual(image))
    default:
      return MultilayerPerceptron(
        inputs: 4, widths: [8], outputs: 3, activation: file.contains("tanh") ? .tanh : .relu
      ).network(of: type)
    }
  }

  /// With one channel, the order of channel, row, column is that of row, column, channel.
  private static func convolution<Scalar: RealScalar>(
    _ image: ImageShape, isNormalized: Bool
  ) -> [any Layer<Scalar>] {
    let shape = ConvolutionShape(image, channels: 4, side: 3, padding: 1)
    let pooling = MaxPooling<Scalar>(shape.output)
    var layers: [any Layer<Scalar>] = [Convolution(shape, bias: !isNormalized)]
    if isNormalized { layers.append(BatchNormalization(shape.output)) }
    layers += [
      ActivationLayer(.relu, count: shape.output.count), pooling,
      ImageLayout.channelsFirst(pooling.output),
      Dense(inputs: 64, outputs: 3),
    ]
    return layers
  }

  private static func residual<Scalar: RealScalar>(_ image: ImageShape) -> [any Layer<Scalar>] {
    let first = ConvolutionShape(image, channels: 4, side: 3, padding: 1)
    let halving = ConvolutionShape(first.output, channels: 8, side: 3, stride: 2, padding: 1)
    let second = ConvolutionShape(halving.output, channels: 8, side: 3, padding: 1)
    let branch: [any Layer<Scalar>] = [
      BatchNormalization(first.output), ActivationLayer(.relu, count: first.output.count),
      Convolution(halving, bias: false),
      BatchNormalization(halving.output), ActivationLayer(.relu, count: halving.output.count),
      Convolution(second, bias: false),
    ]
    let shortcut = Convolution<Scalar>(
      ConvolutionShape(first.output, channels: 8, side: 1, stride: 2), bias: false)
    return [
      Convolution(first, bias: false), ResidualBlock(branch, shortcut: shortcut),
      BatchNormalization(second.output), ActivationLayer(.relu, count: second.output.count),
      AveragePooling.global(second.output), Dense(inputs: 8, outputs: 3),
    ]
  }

  /// The vector of buffers: layers in the order of the file, mean before variance.
  func flat<Scalar: RealScalar>(
    _ buffers: [String: [Double]]?, of type: Scalar.Type
  ) -> [Scalar] {
    ["1", "bn1", "bn2", "bn"].flatMap { layer in
      ["running_mean", "running_var"].flatMap { buffers?["\(layer).\($0)"] ?? [] }
    }.map { Scalar($0) }
  }

  func samples<Scalar: RealScalar>(_ batch: Int, of type: Scalar.Type) -> Samples<Scalar> {
    let batch = batches[batch]
    return Samples(
      batch.x.map { Scalar($0) }, featureCount: batch.x.count / batch.labels.count,
      .classes(batch.labels))
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
