import Experiments
import Formats
import Foundation
import Landscapes
import Learning
import Networks
import SearchSpaces
import Synchronization
import TestSupport
import Testing

@Suite struct GridEvaluatorTests {
  static func plan(seed: UInt64 = 0, folds: Int = 2) throws -> EvaluationPlan {
    try EvaluationPlan(
      StudyDefinition(
        learner: "formula", dataset: "toy", space: FormulaLearner.space.get()),
      learner: FormulaLearner(), dataset: .toy,
      fidelities: [.full, Fidelity(sampleFraction: 0.5, epochs: 2)], folds: folds,
      seed: seed)
  }

  /// Evaluates into `path`, stopping before training `limit`.
  @discardableResult static func run(
    _ path: String, workers: Int, limit: Int = .max, seed: UInt64 = 0
  ) async throws -> EvaluationProgress {
    let store = try EvaluationStore(opening: path, for: .writing)
    defer { store.close() }
    let started = Mutex(0)
    return try await GridEvaluator(keeper: store, workerCount: workers) { 0 }.run(
      plan(seed: seed),
      isStopped: {
        started.withLock {
          $0 += 1
          return $0 > limit
        }
      }, report: { _ in })
  }

  static func everything(_ path: String) throws -> [[Evaluation]] {
    let store = try EvaluationStore(opening: path, for: .reading)
    return try store.scenarios().map { try store.evaluations(of: $0.id) }
  }

  @Test func everyTrainingOfThePlanIsStoredOnce() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "r.db").path
      let progress = try await Self.run(path, workers: 2)
      // 10 configurations, 2 folds, 2 fidelities; x = 2 fails and x = 3 diverges in mode b.
      #expect(progress.total == 40 && progress.done == 40 && progress.isComplete)
      #expect(progress.failed == 4 && progress.diverged == 4)
      #expect(progress.firstFailure == "no training at x = 2")
      let evaluations = try Self.everything(path)
      #expect(evaluations.map(\.count) == [20, 20])
      #expect(evaluations[0].allSatisfy { $0.trainingSamples == 8 || $0.trainingSamples == 0 })
      #expect(evaluations[0][0].curve.count == 2 && evaluations[1][0].curve.count == 3)
      let again = try await Self.run(path, workers: 1)
      #expect(again.missing == 0 && again.done == 0)
    }
  }

  @Test func stoppingAndWorkersChangeNothing() async throws {
    try await withTemporaryFolder { folder in
      let one = folder.appending(path: "1.db").path
      let two = folder.appending(path: "2.db").path
      let stopped = folder.appending(path: "s.db").path
      try await Self.run(one, workers: 1)
      try await Self.run(two, workers: 2)
      for limit in [1, 7, 3, 20, 9, 2] {
        let progress = try await Self.run(stopped, workers: 2, limit: limit)
        #expect(progress.done <= limit)
      }
      let expected = try Self.everything(one)
      #expect(try Self.everything(two) == expected)
      #expect(try Self.everything(stopped) == expected)
      try await Self.run(stopped, workers: 2, seed: 1)
      #expect(try Self.everything(stopped).map(\.count) == [40, 40])
    }
  }

  @Test func anotherKeeperGetsTheSameTrainings() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "r.db").path
      try await Self.run(path, workers: 1)
      let keeper = KeptInMemory()
      let evaluator = GridEvaluator(keeper: keeper, workerCount: 2) { 0 }
      let plan = try Self.plan()
      let part = plan.restricted(to: Array(plan.ranks.prefix(4)), at: plan.fidelities)
      let first = try await evaluator.run(part, isStopped: { false }, report: { _ in })
      let rest = try await evaluator.run(plan, isStopped: { false }, report: { _ in })
      #expect(first.done == 16 && rest.done == 24)
      let evaluations = plan.fidelities.map { fidelity in
        keeper.trainings.filter { $0.scenario.fidelity == fidelity }.map(\.training.evaluation)
          .sorted { ($0.rank, $0.fold) < ($1.rank, $1.fold) }
      }
      #expect(evaluations == (try Self.everything(path)))
      // A database takes over what another keeper has.
      let store = try EvaluationStore(
        opening: folder.appending(path: "taken.db").path, for: .writing)
      try store.add(keeper.trainings, of: plan.study)
      #expect(try store.histories().first?.trainings.count == 40)
      store.close()
    }
  }

  @Test func plansRefuseWhatDoesNotFit() throws {
    func plan(_ change: (inout StudyDefinition) throws -> Void) throws -> EvaluationPlan {
      var study = StudyDefinition(
        learner: "formula", dataset: "toy", space: try FormulaLearner.space.get())
      try change(&study)
      return try EvaluationPlan(study, learner: FormulaLearner(), dataset: .toy)
    }
    #expect(throws: LearningError.unsupportedLoss(.meanSquaredError, task: .classification)) {
      try plan { $0.loss = .meanSquaredError }
    }
    #expect(
      throws: LearningError.unsupportedFidelity("trees=2", learner: "formula", counts: .epochs)
    ) { try plan { $0.fidelities = [try Fidelity(trees: 2)] } }
    #expect(
      throws: LearningError.unknownHyperparameter(
        "y", of: "learner 'formula'", known: ["x", "mode"])
    ) { try plan { $0.space = try SearchSpace([Hyperparameter("y", .ordinal([1]))]) } }
    #expect(
      throws: LearningError.invalidValue(
        hyperparameter: "x", value: 101, expected: "a number from 0 to 100")
    ) { try plan { $0.space = try SearchSpace([Hyperparameter("x", .ordinal([1, 101]))]) } }
    #expect(throws: LearningError.self) { try plan { $0.folds = 33 } }
    #expect(throws: LearningError.noSpace(learner: "formula")) { try plan { $0.space = nil } }
    #expect(try plan { _ in }.loss == .crossEntropy)
  }
}
