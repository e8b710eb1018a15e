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
  /// The places of ``firstLosses`` and of ``secondLosses``.
  private let rankings: (first: OnDemand<LossRanking>, second: OnDemand<LossRanking>)
  /// The landscapes as a whole.
  let whole: (first: ComparedLandscape, second: ComparedLandscape)

  /// - Throws: `LandscapeError` when the spaces differ or fewer than two configurations are
  ///   common.
  public init(_ first: Landscape, _ second: Landscape) throws(LandscapeError) {
    try self.init(ComparedLandscape(first), ComparedLandscape(second))
  }

  /// A pair that shares what is known of its sides with their other pairs.
  ///
  /// - Throws: ``LandscapeError`` when the spaces differ or fewer than two configurations are
  ///   common.
  package init(_ one: ComparedLandscape, _ other: ComparedLandscape) throws(LandscapeError) {
    let (first, second) = (one.landscape, other.landscape)
    guard first.space == second.space else { throw .differentSpaces(first.id, second.id) }
    self.first = first
    self.second = second
    whole = (one, other)
    if first.ranks == second.ranks {
      ranks = first.ranks ?? Array(first.losses.indices)
      firstLosses = first.losses
      secondLosses = second.losses
      rankings = (one.ranking, other.ranking)
    } else {
      let (nodes, others) = LandscapePair.common(first, second)
      let (a, b) = (nodes.map { first.losses[$0] }, others.map { second.losses[$0] })
      ranks = nodes.map { first.rank(ofNode: $0) }
      (firstLosses, secondLosses) = (a, b)
      rankings = (OnDemand { LossRanking(of: a) }, OnDemand { LossRanking(of: b) })
    }
    guard ranks.count > 1 else { throw .noCommonConfigurations(first.id, second.id) }
  }

  /// The nodes of either landscape at the ranks that both hold.
  private static func common(
    _ first: Landscape, _ second: Landscape
  ) -> (first: [Int], second: [Int]) {
    var (nodes, others): ([Int], [Int]) = ([], [])
    var other = 0
    for node in 0..<first.count {
      let rank = first.rank(ofNode: node)
      while other < second.count, second.rank(ofNode: other) < rank { other += 1 }
      guard other < second.count, second.rank(ofNode: other) == rank else { continue }
      nodes.append(node)
      others.append(other)
    }
    return (nodes, others)
  }

  /// The number of common configurations.
  public var count: Int { ranks.count }

  var firstRanking: LossRanking { rankings.first.value }
  var secondRanking: LossRanking { rankings.second.value }

  /// The same pair the other way round.
  public var reversed: LandscapePair { LandscapePair(reversing: self) }

  /// The common configurations at `positions` of ``ranks`` alone; some may come several times, as
  /// in a sample drawn with replacement.
  init(_ pair: LandscapePair, at positions: [Int32]) {
    self.init(
      pair, ranks: positions.map { pair.ranks[Int($0)] },
      positions.map { pair.firstLosses[Int($0)] }, positions.map { pair.secondLosses[Int($0)] })
  }

  /// The same configurations with other losses.
  init(_ pair: LandscapePair, losses first: [Double], _ second: [Double]) {
    self.init(pair, ranks: pair.ranks, first, second)
  }

  private init(_ pair: LandscapePair, ranks: [Int], _ a: [Double], _ b: [Double]) {
    (first, second, whole) = (pair.first, pair.second, pair.whole)
    self.ranks = ranks
    (firstLosses, secondLosses) = (a, b)
    rankings = (OnDemand { LossRanking(of: a) }, OnDemand { LossRanking(of: b) })
  }

  private init(reversing pair: LandscapePair) {
    (first, second) = (pair.second, pair.first)
    ranks = pair.ranks
    (firstLosses, secondLosses) = (pair.secondLosses, pair.firstLosses)
    rankings = (pair.rankings.second, pair.rankings.first)
    whole = (pair.whole.second, pair.whole.first)
  }
}
