import Numerical

/// The functional analysis of variance of a forest: what ``VarianceDecomposition`` is where
/// configurations are missing.
///
/// Each tree is decomposed exactly over the whole space, also where nothing was evaluated, and
/// shares are averaged over the trees that vary at all. Main effects and pairs are told; what
/// larger sets cause is the rest to 1. One tree without bootstrap, on a complete grid, is the
/// landscape itself, and its shares are the exact ones.
///
/// The shares are those of the forest. `RegressionForest.outOfBagFit()` says how much of the
/// landscape it has understood; what it has not is missing from the interactions first.
///
/// Combinations that conditions or clauses forbid are predicted like all others, with an inactive
/// hyperparameter as one more that may vary.
///
/// Optuna's evaluator differs in four ways: categories are one column each, and a marginal averages
/// over all their 0–1 combinations instead of over the categories; means are over the linear range,
/// as by ``LevelWeights/linear``, also of logarithmic parameters; there are no pairs; and integers
/// reach half a step beyond their range.
///
/// - Source: F. Hutter, H. Hoos, K. Leyton-Brown, "An efficient approach for assessing
///   hyperparameter importance", ICML 2014.
public struct ForestANOVA: Sendable {
  /// What a set of one or two hyperparameters explains.
  public struct Term: Sendable, Hashable {
    /// Indices in the space, ascending.
    public let hyperparameters: [Int]
    /// Mean over trees, in [0, 1].
    public let share: Double
    /// The middle of the trees, 95 % unless asked otherwise, widened to hold their mean.
    public let low, high: Double
  }

  /// The mean prediction at one level.
  public struct LevelMean: Sendable, Hashable {
    /// Over the other hyperparameters, and over trees.
    public let mean: Double
    /// The middle of the trees.
    public let low, high: Double
    /// Standard deviation over the other hyperparameters, the mean of the trees.
    public let deviation: Double
  }

  /// Main effects in order of the space, then pairs.
  public let terms: [Term]
  /// Mean over trees of the mean prediction over the space.
  public let mean: Double
  /// Mean over trees of the variance of the prediction over the space.
  public let variance: Double
  /// Per hyperparameter, per level.
  public let levelMeans: [[LevelMean]]

  /// `nil` where no tree varies.
  ///
  /// - Parameters:
  ///   - order: 1 for main effects, 2 for pairs too.
  ///   - confidence: The share of the trees that intervals hold.
  /// - Complexity: O(trees · leaves · *d*^`order`), on all cores.
  package init?(of forest: RegressionForest, order: Int = 2, confidence: Double = 0.95) {
    let (lower, upper) = ((1 - confidence) / 2, (1 + confidence) / 2)
    let table = forest.table
    let count = table.featureCount
    let trees = inParallel(0..<forest.trees.count, by: 1) { range in
      TreeANOVA(forest.trees[range.lowerBound], table, withPairs: order > 1)
    }
    let varied = trees.filter { $0.variance > 0 }
    guard !varied.isEmpty else { return nil }
    func term(_ hyperparameters: [Int], _ part: (TreeANOVA) -> Double) -> Term {
      let shares = varied.map { part($0) / $0.variance }
      let quantiles = Quantiles(of: shares)
      let share = shares.reduce(0, +) / Double(shares.count)
      return Term(
        hyperparameters: hyperparameters, share: share,
        low: min(share, quantiles.value(at: lower)), high: max(share, quantiles.value(at: upper)))
    }
    var terms = (0..<count).map { index in term([index]) { $0.mainVariances[index] } }
    if order > 1 {
      var pair = 0
      for first in 0..<count {
        for second in first + 1..<max(first + 1, count) {
          let place = pair
          terms.append(term([first, second]) { $0.pairVariances[place] })
          pair += 1
        }
      }
    }
    self.terms = terms
    mean = trees.reduce(0) { $0 + $1.mean } / Double(trees.count)
    variance = trees.reduce(0) { $0 + $1.variance } / Double(trees.count)
    levelMeans = (0..<count).map { index in
      table.classes[index].map { place in
        let means = trees.map { $0.marginals[index][Int(place)] }
        let quantiles = Quantiles(of: means)
        return LevelMean(
          mean: means.reduce(0, +) / Double(means.count), low: quantiles.value(at: lower),
          high: quantiles.value(at: upper),
          deviation: trees.reduce(0) { $0 + $1.deviations[index][Int(place)] }
            / Double(trees.count))
      }
    }
  }

  /// The share of each hyperparameter by itself.
  public var mainEffects: [Double] { terms.filter { $0.hyperparameters.count == 1 }.map(\.share) }
}
