public import Numerical
public import SearchSpaces

/// Valid configurations in random order, each once.
public struct RandomSearch: SearchStrategy {
  public let name = "random"
  private let space: SearchSpace
  private var unasked: RandomRanks

  public init(_ space: SearchSpace, seed: Seed) {
    self.space = space
    unasked = RandomRanks(space, seed: seed.derived("random search"))
  }

  public mutating func ask() -> Int? { unasked.next() }

  public mutating func tell(rank: Int, loss: Double?) {}
}
