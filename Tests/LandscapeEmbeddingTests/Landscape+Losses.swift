import Landscapes
import SearchSpaces

extension Landscape {
  init(_ space: SearchSpace, ranks: [Int]? = nil, losses: [Double]) throws {
    try self.init(
      id: "test", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      ranks: ranks, losses: losses)
  }
}
