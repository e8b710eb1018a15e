import LandscapeSearch
import Numerical
import SearchSpaces
import Testing

/// The example of the landing page of LandscapeSearch.
struct LandscapeSearchExample {
  @Test func runs() throws {
    let space = try SearchSpace([
      Hyperparameter("x", .ordinal([0, 1, 2, 3, 4])),
      Hyperparameter("y", .ordinal([0, 1, 2, 3, 4])),
    ])
    let strategy = LocalSearch(SearchProblem(space: space, budget: 20))
    let trajectory = SearchTrajectory(strategy, budget: 20) { query in
      let x = Double(space.level(of: 0, at: query.rank))
      let y = Double(space.level(of: 1, at: query.rank))
      return .loss((x - 3) * (x - 3) + (y - 1) * (y - 1))
    }
    if let best = trajectory.best { print(space.values(at: best.rank), best.loss ?? .nan) }
    #expect(trajectory.best?.loss == 0)
  }
}
