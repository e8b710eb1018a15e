/// All configurations of a space in order of rank, computed when asked for; nothing is stored.
///
/// ```swift
/// for configuration in Grid(space) { … }
/// ```
///
/// Of a constrained space it holds the valid configurations only. Then counting walks over the
/// ranks once, and indices are ranks rather than positions.
public struct Grid: Sendable, BidirectionalCollection {
  public let space: SearchSpace

  public init(_ space: SearchSpace) {
    self.space = space
  }

  /// The lowest valid rank.
  public var startIndex: Int { validRank(atOrAfter: 0) }
  public var endIndex: Int { space.combinationCount }
  public var count: Int { space.configurationCount }

  public subscript(rank: Int) -> Configuration { space.configuration(at: rank) }

  public func index(after rank: Int) -> Int { validRank(atOrAfter: rank + 1) }

  public func index(before rank: Int) -> Int {
    var rank = rank - 1
    while !space.isValid(rank: rank) { rank -= 1 }
    return rank
  }

  private func validRank(atOrAfter first: Int) -> Int {
    var rank = first
    while rank < space.combinationCount, !space.isValid(rank: rank) { rank += 1 }
    return rank
  }
}
