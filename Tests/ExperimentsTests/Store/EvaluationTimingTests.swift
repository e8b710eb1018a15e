import Foundation
import GRDB
import Landscapes
import Learning
import SearchSpaces
import Synchronization
import TestSupport
import Testing

@testable import Experiments
@testable import Formats

/// Order, times and workers of trainings, and the histories made of them.
@Suite struct EvaluationTimingTests {
  private static let space = try? SearchSpace([
    Hyperparameter("x", .ordinal([1, 2, 3])), Hyperparameter("mode", .categorical(["a", "b"])),
  ])

  private static let scenario = Scenario(learner: "formula", dataset: "toy", loss: "error_rate")

  private static func store(
    _ folder: URL, folds: Int = 0
  ) throws -> (store: EvaluationStore, study: StudyIdentity) {
    let store = try EvaluationStore(opening: folder.appending(path: "r.db").path, for: .writing)
    return (store, StudyIdentity(space: try #require(space), folds: folds))
  }

  private static func evaluation(_ rank: Int, fold: Int = 0, loss: Double?) -> Evaluation {
    Evaluation(
      rank: rank, fold: fold, seed: 0,
      outcome: loss.map { .ok([.validation: .init(loss: $0)]) } ?? .diverged(step: 3), seconds: 2)
  }

  @Test func sequencesGoOnAfterWhatIsStored() async throws {
    try await withTemporaryFolder { folder in
      let (store, study) = try Self.store(folder)
      defer { store.close() }
      // An imported evaluation without an order comes first, and has no number.
      try store.add(
        [Self.evaluation(5, loss: 0.1)], to: store.register(Self.scenario, of: study))
      for batch in [[3, 1], [2, 0]] {
        try store.add(
          batch.map {
            FinishedTraining(
              Self.scenario,
              StoredTraining(
                Self.evaluation($0, loss: Double($0)),
                timing: EvaluationTiming(start: 10, end: 12, worker: 1)))
          }, of: study)
      }
      let history = try #require(try store.histories().first)
      #expect(history.name == "formula/toy" && history.unorderedCount == 1)
      #expect(history.trainings.map(\.rank) == [3, 1, 2, 0])
      #expect(
        history.trainings[2].timing
          == EvaluationTiming(sequence: 3, start: 10, end: 12, worker: 1))
      #expect(history.steps.map(\.best) == [3, 1, 1, 0])
    }
  }

  @Test func anEvaluationIsAllItsFoldsAndItsPlaceThatOfTheLast() async throws {
    try await withTemporaryFolder { folder in
      let (store, study) = try Self.store(folder, folds: 2)
      defer { store.close() }
      let order: [(rank: Int, fold: Int, loss: Double?)] = [
        (0, 0, 1), (1, 0, 0.5), (1, 1, 0.25), (2, 0, nil), (0, 1, 3), (2, 1, 0), (4, 0, 0),
      ]
      try store.add(
        order.map {
          FinishedTraining(
            Self.scenario,
            StoredTraining(Self.evaluation($0.rank, fold: $0.fold, loss: $0.loss)))
        }, of: study)
      // By hand: rank 1 is whole after 3 trainings, mean 0.375; 0 after 5, mean 2; 2 after 6, without a
      // loss; 4 lacks a fold. Two folds are one evaluation; each training took 2 seconds.
      let steps = try #require(try store.histories().first).steps
      #expect(steps.map(\.rank) == [1, 0, 2])
      #expect(steps.map(\.loss) == [0.375, 2, nil])
      #expect(steps.map(\.best) == [0.375, 0.375, 0.375])
      #expect(steps.map(\.cost) == [1.5, 2.5, 3])
      #expect(steps.map(\.seconds) == [6, 10, 12])
    }
  }

  @Test func lowerFidelitiesAddToTheCostAlone() throws {
    let space = try #require(Self.space)
    let quarter = try Fidelity(sampleFraction: 0.5, budgetFraction: 0.5)
    let history = EvaluationHistory(
      name: "toy", configurations: .space(space),
      trainings: [(0, quarter, 0.1), (1, quarter, 0.2), (1, .full, 0.4)].enumerated().map {
        EvaluationHistory.Training(
          rank: $1.0, fidelity: $1.1, outcome: .ok, loss: $1.2,
          timing: EvaluationTiming(sequence: $0 + 1))
      })
    // By hand: two quarters and one whole evaluation.
    #expect(history.steps.map(\.cost) == [1.5] && history.steps.map(\.best) == [0.4])
  }

  @Test func theEvaluatorRecordsWorkersAndTheWallClock() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "r.db").path
      let store = try EvaluationStore(opening: path, for: .writing)
      defer { store.close() }
      let ticks = Mutex(0.0)
      let evaluator = GridEvaluator(
        keeper: store, workerCount: 2, unixSeconds: { 1_000_000 },
        seconds: {
          ticks.withLock {
            $0 += 1
            return $0
          }
        })
      _ = try await evaluator.run(
        GridEvaluatorTests.plan(), isStopped: { false }, report: { _ in })
      let history = try #require(try store.histories().first)
      #expect(history.trainings.compactMap(\.timing.sequence) == Array(1...40))
      #expect(history.trainings.allSatisfy { $0.timing.start == 1_000_000 })
      #expect(history.trainings.allSatisfy { $0.timing.end ?? 0 > 1_000_000 })
      #expect(Set(history.trainings.compactMap(\.timing.worker)).isSubset(of: [0, 1]))
      #expect(history.foldCount == 2 && history.steps.count == 10)
    }
  }

  @Test func aFileOfTheFourthSchemaKeepsItsEvaluations() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "old.db").path
      let old = try DatabaseQueue(path: path)
      try StoreSchema(columns: .standard).bringUp(old, path: path, to: 4)
      let space = try compactJSON(#require(Self.space))
      try await old.write { database in
        try database.execute(
          sql: """
            INSERT INTO studies VALUES (1, 'formula', 'toy', 'standard', ?, '', 0, 0, '');
            INSERT INTO scenarios VALUES (1, 1, 'error_rate', 1, 1, 0, 0, 'minimised');
            INSERT INTO evaluations (scenario, rank, fold, seed, outcome, validation, seconds,
              training_samples, steps) VALUES (1, 2, 0, 0, 'ok', 0.5, 1, 2, 3)
            """, arguments: [space])
      }
      try old.close()
      for access in [EvaluationStore.Access.reading, .writing, .reading] {
        let store = try EvaluationStore(opening: path, for: access)
        let history = try #require(try store.histories().first)
        #expect(history.trainings.isEmpty && history.unorderedCount == 1 && history.steps.isEmpty)
        #expect(try store.evaluations(of: 1).map(\.rank) == [2])
        store.close()
      }
    }
  }

  @Test func anOptunaStudyIsAHistoryOfItsTrials() throws {
    let histories = try EvaluationHistory.all(in: fixture("optuna/optuna_v5.db").path)
    let history = try #require(histories.first { $0.name == "digits-mlp-grid" })
    // optuna_v5.expected.json: 48 trials; the sequence is their order of completion.
    #expect(history.steps.count == 48 && history.unorderedCount == 0)
    let ends = history.trainings.compactMap(\.timing.end)
    #expect(ends.count == 48 && ends == ends.sorted())
    #expect(history.trainings.contains { $0.outcome == .pruned && $0.loss == nil })
  }

  @Test func aSearchThatWasKeptIsAHistory() async throws {
    try await withTemporaryFolder { folder in
      let json = folder.appending(path: "s.json")
      try Data(
        """
        {"schema": "llp-fla/search/1", "landscape": "toy", "strategy": "random", "seed": 0,
         "evaluations": [{"evaluation": 1, "rank": 3, "loss": 0.5, "best": 0.5,
           "configuration": {"x": 2, "mode": "b"}},
          {"evaluation": 2, "rank": 0, "loss": null, "best": 0.5,
           "configuration": {"x": 1, "mode": "a"}}]}
        """.utf8
      ).write(to: json)
      let csv = folder.appending(path: "s.csv")
      try Data("evaluation,rank,loss,best,mode,x\n1,3,0.5,0.5,b,2\n2,0,,0.5,a,1\n".utf8)
        .write(to: csv)
      for url in [json, csv] {
        let history = try #require(try EvaluationHistory.all(in: url.path).first)
        #expect(history.steps.map(\.loss) == [0.5, nil])
        #expect(history.levels(at: 0) == "mode=b, x=2")
      }
      let other = folder.appending(path: "t.csv")
      try Data("x,loss\n1,2\n2,3\n".utf8).write(to: other)
      #expect(throws: ImportError.noHistory(other.path)) {
        try EvaluationHistory.all(in: other.path)
      }
    }
  }
}
