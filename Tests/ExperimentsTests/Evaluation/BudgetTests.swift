import Experiments
import Formats
import Foundation
import Landscapes
import Learning
import Networks
import SearchSpaces
import TestSupport
import Testing

@Suite struct BudgetTests {
  /// The first evaluation of a space of one configuration.
  static func evaluation(
    _ learner: any Learner, _ levels: [String: Level], _ fidelity: Fidelity
  ) throws -> Evaluation {
    var study = StudyDefinition(learner: learner.name, dataset: "toy")
    study.space = try SearchSpace(levels.map { Hyperparameter($0.key, .ordinal([$0.value])) })
    let plan = try EvaluationPlan(
      study, learner: learner, dataset: .toy, fidelities: [fidelity], folds: 2)
    return plan.objective(at: fidelity) { 0 }.evaluate(rank: 0, fold: 0)
  }

  @Test func aShareOfTheTreesIsRoundedUp() throws {
    let quarter = try Fidelity(budgetFraction: 0.25)
    // ⌈0.25 · 10⌉ trees, and 0.25 of the 100 that a forest has unless given.
    #expect(try Self.evaluation(ForestLearner(), ["n_estimators": 10], quarter).steps == 3)
    #expect(try Self.evaluation(ForestLearner(), ["max_depth": 2], quarter).steps == 25)
    #expect(try Self.evaluation(ForestLearner(), ["n_estimators": 10], .full).steps == 10)
  }

  @Test func aShareOfTheEpochsIsRoundedUp() throws {
    let tenth = try Fidelity(sampleFraction: 0.5, budgetFraction: 0.1)
    // 2 of 20 epochs on 8 rows, which are one step each; 1 of 3 epochs.
    let twenty = try Self.evaluation(NetworkLearner(), ["width": 4], tenth)
    #expect(twenty.curve.map(\.step) == [1, 2] && twenty.steps == 2)
    #expect(twenty.trainingSamples == 8)
    #expect(try Self.evaluation(NetworkLearner(), ["epochs": 3], tenth).curve.count == 1)
  }

  @Test func aLearnerWithoutABudgetIsRefused() throws {
    #expect(
      throws: LearningError.unsupportedFidelity(
        "budget=0.5", learner: "decision_tree", counts: nil)
    ) {
      try Self.evaluation(
        DecisionTreeLearner(), ["max_depth": 2], try Fidelity(budgetFraction: 0.5))
    }
  }

  @Test func notesSayWhatHasNoEffect() throws {
    var study = StudyDefinition(learner: "mlp", dataset: "toy")
    study.space = try SearchSpace([Hyperparameter("batch_size", .ordinal([4, 16]))])
    let dataset = Dataset(
      name: "toy", featureNames: ["f", "g"],
      features: (0..<80).map { $0 % 2 == 0 ? Double($0) : 7 },
      target: .classes((0..<40).map { $0 % 2 }, names: ["no", "yes"]), targetName: "kind")
    let plan = try EvaluationPlan(
      study, learner: NetworkLearner(), dataset: dataset,
      fidelities: [.full, Fidelity(sampleFraction: 0.5)], folds: 2)
    // 40 rows, 32 of them not for tests, 16 of them in a fold, 8 of them at half the data.
    #expect(
      plan.notes(of: study) == [
        "target: column 'kind', the last, for classification; say another with 'target'",
        "the same in every row: g",
        "batch_size 16 is more than the 8 training rows at fidelity data=0.5: a step takes them all",
      ])
  }

  @Test func theRecipeIsPartOfTheScenario() throws {
    var study = StudyDefinition(learner: "mlp", dataset: "bright")
    study.recipe = DataRecipe(augmentation: Augmentation())
    let dataset = Dataset(
      name: "bright", pixels: (0..<40).map { UInt8($0) },
      shape: ImageShape(channels: 1, height: 1, width: 1),
      target: .classes((0..<40).map { $0 % 2 }, names: ["no", "yes"]))
    let plan = try EvaluationPlan(study, learner: NetworkLearner(), dataset: dataset)
    #expect(plan.scenario(at: .full).recipe == "standard+augmented")
    #expect(plan.data.foldCount == 1)
    #expect(
      throws: LearningError.invalidData(
        "recipe 'standard+augmented': learner 'forest' sees pixels as they are; leave out 'recipe'")
    ) { try EvaluationPlan(study, learner: ForestLearner(), dataset: dataset) }
  }
}
