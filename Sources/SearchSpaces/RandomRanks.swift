public import Numerical

/// The valid ranks of a space in random order, each once, without storing those not yet drawn.
///
/// - Complexity: O(1) time per rank looked at, O(drawn) space.
public struct RandomRanks: Sendable, IteratorProtocol {
  private let space: SearchSpace
  private var generator: Xoshiro256
  /// Places of the shuffled list of all ranks that no longer hold their own number.
  private var moved: [Int: Int] = [:]
  private var drawn = 0

  public init(_ space: SearchSpace, seed: Seed) {
    self.space = space
    generator = seed.generator()
  }

  /// The next valid rank; `nil` when all have been drawn.
  public mutating func next() -> Int? { next { _ in false } }

  /// The next valid rank that is not `excluded`; `nil` when all have been drawn.
  public mutating func next(excluded: (Int) -> Bool) -> Int? {
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
