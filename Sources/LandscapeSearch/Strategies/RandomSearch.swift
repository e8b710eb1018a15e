import Numerical
import SearchSpaces

/// Valid configurations in random order, each once.
public struct RandomSearch: SearchStrategy {
  static let name = "random"

  public var name: String { Self.name }
  private let problem: SearchProblem
  private let known: Set<Int>
  private var unasked: RandomRanks

  public init(_ problem: SearchProblem) {
    self.problem = problem
    known = Set(problem.prior.map(\.query).filter(problem.isTarget).map(\.rank))
    unasked = RandomRanks(problem.space, seed: problem.seed.derived("random search"))
  }

  public mutating func ask() -> Query? {
    unasked.next { [known] in known.contains($0) }.map(problem.target)
  }

  public mutating func tell(_ answer: Answer) {}
}
