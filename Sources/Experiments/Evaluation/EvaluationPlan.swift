public import Formats
public import Landscapes
public import Learning
public import Networks
import Numerical
public import SearchSpaces

/// All trainings of a study: which configurations, on which folds, at which fidelities.
public struct EvaluationPlan: Sendable {
  public let learner: any Learner
  public let space: SearchSpace
  public let loss: LossKind
  /// From cheap to full, each once.
  public private(set) var fidelities: [Fidelity]
  /// Of the configurations, ascending.
  public private(set) var ranks: [Int]
  /// Of the folds of ``data``, ascending.
  public private(set) var folds: [Int]
  public let data: DataPlan
  public let seed: UInt64
  /// What must stay as it is in a database that these evaluations are added to.
  public let study: StudyIdentity

  /// Checks everything that can be checked before the first training.
  ///
  /// - Parameters:
  ///   - fidelities: Instead of those of the study; empty takes the study's, or full effort.
  /// - Throws: An error of the space, the data or the learner that says what does not fit.
  public init(
    _ study: StudyDefinition, learner: any Learner, dataset: Dataset,
    fidelities: [Fidelity] = [], sampling: GridSampling = .exhaustive, folds: Int? = nil,
    seed: UInt64 = 0
  ) throws {
    let dataset = try dataset.prepared(by: study.recipe)
    guard study.recipe == .standard || learner.budget == .epochs else {
      throw LearningError.invalidData(
        "recipe '\(study.recipe.name)': learner '\(learner.name)' sees pixels as they are; "
          + "leave out 'recipe'")
    }
    let space = try study.space ?? SpaceCatalog.space(of: learner)
    let listed = fidelities.isEmpty ? study.fidelities : fidelities
    self.learner = learner
    self.space = space
    self.seed = seed
    let fidelities = listed.isEmpty ? [.full] : Set(listed).sorted()
    self.fidelities = fidelities
    loss = study.loss ?? dataset.task.usualLoss
    guard loss.task == dataset.task else {
      throw LearningError.unsupportedLoss(loss, task: dataset.task)
    }
    for fidelity in fidelities {
      if fidelity.epochs != nil, learner.budget != .epochs {
        throw LearningError.unsupportedFidelity(
          fidelity.label, learner: learner.name, counts: learner.budget)
      }
      if fidelity.budgetFraction != nil, learner.fullBudget(of: HyperparameterValues([:])) == nil {
        throw LearningError.unsupportedFidelity(
          fidelity.label, learner: learner.name, counts: learner.budget)
      }
      if fidelity.trees != nil, learner.budget != .trees {
        throw LearningError.unsupportedFidelity(
          fidelity.label, learner: learner.name, counts: learner.budget)
      }
    }
    for hyperparameter in space.hyperparameters {
      for level in hyperparameter.domain.levels {
        let values = HyperparameterValues([hyperparameter.name: level])
        try values.validate(
          against: learner.hyperparameters, of: "learner '\(learner.name)'", for: dataset.task)
        try learner.validate(values, for: dataset)
      }
    }
    data = try DataPlan(
      dataset, foldCount: folds ?? study.folds ?? DataPlan.defaultFoldCount(for: dataset),
      testShare: study.testShare, seed: Seed(seed))
    self.study = StudyIdentity(
      space: space, fingerprint: dataset.fingerprint, folds: data.foldCount,
      testShare: data.testShare, implementation: learner.implementation ?? "")
    ranks = try sampling.ranks(in: space, seed: Seed(seed))
    self.folds = Array(0..<data.foldCount)
  }

  /// The same study of these configurations alone, at these fidelities and on these folds.
  ///
  /// - Parameters:
  ///   - ranks: Ascending.
  ///   - folds: `nil` for all of the plan.
  public func restricted(
    to ranks: [Int], at fidelities: [Fidelity], folds: [Int]? = nil
  ) -> EvaluationPlan {
    var plan = self
    plan.ranks = ranks
    plan.fidelities = fidelities
    plan.folds = folds ?? plan.folds
    return plan
  }

  /// The number of trainings.
  public var trainingCount: Int { ranks.count * fidelities.count * folds.count }

  public func scenario(at fidelity: Fidelity) -> Scenario {
    Scenario(
      learner: learner.name, dataset: data.dataset.name, recipe: data.dataset.recipe.name,
      loss: loss.rawValue, fidelity: fidelity)
  }

  /// Opens the database at `path` to add these evaluations, or makes it.
  ///
  /// - Throws: ``StoreError``; a database with another study of the same learner and data is left
  ///   as it was.
  public func store(at path: String) throws(StoreError) -> EvaluationStore {
    try EvaluationStore(opening: path, toAdd: study, of: scenario(at: .full))
  }

  /// The objective that trains at `fidelity`.
  ///
  /// - Parameter seconds: A clock, in seconds from any origin.
  package func objective(
    at fidelity: Fidelity, seconds: @escaping @Sendable () -> Double
  ) -> LearnerObjective {
    LearnerObjective(
      learner, space: space, data: data, loss: loss, fidelity: fidelity, seed: seed,
      seconds: seconds)
  }
}
