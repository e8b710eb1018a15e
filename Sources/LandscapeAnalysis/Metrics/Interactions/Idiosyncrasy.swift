import Landscapes
import Numerical

/// How much the effect of one change depends on everything else.
extension LandscapeMetric {
  /// Mean over hyperparameters and pairs of levels of the standard deviation of the effect over
  /// backgrounds, over √2 standard deviations of the loss.
  ///
  /// Pairs with fewer than three backgrounds are left out. Where effects are differences of
  /// unrelated losses it is about 1; it may be somewhat larger.
  public static let idiosyncrasy = LandscapeMetric(
    "idiosyncrasy", aspect: .interactions, range: 0...(.infinity), invariance: .affine,
    summary: "Low: a change does the same everywhere; 1: what it does here says nothing there.",
    source: "D. M. Lyons et al., Nat. Ecol. Evol. 4:1685, 2020",
    undefinedWhen: "all losses are equal, no change is seen in three settings of the rest, or"
      + tooManyLevels
  ) { landscape in
    landscape.interactions.meanEffectDeviation.map {
      $0 / (2.0.squareRoot() * landscape.moments.standardDeviation)
    }
  }
  .taking(effort: 4)
}

/// The effects of one pair of levels over backgrounds.
private struct EffectSums {
  var count = LevelTiles.Lanes.zero
  var sum = LevelTiles.Lanes.zero

  static func += (total: inout Self, part: Self) {
    total.count += part.count
    total.sum += part.sum
  }
}

extension LevelTiles {
  /// The mean over hyperparameters and pairs of levels of the standard deviation of the effect over
  /// backgrounds, of which there must be three; `nil` without such a pair.
  ///
  /// - Complexity: One step per pair of levels and background.
  var meanEffectDeviation: Double? {
    var deviations: [Double] = []
    for axis in axes {
      let pairs = (0..<axis.count).flatMap { low in (low + 1..<axis.count).map { (low, $0) } }
      let totals = effectSums(of: axis, pairs) { effect, _ in effect }
      let means = totals.map { $0.sum.sum() / $0.count.sum() }
      let squares = effectSums(of: axis, pairs) { effect, pair in
        let deviation = effect - Lanes(repeating: means[pair])
        return deviation * deviation
      }
      for (total, square) in zip(totals, squares) where total.count.sum() >= 3 {
        deviations.append((square.sum.sum() / total.count.sum()).squareRoot())
      }
    }
    return mean(deviations)
  }

  /// Σ `term`(effect, pair) over backgrounds, per pair of levels.
  @inline(__always)
  private func effectSums(
    of axis: Axis, _ pairs: [(Int, Int)], _ term: @Sendable (Lanes, Int) -> Lanes
  ) -> [EffectSums] {
    let zero = [EffectSums](repeating: EffectSums(), count: pairs.count)
    let blocks = sums(of: axis, .none, from: zero) { tile, _, sums in
      for (pair, (low, high)) in pairs.enumerated() {
        let effect = tile[high] - tile[low]
        let exists = Masks.bits(effect .== effect)
        sums[pair].count += Masks.kept(Lanes(repeating: 1), exists)
        sums[pair].sum += Masks.kept(term(effect, pair), exists)
      }
    }
    var totals = zero
    for block in blocks {
      for pair in totals.indices { totals[pair] += block[pair] }
    }
    return totals
  }
}
