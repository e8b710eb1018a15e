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

  public mutating func ask() -> Int? { unasked.next { _ in false } }

  public mutating func tell(rank: Int, loss: Double?) {}
}

/// The valid ranks of a space in random order, without storing those not yet drawn.
struct RandomRanks: Sendable {
  private let space: SearchSpace
  private var generator: Xoshiro256
  /// Places of the shuffled list of all ranks that no longer hold their own number.
  private var moved: [Int: Int] = [:]
  private var drawn = 0

  init(_ space: SearchSpace, seed: Seed) {
    self.space = space
    generator = seed.generator()
  }

  /// The next valid rank that is not `excluded`; `nil` when all have been drawn.
  mutating func next(excluded: (Int) -> Bool) -> Int? {
    while drawn < space.combinationCount {
      let place = drawn + generator.integer(below: space.combinationCount - drawn)
      let rank = moved[place] ?? place
      moved[place] = moved.removeValue(forKey: drawn) ?? drawn
      drawn += 1
      if !excluded(rank), space.isValid(rank: rank) { return rank }
    }
    return nil
  }
}
