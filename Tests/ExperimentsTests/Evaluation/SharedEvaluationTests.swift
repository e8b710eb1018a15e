import Experiments
import Formats
import Foundation
import Landscapes
import SearchSpaces
import Synchronization
import TestSupport
import Testing

/// Several runs into one database at a time.
@Suite struct SharedEvaluationTests {
  typealias Single = GridEvaluatorTests

  @Test func whatAnotherRunIsAtIsWaitedFor() async throws {
    try await withTemporaryFolder { folder in
      let (alone, shared) = (
        folder.appending(path: "alone.db").path, folder.appending(path: "shared.db").path
      )
      try await Single.run(alone, workers: 1)
      let expected = try Single.everything(alone)
      let store = try EvaluationStore(opening: shared, for: .writing)
      defer { store.close() }
      let plan = try Single.plan()
      let scenario = plan.scenario(at: plan.fidelities[0])
      // The other run is at the first configuration, and at one fold of the next.
      let keys = [(0, 0), (0, 1), (1, 0)].map {
        TrainingKey(scenario: scenario, rank: $0.0, fold: $0.1)
      }
      let other = store.claims(of: plan.study, seed: plan.seed)
      #expect(try other.claim(keys, atMost: 9).count == 3)
      var holders: [String?] = []
      let progress = try await GridEvaluator(keeper: store, workerCount: 2) { 0 }.run(
        plan, isStopped: { false }
      ) { progress in
        guard progress.awaited > 0 else { return }
        holders.append(progress.holder)
        #expect(progress.done == 37 && progress.awaited == 3 && !progress.isComplete)
        let made = keys.compactMap { key in
          expected[0].first { $0.rank == key.rank && $0.fold == key.fold }
        }
        try? store.add(
          made.map { FinishedTraining(scenario, StoredTraining($0, timing: EvaluationTiming())) },
          of: plan.study)
      }
      #expect(progress.done == 37 && progress.elsewhere == 3 && progress.isComplete)
      #expect(holders == ["process \(getpid())"])
      #expect(try Single.everything(shared) == expected)
    }
  }

  @Test func whatAnotherRunGivesUpIsMade() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(
        opening: folder.appending(path: "r.db").path, for: .writing)
      defer { store.close() }
      let plan = try Single.plan()
      let key = TrainingKey(scenario: plan.scenario(at: .full), rank: 4, fold: 1)
      let other = store.claims(of: plan.study, seed: plan.seed)
      #expect(try other.claim([key], atMost: 1) == [.granted])
      let progress = try await GridEvaluator(keeper: store, workerCount: 1) { 0 }.run(
        plan, isStopped: { false }, report: { if $0.awaited == 1 { other.release() } })
      #expect(progress.done == 40 && progress.elsewhere == 0 && progress.isComplete)
    }
  }

  @Test func waitingEndsWhenItIsTold() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(
        opening: folder.appending(path: "r.db").path, for: .writing)
      defer { store.close() }
      let plan = try Single.plan()
      let key = TrainingKey(scenario: plan.scenario(at: .full), rank: 4, fold: 1)
      let other = store.claims(of: plan.study, seed: plan.seed)
      #expect(try other.claim([key], atMost: 1) == [.granted])
      let isTold = Mutex(false)
      let progress = try await GridEvaluator(keeper: store, workerCount: 1) { 0 }.run(
        plan, isStopped: { isTold.withLock { $0 } },
        report: { progress in
          if progress.awaited == 1 { isTold.withLock { $0 = true } }
        })
      #expect(progress.done == 39 && !progress.isComplete)
    }
  }

  @Test func runsAtOnceTrainNothingTwice() async throws {
    try await withTemporaryFolder { folder in
      let (alone, shared) = (
        folder.appending(path: "alone.db").path, folder.appending(path: "shared.db").path
      )
      try await Single.run(alone, workers: 1)
      let runs = try await withThrowingTaskGroup(of: EvaluationProgress.self) { group in
        for workers in 1...3 {
          group.addTask { try await Single.run(shared, workers: workers) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(runs.allSatisfy { $0.isComplete })
      // 10 configurations, 2 folds, 2 fidelities.
      #expect(runs.reduce(0) { $0 + $1.done } == 40)
      #expect(try Single.everything(shared) == Single.everything(alone))
    }
  }
}
