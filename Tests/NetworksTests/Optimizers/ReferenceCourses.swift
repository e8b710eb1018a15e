import Catalogs
import Foundation
import Networks
import Numerical
import TestSupport

/// A file of `fixtures/reference/torch/optimizers`: five steps of every rule on the batches of a
/// ``ReferenceNetwork``, with and without transforms.
struct ReferenceCourses: Decodable {
  struct Rule: Decodable {
    let hyper: Hyper
    /// `none`, `lm_x`, `lm_x2`, `lm_x_eps0.1`.
    let courses: [String: Course]
  }
  struct Course: Decodable {
    let loss, c, scale: [Double]
    /// θ after the last step.
    let end: [Double]
    /// Running statistics after the last step.
    let buffersAfter: [String: [Double]]?

    enum CodingKeys: String, CodingKey {
      case loss, c, scale, end
      case buffersAfter = "buffers_after"
    }
  }
  struct Sharpness: Decodable {
    let rho: Double
    let hyper: Hyper
    let loss, gradNormScaled, perturbedLoss, end: [Double]

    enum CodingKeys: String, CodingKey {
      case rho, hyper, loss, end
      case gradNormScaled = "grad_norm_scaled"
      case perturbedLoss = "perturbed_loss"
    }
  }
  struct Hyper: Decodable {
    let lr: Double
    let momentum: Double?
    let nesterov: Bool?
    let weightDecay: Double

    enum CodingKeys: String, CodingKey {
      case lr, momentum, nesterov
      case weightDecay = "weight_decay"
    }
  }

  let rules: [String: Rule]
  let sam: [String: Sharpness]
  /// The mean of θ after the steps 1 to 5 of `sgd_momentum`.
  let average: [Double]
  /// The running statistics of all batches at that mean.
  let refreshedBuffers: [String: [Double]]?

  enum CodingKeys: String, CodingKey {
    case rules, sam, average
    case refreshedBuffers = "refreshed_buffers"
  }

  init(_ file: String) throws {
    let data = try Data(contentsOf: fixture("reference/torch/optimizers/\(file).json"))
    self = try JSONDecoder().decode(ReferenceCourses.self, from: data)
  }

  /// The rules of the files, by their names there; the largest network has two of them.
  static let names = [
    "sgd", "sgd_momentum", "sgd_momentum_wd", "sgd_nesterov", "adam", "adam_l2", "adamw",
    "adagrad", "rmsprop", "rmsprop_momentum",
  ]

  /// The optimiser that a name of the file stands for.
  static func optimizer<Scalar: RealScalar>(
    _ name: String, _ hyper: Hyper, transforms: [any GradientTransform<Scalar>],
    parameterCount: Int
  ) throws -> Optimizer<Scalar> {
    let (rate, momentum) = (hyper.lr, hyper.momentum ?? 0)
    let rule: any UpdateRule<Scalar> =
      switch name.prefix(while: { $0 != "_" }) {
      case "sgd":
        SGD(learningRate: rate, momentum: momentum, nesterov: hyper.nesterov ?? false)
      case "adam": Adam(learningRate: rate)
      case "adamw": Adam(learningRate: rate, decoupledWeightDecay: hyper.weightDecay)
      case "adagrad": AdaGrad(learningRate: rate)
      case "rmsprop": RMSProp(learningRate: rate, momentum: momentum)
      default: throw UnknownNameError(kind: "rule", name: name, known: names)
      }
    return Optimizer(
      rule, weightDecay: name == "adamw" ? 0 : hyper.weightDecay, transforms: transforms,
      parameterCount: parameterCount)
  }
}
