public import Landscapes
import Numerical
import SearchSpaces

/// What is good on several data sets: losses of common configurations, each data set on its own
/// scale.
///
/// Losses of different data sets are not comparable. They are brought to *regrets*,
/// (*f* − min *f*) / (max *f* − min *f*) on each data set, and to average ranks over the number of
/// configurations.
public struct TransferTable: Sendable {
  /// The landscapes, one per data set.
  public let landscapes: [Landscape]
  /// The configurations that all landscapes hold, ascending.
  public let ranks: [Int]
  /// Shape [landscapes, configurations]: the regret of each, in [0, 1].
  public let regrets: [[Double]]
  /// Per configuration, the mean over the landscapes of its average rank divided by the number of
  /// configurations: near 0 it leads everywhere.
  public let meanRanks: [Double]

  /// - Precondition: Landscapes over one space.
  /// - Returns: `nil` with fewer than two landscapes whose losses differ on two or more common
  ///   configurations; those whose losses do not are left out.
  public init?(of all: [Landscape]) {
    let landscapes = all.filter(\.isVaried)
    guard let first = landscapes.first, landscapes.count > 1 else { return nil }
    precondition(landscapes.allSatisfy { $0.space == first.space }, "landscapes of one space")
    let common = (0..<first.count).map { first.rank(ofNode: $0) }.filter { rank in
      landscapes.allSatisfy { $0.node(ofRank: rank) != nil }
    }
    guard common.count > 1 else { return nil }
    var kept: [Landscape] = []
    var regrets: [[Double]] = []
    var meanRanks = [Double](repeating: 0, count: common.count)
    for landscape in landscapes {
      let losses = common.compactMap { rank in
        landscape.node(ofRank: rank).map { landscape.losses[$0] }
      }
      guard let low = losses.min(), let high = losses.max(), high > low else { continue }
      kept.append(landscape)
      regrets.append(losses.map { ($0 - low) / (high - low) })
      for (place, rank) in Ranking.averageRanks(losses).enumerated() {
        meanRanks[place] += rank / Double(common.count)
      }
    }
    guard kept.count > 1 else { return nil }
    self.landscapes = kept
    ranks = common
    self.regrets = regrets
    self.meanRanks = meanRanks.map { $0 / Double(kept.count) }
  }

  /// The place in ``ranks`` of the configuration to begin with on a new data set: that of the
  /// lowest mean rank over the landscapes given, the lowest rank on ties.
  ///
  /// - Parameter excluded: A landscape that does not count.
  public func recommendation(without excluded: Int? = nil) -> Int {
    let means = excluded.map { meanRanks(without: $0) } ?? meanRanks
    var best = 0
    for place in means.indices where means[place] < means[best] { best = place }
    return best
  }

  private func meanRanks(without excluded: Int) -> [Double] {
    let own = Ranking.averageRanks(regrets[excluded])
    let count = Double(regrets.count)
    return meanRanks.indices.map { place in
      (meanRanks[place] * count - own[place] / Double(ranks.count)) / (count - 1)
    }
  }

  /// Configurations that together have a good one for every data set, as places in ``ranks``.
  ///
  /// Greedy: each next one lowers the mean regret of the best of those chosen the most; of equals,
  /// that of the lowest mean rank, then the lowest rank. Fewer than `count` where none lowers it.
  /// Greedy choice reaches at least 1 − 1/*e* of the gain that the best set of that size has.
  ///
  /// - Complexity: O(*count* · landscapes · configurations).
  /// - Source: G. Nemhauser, L. Wolsey, M. Fisher, "An analysis of approximations for maximizing
  ///   submodular set functions", Math. Program. 14, 1978.
  public func portfolio(of count: Int, without excluded: Int? = nil) -> [Int] {
    let rows = regrets.indices.filter { $0 != excluded }
    let means = excluded.map { meanRanks(without: $0) } ?? meanRanks
    var chosen: [Int] = []
    var reached = rows.map { _ in 1.0 }
    while chosen.count < min(count, ranks.count) {
      var best: (place: Int, total: Double)?
      for place in ranks.indices {
        var total = 0.0
        for (index, row) in rows.enumerated() { total += min(reached[index], regrets[row][place]) }
        let isBetter =
          best.map { best in
            total < best.total || total == best.total && means[place] < means[best.place]
          } ?? true
        if isBetter { best = (place, total) }
      }
      guard let best, best.total < reached.reduce(0, +) else { break }
      chosen.append(best.place)
      for (index, row) in rows.enumerated() {
        reached[index] = min(reached[index], regrets[row][best.place])
      }
    }
    return chosen
  }

  /// The lowest regret of some configurations on a landscape.
  public func regret(of places: [Int], on landscape: Int) -> Double {
    places.map { regrets[landscape][$0] }.min() ?? 1
  }

  /// What a portfolio, the recommendation, and as many random configurations reach on a data set
  /// that was not looked at.
  public struct Check: Sendable, Hashable {
    /// Of the landscape left out.
    public let landscape: Int
    /// Regrets there. That of random configurations is the expected lowest one.
    public let portfolio, recommendation, random: Double
  }

  /// Each landscape left out in turn: chosen on the others, tested on it.
  ///
  /// With two landscapes each is chosen for on the other alone.
  public func leaveOneOut(portfolioSize: Int) -> [Check] {
    landscapes.indices.map { left in
      Check(
        landscape: left,
        portfolio: regret(of: portfolio(of: portfolioSize, without: left), on: left),
        recommendation: regrets[left][recommendation(without: left)],
        random: expectedLowest(of: portfolioSize, on: left))
    }
  }

  /// The expected lowest regret of `count` different configurations drawn at random, exactly: the
  /// *i*-th best is the best drawn with probability C(*n* − *i*, *count* − 1) / C(*n*, *count*).
  public func expectedLowest(of count: Int, on landscape: Int) -> Double {
    let sorted = regrets[landscape].sorted()
    let drawn = min(count, sorted.count)
    var probability = Double(drawn) / Double(sorted.count)
    var sum = 0.0
    for (place, regret) in sorted.enumerated() where probability > 0 {
      sum += probability * regret
      let left = Double(sorted.count - place - 1)
      probability *= left > 0 ? max(0, left - Double(drawn - 1)) / left : 0
    }
    return sum
  }
}

extension TransferTable {
  /// The landscapes that transfer can be asked of: of one space, learner, recipe, loss, measure and
  /// fidelity, on two or more data sets.
  public static func groups(in landscapes: [Landscape]) -> [[Landscape]] {
    LandscapeFamily(landscapes).series(along: [.dataset]).filter { $0.count > 1 }
  }
}
