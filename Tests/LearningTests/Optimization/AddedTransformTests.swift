import Catalogs
import Networks
import Numerical
import SearchSpaces
import Testing

@testable import Learning

/// A transform that the library does not know: the sign of every component, times a length.
struct GradientSigns<Scalar: RealScalar>: GradientTransform {
  let length: Scalar

  mutating func evaluate(
    at parameters: [Scalar], gradient: inout [Scalar],
    through oracle: ([Scalar], inout [Scalar], Bool) -> Double
  ) -> Double {
    let loss = oracle(parameters, &gradient, true)
    for index in gradient.indices where gradient[index] != 0 {
      gradient[index] = gradient[index] < 0 ? -length : length
    }
    return loss
  }
}

extension GradientTransformEntry {
  private static var length: Parameter<Double> {
    Parameter(
      "sign_length", .from(0, to: 10), default: 1,
      "what every component of \(OptimizationParameter.takers) is, but for its sign")
  }

  static var signs: GradientTransformEntry {
    GradientTransformEntry(
      "signs", "the sign of every component", wrapsOthers: true, [OptimizationParameter(length)]
    ) { values, _ throws(LearningError) in
      GradientSigns(length: Scalar(try length.value(in: values)))
    }
  }
}

/// What a transform gets by one line in the catalogue; its laws run on it too.
struct AddedTransformTests {
  private static let catalogs: OptimizationCatalogs = {
    var catalogs = OptimizationCatalogs()
    catalogs.transforms = catalogs.transforms.adding(.signs)
    return catalogs
  }()
  private static let learners = LearnerCatalog.all(training: catalogs)

  /// Weights of a linear model before and after its first step.
  private func step(_ values: HyperparameterValues) throws -> [(before: Float, after: Float)] {
    let learner = NetworkLearner(ModelCatalog.perceptron, training: Self.catalogs)
    var training = try learner.training(
      of: values, on: NetworkLearnerTests.plane, budget: 1, seed: Seed(3))
    let before = training.run.parameters
    _ = training.run.nextStep()
    return Array(zip(before, training.run.parameters).map { ($0, $1) })
  }

  @Test(arguments: LearnerCatalog.all.filter { $0.budget == .epochs }.map(\.name))
  func everyNetworkDeclaresIt(name: String) throws {
    let learner = try Self.learners.entry(named: name)
    let transform = try #require(learner.hyperparameters.first { $0.name == "transform" })
    // None, one after the other as they stand, then what the wrapping ones stand outside of.
    #expect(
      transform.accepts
        == "none, sam, asam, asam_magnitude, landscape_modification, signs, "
        + "sam+landscape_modification, asam+landscape_modification, "
        + "asam_magnitude+landscape_modification, sam+signs, asam+signs, asam_magnitude+signs, "
        + "landscape_modification+signs")
    let length = try #require(learner.hyperparameters.first { $0.name == "sign_length" })
    #expect(length.summary == "what every component of signs is, but for its sign")
    #expect(length.accepts == "a number from 0 to 10" && length.defaultValue == 1)
    // All others are as they are without it, and in the same order.
    let names = try LearnerCatalog.all.entry(named: name).hyperparameters.map(\.name)
    #expect(learner.hyperparameters.map(\.name).filter { $0 != "sign_length" } == names)
  }

  @Test func messagesNameIt() throws {
    let learner = try Self.learners.entry(named: "mlp")
    let known = learner.hyperparameters.map(\.name)
    let dataset = NetworkLearnerTests.plane.dataset
    #expect(
      throws: LearningError.invalidValue(
        hyperparameter: "transform", value: "sings",
        expected: learner.hyperparameters.first { $0.name == "transform" }?.accepts ?? "")
    ) { try learner.validate(["transform": "sings"], for: dataset) }
    #expect(
      throws: LearningError.invalidValue(
        hyperparameter: "sign_length", value: 11, expected: "a number from 0 to 10")
    ) { try learner.validate(["transform": "signs", "sign_length": 11], for: dataset) }
    #expect(
      throws: LearningError.unknownHyperparameter(
        "sign_lenght", of: "learner 'mlp'", known: known)
    ) { try learner.validate(["sign_lenght": 1], for: dataset) }
    #expect(known.contains("sign_length"))
  }

  @Test func aTrainingMovesByIt() throws {
    // θ ← θ − η · length · sign(g): by 2⁻⁴ · ½ = 2⁻⁵ here, exact but for the rounding of θ below 4.
    let moves = try step([
      "depth": 0, "optimizer": "sgd", "learning_rate": 0.0625, "transform": "signs",
      "sign_length": 0.5,
    ])
    #expect(moves.count == 3)
    for move in moves { #expect(abs(abs(move.after - move.before) - 0.03125) < 0x1p-21) }
  }

  @Test func itStandsOutsideOfAnother() throws {
    // SAM only turns the gradient; the signs outside of it leave steps of one length.
    let moves = try step([
      "depth": 0, "optimizer": "sgd", "learning_rate": 0.0625, "transform": "sam+signs",
    ])
    for move in moves { #expect(abs(abs(move.after - move.before) - 0.0625) < 0x1p-21) }
  }
}
