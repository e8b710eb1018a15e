import Landscapes
import Numerical

/// How sure the shares of an exact decomposition are, by drawing folds or seeds anew.
///
/// All configurations are given the same draw. With few repetitions intervals are wide, as they
/// must be; they tell how shares would move with other folds of these data, not with other data.
///
/// - Complexity: O(draws · *n d*), up to 500 draws.
/// - Source: B. Efron, "Bootstrap methods: another look at the jackknife", Ann. Stat. 7:1, 1979.
struct FoldIntervals {
  /// Per set of one or two hyperparameters, as ``VarianceDecomposition/terms(upTo:)`` orders them.
  let shares: [[Int]: ClosedRange<Double>]
  /// Per hyperparameter.
  let totals: [ClosedRange<Double>]

  /// `nil` where there are fewer than three repetitions, or a draw is flat.
  init?(_ landscape: Landscape, weights: LevelWeights, confidence: Double, seed: Seed) {
    guard let repetitions = landscape.repetitions, repetitions.count > 2 else { return nil }
    let draws = FoldBootstrap(repetitions: repetitions.count, seed: seed).draws
    var sets: [[Int]] = []
    var terms: [[Double]] = []
    var all: [[Double]] = []
    for draw in draws {
      let losses = repetitions.means(weights: draw.counts)
      guard
        let decomposition = VarianceDecomposition(
          of: landscape.replacingLosses(losses), weights: weights)
      else { return nil }
      let found = decomposition.terms(upTo: 2)
      sets = found.map(\.hyperparameters)
      terms.append(found.map(\.share))
      all.append(decomposition.totalEffects)
    }
    let probabilities = draws.map(\.probability)
    func interval(_ values: [Double]) -> ClosedRange<Double> {
      let order = values.indices.sorted { values[$0] < values[$1] }
      func end(at probability: Double) -> Double {
        var reached = 0.0
        for place in order {
          reached += probabilities[place]
          if reached >= probability { return values[place] }
        }
        return values[order[order.count - 1]]
      }
      return end(at: (1 - confidence) / 2)...end(at: (1 + confidence) / 2)
    }
    shares = Dictionary(
      uniqueKeysWithValues: sets.enumerated().map { place, set in
        (set, interval(terms.map { $0[place] }))
      })
    totals = all[0].indices.map { index in interval(all.map { $0[index] }) }
  }
}

extension Repetitions {
  /// How much of the variance between mean losses is noise: the mean variance of a mean loss, its
  /// repetitions' common shifts taken out, over `variance`.
  func noiseShare(of variance: Double) -> Double? {
    guard variance > 0, nodeCount > 1 else { return nil }
    let squares = residuals().reduce(0) { $0 + $1 * $1 }
    return squares / Double(losses.count) / Double(count) / variance
  }
}
