import Learning
import Networks
import Numerical
import SearchSpaces
import TestSupport
import Testing

struct TreeLearnersTests {
  static let learners: [any Learner] = [DecisionTreeLearner(), ForestLearner()]

  /// Two levels of each hyperparameter, the extreme ones.
  static let spaces = [
    Result {
      try SearchSpace([
        Hyperparameter("max_depth", .ordinal([2, nil])),
        Hyperparameter("min_samples_split", .ordinal([2, 20])),
        Hyperparameter("min_samples_leaf", .ordinal([1, 16])),
        Hyperparameter("max_features", .ordinal([0.25, nil])),
        Hyperparameter("min_impurity_decrease", .ordinal([0, 0.01])),
      ])
    },
    Result {
      try SearchSpace([
        Hyperparameter("n_estimators", .ordinal([10, 100])),
        Hyperparameter("max_depth", .ordinal([2, nil])),
        Hyperparameter("min_samples_leaf", .ordinal([1, 16])),
        Hyperparameter("max_features", .ordinal([0.1, nil])),
        Hyperparameter("bootstrap", .categorical([true, false])),
      ])
    },
  ]

  static func data(classes: Bool) throws -> TrainingData {
    let reference = try TreeReference(classes ? "iris" : "diabetes")
    return TrainingData(
      dataset: reference.dataset(classes: classes), training: reference.train,
      validation: Array(reference.test.prefix(20)), test: Array(reference.test.dropFirst(20)))
  }

  @Test(arguments: [0, 1], [true, false])
  func everyHyperparameterOfTheSpaceIsUnderstood(_ index: Int, _ classes: Bool) throws {
    let learner = Self.learners[index]
    let space = try Self.spaces[index].get()
    let data = try Self.data(classes: classes)
    // First and last rank hold the extreme levels of every hyperparameter.
    for rank in [0, space.combinationCount - 1] {
      let values = HyperparameterValues(space, rank: rank)
      let result = try learner.train(values, on: data, budget: nil, seed: Seed(1))
      guard case .finished(let training, let validation, let test) = result.outcome else {
        Issue.record("a tree does not diverge")
        continue
      }
      for scores in [training, validation, test] {
        #expect(scores.first.isFinite && scores.second.isFinite && scores.score <= 1)
      }
      let again = try learner.train(values, on: data, budget: nil, seed: Seed(1))
      #expect(again == result)
    }
  }

  @Test func theCourseOfAForestDoublesItsTrees() throws {
    let data = try Self.data(classes: true)
    let learner = ForestLearner()
    let values = HyperparameterValues(["n_estimators": 11])
    let result = try learner.train(values, on: data, budget: nil, seed: Seed(1))
    #expect(result.curve.map(\.step) == [1, 2, 4, 8, 11])
    guard case .finished(_, let validation, _) = result.outcome else { return }
    #expect(result.curve.last?.validation == validation)
    #expect(result.curve.allSatisfy { $0.training == nil })
    #expect(result.cost.trainingSamples == 105)
    #expect(result.cost.samplesForward == 150)
    #expect(result.cost.steps == 11)

    let cut = try learner.train(values, on: data, budget: 4, seed: Seed(1))
    #expect(cut.curve == Array(result.curve.prefix(3)))
    #expect(cut.cost.steps == 4)
    let uncut = try learner.train(values, on: data, budget: 40, seed: Seed(1))
    #expect(uncut == result)
  }

  @Test func aFullTreeFitsDistinctRows() throws {
    let data = try Self.data(classes: false)
    let result = try DecisionTreeLearner().train(
      HyperparameterValues([:]), on: data, budget: nil, seed: Seed(1))
    guard case .finished(let training, _, _) = result.outcome else { return }
    #expect(training.first == 0 && training.score == 1)
    #expect(result.curve.isEmpty && result.cost.steps == 1)
    #expect(result.cost.parameters > 2 * 250)
  }

  @Test func mistakesAreRefused() throws {
    let classes = try Self.data(classes: true)
    let values = try Self.data(classes: false)
    func failure(_ level: [String: Level], _ data: TrainingData) -> LearningError? {
      do throws(LearningError) {
        _ = try ForestLearner().train(
          HyperparameterValues(level), on: data, budget: 1, seed: Seed(1))
        return nil
      } catch { return error }
    }
    for level: [String: Level] in [
      ["max_features": 0], ["max_features": 1.5], ["max_features": "all"], ["max_depth": 0],
      ["criterion": "squared_error"], ["min_samples_split": 1], ["n_estimators": nil],
      ["bootstrap": 1], ["depth": 3],
    ] {
      #expect(failure(level, classes) != nil, "\(level)")
    }
    #expect(failure(["criterion": "gini"], values) != nil)
    #expect(failure(["criterion": "squared_error", "max_features": nil], values) == nil)
    let empty = TrainingData(
      dataset: classes.dataset, training: [0, 1], validation: [], test: [2])
    #expect(
      failure([:], empty)
        == .invalidData("data set 'table': the validation part holds no rows"))
  }
}
