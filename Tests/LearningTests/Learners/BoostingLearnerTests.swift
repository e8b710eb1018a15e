import Learning
import Networks
import Numerical
import SearchSpaces
import TestSupport
import Testing

struct BoostingLearnerTests {
  @Test(arguments: [true, false]) func theSpaceIsUnderstood(_ classes: Bool) throws {
    let data = try TreeLearnersTests.data(classes: classes)
    let learner = BoostingLearner()
    let space = try SearchSpace([
      Hyperparameter("n_estimators", .ordinal([25, 200])),
      Hyperparameter("learning_rate", .ordinal([0.01, 0.5])),
      Hyperparameter("max_depth", .ordinal([2, 8])),
      Hyperparameter("min_child_weight", .ordinal([1, 16])),
      Hyperparameter("subsample", .ordinal([0.5, 1])),
    ])
    for rank in [0, space.combinationCount - 1] {
      let values = HyperparameterValues(space, rank: rank)
      let result = try learner.train(values, on: data, budget: 5, seed: Seed(1))
      #expect(result.curve.map(\.step) == [1, 2, 4, 5])
      guard case .finished(_, let validation, let test) = result.outcome else { continue }
      #expect(result.curve.last?.validation == validation)
      #expect(test.first.isFinite)
      #expect(try learner.train(values, on: data, budget: 5, seed: Seed(1)) == result)
    }
  }

  @Test func mistakesAreRefused() throws {
    let data = try TreeLearnersTests.data(classes: true)
    func failure(_ levels: [String: Level], _ data: TrainingData) -> String? {
      do throws(LearningError) {
        _ = try BoostingLearner().train(
          HyperparameterValues(levels), on: data, budget: 1, seed: Seed(1))
        return nil
      } catch { return error.description }
    }
    for levels: [String: Level] in [
      ["learning_rate": 0], ["learning_rate": 1.5], ["subsample": 0], ["max_depth": 0],
      ["num_leaves": 1], ["max_bin": 256], ["reg_lambda": -1], ["n_estimators": nil],
      ["early_stopping_rounds": 0], ["eta": 0.1],
    ] {
      #expect(failure(levels, data) != nil, "\(levels)")
    }
    let oneClass = TrainingData(
      dataset: table([[1, 2, 3, 4]], classes: [0, 0, 0, 1]), training: [0, 1], validation: [2],
      test: [3])
    #expect(
      failure([:], oneClass)
        == "data set 'table': all 2 training rows are of the class 'class 0'; boosting needs two; "
        + "use more data or fewer folds")
    let few = TrainingData(
      dataset: table([[1, 2, 3, 4]], classes: [0, 1, 0, 1]), training: [0, 1], validation: [2],
      test: [3])
    #expect(failure(["early_stopping_rounds": 2], few)?.contains("too few to hold") == true)
    #expect(failure([:], few) == nil)
  }
}
