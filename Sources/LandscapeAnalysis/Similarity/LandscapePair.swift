public import Landscapes

/// Two landscapes over one space, aligned on the configurations that both hold.
public struct LandscapePair: Sendable {
  public let first: Landscape
  public let second: Landscape
  /// The ranks that both hold, ascending; at least two.
  public let ranks: [Int]
  /// Losses of the first landscape at ``ranks``.
  public let firstLosses: [Double]
  /// Losses of the second landscape at ``ranks``.
  public let secondLosses: [Double]

  /// - Throws: ``LandscapeError`` when the spaces differ or fewer than two configurations are common.
  public init(_ first: Landscape, _ second: Landscape) throws(LandscapeError) {
    guard first.space == second.space else { throw .differentSpaces(first.id, second.id) }
    self.first = first
    self.second = second
    if first.isComplete, second.isComplete {
      ranks = Array(first.losses.indices)
      firstLosses = first.losses
      secondLosses = second.losses
    } else {
      var common: [Int] = []
      var (a, b): ([Double], [Double]) = ([], [])
      var other = 0
      for node in 0..<first.count {
        let rank = first.rank(ofNode: node)
        while other < second.count, second.rank(ofNode: other) < rank { other += 1 }
        guard other < second.count, second.rank(ofNode: other) == rank else { continue }
        common.append(rank)
        a.append(first.losses[node])
        b.append(second.losses[other])
      }
      (ranks, firstLosses, secondLosses) = (common, a, b)
    }
    guard ranks.count > 1 else { throw .noCommonConfigurations(first.id, second.id) }
  }

  /// The number of common configurations.
  public var count: Int { ranks.count }

  /// The same pair the other way round.
  public var reversed: LandscapePair { LandscapePair(reversing: self) }

  /// The common configurations at `positions` of ``ranks`` alone; some may come several times, as
  /// in a sample drawn with replacement.
  init(_ pair: LandscapePair, at positions: [Int32]) {
    (first, second) = (pair.first, pair.second)
    ranks = positions.map { pair.ranks[Int($0)] }
    firstLosses = positions.map { pair.firstLosses[Int($0)] }
    secondLosses = positions.map { pair.secondLosses[Int($0)] }
  }

  private init(reversing pair: LandscapePair) {
    (first, second) = (pair.second, pair.first)
    ranks = pair.ranks
    (firstLosses, secondLosses) = (pair.secondLosses, pair.firstLosses)
  }
}
