import Learning
import Numerical
import SearchSpaces
import Testing

/// The example of the landing page of Learning.
struct LearningExample {
  @Test func runs() throws {
    let rows = 0..<200
    let dataset = Dataset(
      name: "waves", featureNames: ["x"], features: rows.map { Double($0) },
      target: .classes(rows.map { Int32($0 / 25 % 2) }, names: ["low", "high"]))
    let plan = try DataPlan(dataset, foldCount: 5, seed: Seed(0))
    let learner = ForestLearner()
    for depth in [1, 4] {
      let result = try learner.train(
        HyperparameterValues(["max_depth": .number(Double(depth)), "n_estimators": 20]),
        on: plan.data(fold: 0, sampleFraction: 1), budget: nil, seed: Seed(0))
      if case .finished(_, let validation, _) = result.outcome { print(depth, validation.score) }
    }
    #expect(plan.foldCount == 5)
  }
}
