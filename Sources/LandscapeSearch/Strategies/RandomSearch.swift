package import Numerical
package import SearchSpaces

/// Valid configurations in random order, each once.
package struct RandomSearch: SearchStrategy {
  package let name = "random"
  private let space: SearchSpace
  private var unasked: RandomRanks

  package init(_ space: SearchSpace, seed: Seed) {
    self.space = space
    unasked = RandomRanks(space, seed: seed.derived("random search"))
  }

  package mutating func ask() -> Int? { unasked.next() }

  package mutating func tell(rank: Int, loss: Double?) {}
}
