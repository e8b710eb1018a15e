import Numerical
import SearchSpaces

/// Valid configurations in random order, each once.
package struct RandomSearch: SearchStrategy {
  package let name = "random"
  private let problem: SearchProblem
  private let known: Set<Int>
  private var unasked: RandomRanks

  package init(_ problem: SearchProblem) {
    self.problem = problem
    known = Set(problem.prior.map(\.query).filter(problem.isTarget).map(\.rank))
    unasked = RandomRanks(problem.space, seed: problem.seed.derived("random search"))
  }

  package mutating func ask() -> Query? {
    unasked.next { [known] in known.contains($0) }.map(problem.target)
  }

  package mutating func tell(_ answer: Answer) {}
}
