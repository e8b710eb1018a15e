import Experiments
import Foundation
import LandscapeSearch
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct AnswerStoreTests {
  @Test func whatIsStoredAnswersAndTheRestIsTrained() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(
        opening: folder.appending(path: "r.db").path, for: .writing)
      defer { store.close() }
      let plan = try GridEvaluatorTests.plan()
      let answers = try AnswerStore(
        plan, in: store, evaluator: GridEvaluator(keeper: store, workerCount: 1) { 0 })
      func outcome(
        _ query: Query, isStopped: Bool = false
      ) async throws -> (outcome: Answer.Outcome?, trainings: Int) {
        try await answers.outcome(of: query) { isStopped }
      }
      // Nothing is stored, and nothing may be trained.
      let stopped = try await outcome(Query(rank: 0), isStopped: true)
      #expect(stopped.outcome == nil && stopped.trainings == 0)
      // One fold of two is trained alone, and the mean takes the other.
      let fold = try await outcome(Query(rank: 0, fold: 1))
      let mean = try await outcome(Query(rank: 0))
      #expect(fold.trainings == 1 && mean.trainings == 1)
      // What is stored needs no training, also where none may be made.
      let again = try await outcome(Query(rank: 0), isStopped: true)
      #expect(again.outcome == mean.outcome && again.trainings == 0)
      let other = try await outcome(Query(rank: 0, fold: 0)).outcome
      guard case .loss(let first) = other,
        case .loss(let second) = fold.outcome, case .loss(let both) = mean.outcome
      else {
        Issue.record("rank 0 has losses")
        return
      }
      #expect(both == (first + second) / 2)
      let cheap = Query(rank: 0, fidelity: plan.fidelities[0])
      let cheapTrainings = try await outcome(cheap).trainings
      #expect(cheapTrainings == 2)
      // x = 2 fails and x = 3 diverges, both in mode b.
      var outcomes: [Answer.Outcome?] = []
      for rank in plan.ranks { outcomes.append(try await outcome(Query(rank: rank)).outcome) }
      #expect(outcomes.count { $0 == .failed } == 1)
      #expect(outcomes.count { $0 == .diverged } == 1)
    }
  }
}
