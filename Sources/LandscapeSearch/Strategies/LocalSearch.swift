import Numerical
import SearchSpaces

/// First-improvement local search over one-edit neighbours, with restarts.
///
/// From a random configuration it tries neighbours in random order and moves to the first that is
/// better. Where none is, it starts again at a random configuration. What was told once is never
/// asked again: a better neighbour that is already known is moved to for nothing.
public struct LocalSearch: SearchStrategy {
  static let name = "local_search"

  public var name: String { Self.name }
  private let problem: SearchProblem
  private let kernel = OneEditKernel()
  private var generator: Xoshiro256
  private var starts: RandomRanks
  /// What is known; infinite where an evaluation failed.
  private var losses: [Int: Double] = [:]
  private var asked: Set<Int> = []
  private var current: Int?
  /// Neighbours of ``current`` still to try, the next one last.
  private var candidates: [Int] = []

  public init(_ problem: SearchProblem) {
    self.problem = problem
    generator = problem.seed.derived("local search order").generator()
    starts = RandomRanks(problem.space, seed: problem.seed.derived("local search starts"))
    for answer in problem.prior { tell(answer) }
  }

  public mutating func ask() -> Query? {
    while let candidate = candidates.popLast() {
      if asked.insert(candidate).inserted { return problem.target(candidate) }
    }
    current = nil
    let asked = asked
    guard let start = starts.next(excluded: { asked.contains($0) }) else { return nil }
    self.asked.insert(start)
    return problem.target(start)
  }

  public mutating func tell(_ answer: Answer) {
    guard problem.isTarget(answer.query) else { return }
    let rank = answer.query.rank
    losses[rank] = answer.loss ?? .infinity
    asked.insert(rank)
    guard let loss = answer.loss else { return }
    if let current, let best = losses[current], best <= loss { return }
    settle(at: rank)
  }

  /// Moves to `rank`, on to better neighbours that are known, and lists the unknown ones.
  private mutating func settle(at rank: Int) {
    var position = rank
    while true {
      candidates.removeAll(keepingCapacity: true)
      var next: (rank: Int, loss: Double)?
      let known = losses
      var unknown: [Int] = []
      kernel.forEachNeighbor(of: position, in: problem.space) { neighbor in
        guard let loss = known[neighbor] else { return unknown.append(neighbor) }
        if loss < next?.loss ?? known[position] ?? .infinity { next = (neighbor, loss) }
      }
      guard let next else {
        current = position
        generator.shuffle(&unknown)
        candidates = unknown
        return
      }
      position = next.rank
    }
  }
}
