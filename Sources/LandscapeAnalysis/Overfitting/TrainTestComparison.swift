public import Landscapes
import Numerical
import SearchSpaces

/// Losses on the data that configurations were trained on, against losses on other data.
///
/// *Out of line* are configurations whose gap is not what configurations of about their loss have:
/// the expected gap is the median within one of up to 20 equal parts by loss, joined by straight
/// lines; a configuration is out of line when it is more than three robust standard deviations
/// (1.4826 · median absolute residual) away.
///
/// *Collapsed* are configurations whose train loss is far out: more than three interquartile ranges
/// above the third quartile (Tukey 1977). They were trained without failing, and learned next to
/// nothing.
public struct TrainTestComparison: Sendable {
  /// A configuration whose gap its loss does not explain.
  public struct Outlier: Sendable, Hashable {
    public let rank: Int
    /// Loss on other data less train loss.
    public let gap: Double
    /// Of configurations of about that loss.
    public let expectedGap: Double
    /// The difference in robust standard deviations; above 0, it overfits more than others.
    public let score: Double
  }

  /// Train first.
  public let pair: LandscapePair
  /// Of ``pair``, over its configurations.
  public let gap: Landscape
  public let spearman, shakeUp: Double?
  /// Spearman's ρ of gap and train loss: below 0, what fits better has the larger gap.
  public let gapSpearman: Double?
  public let medianGap: Double
  /// Farthest first; empty with fewer than 20 configurations, and where half or more have the
  /// expected gap exactly.
  public let outliers: [Outlier]
  /// Ranks, ascending.
  public let collapsed: [Int]

  /// - Throws: `LandscapeError` where the two share fewer than two configurations.
  public init(train: Landscape, other: Landscape) throws(LandscapeError) {
    let pair = try LandscapePair(train, other)
    let gap = try GeneralizationGap.gap(pair)
    self.pair = pair
    self.gap = gap
    spearman = SimilarityMeasure.spearman.value(on: pair)
    shakeUp = SimilarityMeasure.shakeUp.value(on: pair)
    gapSpearman = Correlation.spearman(gap.losses, pair.firstLosses)
    medianGap = Quantiles(of: gap.losses).median
    outliers = TrainTestComparison.outliers(
      ranks: pair.ranks, losses: pair.secondLosses, gaps: gap.losses)
    let quantiles = Quantiles(of: train.losses)
    let spread = quantiles.interquartileRange
    let border = quantiles.value(at: 0.75) + 3 * spread
    collapsed =
      spread > 0
      ? train.losses.indices.filter { train.losses[$0] > border }.map { train.rank(ofNode: $0) }
      : []
  }

  /// Each scenario that has train losses and losses on other data of two configurations or more.
  ///
  /// - Parameter measure: What the train losses are compared with; `nil` is test, or validation
  ///   where a scenario has no test losses.
  public static func all(
    in landscapes: [Landscape], measure: Measure? = nil
  ) -> [TrainTestComparison] {
    landscapes.compactMap { train in
      GeneralizationGap.counterpart(of: train, in: landscapes, measure: measure).flatMap { other in
        try? TrainTestComparison(train: train, other: other)
      }
    }
  }

  /// Train landscapes whose scenarios have losses on other data too, but fewer than two
  /// configurations with both.
  ///
  /// - Parameter comparisons: All of the landscapes, with the same measure.
  package static func tooSmall(
    in landscapes: [Landscape], measure: Measure?, without comparisons: [TrainTestComparison]
  ) -> [Landscape] {
    let compared = Set(comparisons.map(\.pair.first.id))
    return landscapes.filter { train in
      train.measure == .train && !compared.contains(train.id)
        && landscapes.contains {
          $0.scenario == train.scenario && $0.measure != .train
            && (measure == nil || $0.measure == measure)
        }
    }
  }

  /// The ranks of the configurations without a train loss.
  ///
  /// - Parameters:
  ///   - kept: The landscapes of the source under the policy that keeps failures.
  ///   - left: The same under the one that leaves them out.
  package func failedRanks(among kept: [Landscape], but left: [Landscape]) -> [Int] {
    func ranks(_ landscapes: [Landscape]) -> [Int] {
      landscapes.first { $0.measure == .train && $0.id == pair.first.id }
        .map { landscape in (0..<landscape.count).map { landscape.rank(ofNode: $0) } } ?? []
    }
    let present = Set(ranks(left))
    return ranks(kept).filter { !present.contains($0) }
  }

  private static func outliers(
    ranks: [Int], losses: [Double], gaps: [Double]
  ) -> [Outlier] {
    guard losses.count >= 20 else { return [] }
    let order = Ranking.order(losses).map { Int($0) }
    let partCount = min(20, losses.count / 10)
    let parts = (0..<partCount).map { part in
      order[part * order.count / partCount..<(part + 1) * order.count / partCount]
    }
    var knots: [(loss: Double, gap: Double)] = []
    for part in parts {
      let loss = Quantiles(of: part.map { losses[$0] }).median
      let gap = Quantiles(of: part.map { gaps[$0] }).median
      // Parts within one tie have one loss: their gaps are averaged.
      if let last = knots.last, last.loss == loss {
        knots[knots.count - 1].gap = (last.gap + gap) / 2
      } else {
        knots.append((loss, gap))
      }
    }
    let expected = losses.map { interpolated($0, knots) }
    let residuals = zip(gaps, expected).map { $0 - $1 }
    let deviation = 1.4826 * Quantiles(of: residuals.map { abs($0) }).median
    // What rounding leaves of equal numbers is no spread.
    let scale = gaps.reduce(0) { max($0, abs($1)) }
    guard deviation > 1e-12 * scale else { return [] }
    return residuals.indices.filter { abs(residuals[$0]) > 3 * deviation }
      .sorted { (abs(residuals[$0]), $1) > (abs(residuals[$1]), $0) }
      .map {
        Outlier(
          rank: ranks[$0], gap: gaps[$0], expectedGap: expected[$0],
          score: residuals[$0] / deviation)
      }
  }

  private static func interpolated(
    _ loss: Double, _ knots: [(loss: Double, gap: Double)]
  ) -> Double {
    guard let after = knots.firstIndex(where: { $0.loss >= loss }), after > 0 else {
      return loss <= knots[0].loss ? knots[0].gap : knots[knots.count - 1].gap
    }
    let (a, b) = (knots[after - 1], knots[after])
    return a.gap + (loss - a.loss) / (b.loss - a.loss) * (b.gap - a.gap)
  }
}
