import Landscapes
import SearchSpaces
import Testing

@Suite struct LandscapeFromEvaluationsTests {
  let scenario = Scenario(learner: "", dataset: "test", loss: "loss")
  let space: SearchSpace
  let evaluations: [Evaluation]

  init() throws {
    space = try SearchSpace([.init("a", .ordinal([1, 2, 3, 4]))])
    func ok(_ rank: Int, _ fold: Int, _ loss: Double) -> Evaluation {
      Evaluation(
        rank: rank, fold: fold, seed: 0,
        outcome: .ok([.validation: .init(loss: loss), .test: .init(loss: 9)]), seconds: 0)
    }
    evaluations = [
      ok(2, 1, 5), ok(0, 0, 1), ok(0, 1, 2), ok(2, 0, 4), ok(3, 0, 100),
      Evaluation(rank: 3, fold: 1, seed: 0, outcome: .diverged(step: 7), seconds: 0),
    ]
  }

  private func landscape(_ policy: DivergencePolicy, _ measure: Measure = .validation) throws
    -> Landscape
  {
    try .from(
      evaluations: evaluations, id: "t", scenario: scenario, measure: measure, space: space,
      policy: policy)
  }

  @Test func foldsAreAveragedAndDivergedOnesExcluded() throws {
    let landscape = try landscape(.exclude)
    #expect(landscape.ranks == [0, 2] && landscape.losses == [1.5, 4.5])
    #expect(landscape.failedCount == 1)
  }

  @Test func divergedOnesTakeTheWorstMean() throws {
    // The 100 of the diverged configuration's other fold is no loss of a success.
    let landscape = try landscape(.worst)
    #expect(landscape.ranks == [0, 2, 3] && landscape.losses == [1.5, 4.5, 4.5])
    #expect(landscape.failedCount == 1)
  }

  @Test func aMeasureNeverTakenLeavesNothing() {
    #expect(throws: LandscapeError.empty(id: "t")) { try landscape(.exclude, .train) }
  }
}
