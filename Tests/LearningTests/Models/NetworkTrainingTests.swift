import Learning
import Networks
import Numerical
import SearchSpaces
import Testing

struct NetworkTrainingTests {
  static let values: HyperparameterValues = [
    "width": 8, "epochs": 4, "batch_size": 8, "optimizer": "momentum",
    "transform": "sam+landscape_modification",
  ]

  @Test func aTrainingByStepsEndsWhereTheLearnerDoes() throws {
    let data = NetworkLearnerTests.clouds
    let result = try NetworkLearner().train(Self.values, on: data, budget: nil, seed: Seed(1))
    var training = try NetworkLearner().training(of: Self.values, on: data, seed: Seed(1))
    while training.run.nextStep() != nil {}
    let scores = [training.run.samples, training.validation, training.test()].map {
      training.scores(of: training.run.parameters, on: $0)
    }
    #expect(
      result.outcome
        == .finished(training: scores[0], validation: scores[1], test: scores[2]))
    #expect(result.cost.steps == training.run.step)
  }

  @Test func aConfigurationHasNetworkParametersAndOptimizer() throws {
    var training = try NetworkLearner().training(
      of: Self.values, on: NetworkLearnerTests.clouds, seed: Seed(1))
    let network = training.network
    #expect(training.run.parameters.count == network.parameterCount)
    #expect(training.run.parameters == network.initialParameters(seed: Seed(1)))
    #expect(training.run.buffers.isEmpty && training.run.optimizer.gradientsPerStep == 2)
    #expect(training.run.optimizer.telemetryColumns == [.threshold, .scale])
    let first = training.run.nextStep()
    #expect(first?.number == 1 && first?.seen.telemetry.count == 2)
    #expect(training.run.parameters != network.initialParameters(seed: Seed(1)))
  }
}
