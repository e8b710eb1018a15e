import Learning
import Networks
import Numerical
import SearchSpaces
import Testing

/// How first weights are drawn, as a hyperparameter of learners.
struct InitializerTests {
  @Test(arguments: Initialization.allCases)
  func learnersTakeItAsAHyperparameter(initialization: Initialization) throws {
    let result = try NetworkLearner().train(
      HyperparameterValues([
        "width": 8, "epochs": 5, "initializer": .text(initialization.rawValue),
      ]), on: NetworkLearnerTests.clouds, budget: nil, seed: Seed(1))
    guard case .finished(let training, _, _) = result.outcome else {
      Issue.record("diverged")
      return
    }
    // Zero weights behind zero weights get no gradient: what is left is to learn the shares of
    // three classes of 30 rows each, that is, ln 3.
    #expect(result.isCollapsed == (initialization == .zero))
    #expect(initialization == .zero ? abs(training.first - 1.0986) < 0.01 : training.first < 0.9)
  }

  @Test func anUnknownNameIsRefused() {
    #expect(throws: LearningError.self) {
      try NetworkLearner().train(
        HyperparameterValues(["initializer": "glorot"]), on: NetworkLearnerTests.clouds,
        budget: nil, seed: Seed(1))
    }
  }
}
