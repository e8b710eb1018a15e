import Catalogs
import Networks
import Numerical
import SearchSpaces
import Testing

@testable import Learning

/// A rule that the library does not know: steps of one length, against the sign of the gradient.
struct SignDescent<Scalar: RealScalar>: UpdateRule {
  var learningRate: Double
  let factor: Double
  var state: StoredState<Scalar> {
    get { StoredState() }
    set {}
  }

  mutating func update(_ parameters: inout [Scalar], along gradient: [Scalar]) {
    for index in gradient.indices where gradient[index] != 0 {
      let step = Scalar(learningRate * factor)
      parameters[index] -= gradient[index] < 0 ? -step : step
    }
  }
}

extension UpdateRuleEntry {
  private static var factor: Parameter<Double> {
    Parameter(
      "sign_factor", .from(0, to: 10), default: 1,
      "of \(OptimizationParameter.takers): steps in units of the learning rate")
  }

  static var signs: UpdateRuleEntry {
    UpdateRuleEntry(
      "signs", "steps of one length", learningRate: 0.01, [OptimizationParameter(factor)]
    ) { rate, decay, values throws(LearningError) in
      (SignDescent<Scalar>(learningRate: rate, factor: try factor.value(in: values)), decay)
    }
  }
}

/// What an update rule and a schedule get by one line each in their catalogues.
struct AddedRuleTests {
  private let catalogs: OptimizationCatalogs = {
    var catalogs = OptimizationCatalogs()
    catalogs.rules = catalogs.rules.adding(.signs)
    catalogs.schedules = catalogs.schedules.adding(
      LearningRateScheduleEntry("eighth_first", "an eighth of η in the first of 8 steps") { _ in
        .triangular(peak: 1)
      })
    return catalogs
  }()

  @Test func learnersDeclareBoth() throws {
    for learner in LearnerCatalog.all(training: catalogs) where learner.budget == .epochs {
      let accepted = Dictionary(
        uniqueKeysWithValues: learner.hyperparameters.map { ($0.name, $0.accepts) })
      #expect(accepted["optimizer"] == "sgd, momentum, adagrad, rmsprop, adam, adamw, signs")
      #expect(accepted["schedule"]?.hasSuffix(", averaging, eighth_first") == true)
      #expect(accepted["sign_factor"] == "a number from 0 to 10")
    }
  }

  @Test func aTrainingMovesByBoth() throws {
    // Eight steps of ten of the 80 rows rise in a line: the first is η · factor / 8
    // = 2⁻² · 2 / 8 = 2⁻⁴, exact but for the rounding of θ below 4.
    let learner = NetworkLearner(ModelCatalog.perceptron, training: catalogs)
    var training = try learner.training(
      of: [
        "depth": 0, "batch_size": 10, "optimizer": "signs", "sign_factor": 2,
        "learning_rate": 0.25, "schedule": "eighth_first",
      ], on: NetworkLearnerTests.plane, budget: 1, seed: Seed(3))
    let before = training.run.parameters
    _ = training.run.nextStep()
    for (before, after) in zip(before, training.run.parameters) {
      #expect(abs(abs(after - before) - 0.0625) < 0x1p-21)
    }
  }

  @Test func messagesNameThem() throws {
    let learner = try LearnerCatalog.all(training: catalogs).entry(named: "mlp")
    #expect(
      throws: LearningError.invalidValue(
        hyperparameter: "optimizer", value: "sign",
        expected: "sgd, momentum, adagrad, rmsprop, adam, adamw, signs")
    ) { try learner.validate(["optimizer": "sign"], for: NetworkLearnerTests.plane.dataset) }
  }
}
