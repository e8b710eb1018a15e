package import Landscapes
package import Numerical

/// A random forest that predicts a target from features, as losses from levels: what importance is
/// measured on where the grid is not complete.
///
/// Each tree sees as many rows as there are, drawn with replacement, and at each split
/// all hyperparameters. Configurations that a tree has not drawn are its *out-of-bag* ones, on
/// which its error is honest.
///
/// - Complexity: O(trees · *n* · *d* · log *n*), on all cores; the same on any number of them.
/// - Source: L. Breiman, "Random forests", Mach. Learn. 45:5, 2001.
package struct RegressionForest: Sendable {
  /// How a forest is grown.
  package struct Options: Sendable, Hashable {
    /// More trees give steadier numbers.
    package var treeCount = 64
    /// Configurations per leaf at least.
    package var smallestLeaf = 1
    /// Whether each tree draws configurations; one tree without is the landscape itself.
    package var usesBootstrap = true
    /// Configurations that a tree draws at most. Ignored without bootstrap.
    package var largestDraw = 20_000
    /// Of the features, the share that a split may choose from, drawn anew at each; one at least.
    package var featureShare = 1.0
    /// Whether a split tries one cut per feature, drawn at random, as extremely randomized trees do
    /// (P. Geurts, D. Ernst, L. Wehenkel, Mach. Learn. 63:3, 2006); of categories in the order of
    /// their means.
    package var usesRandomThresholds = false
    package var seed = Seed(0)

    package init() {}
  }

  package let table: FeatureTable
  /// One per row.
  package let targets: [Double]
  let options: Options
  let trees: [RegressionTree]

  /// - Precondition: One tree or more, and one target per row.
  package init(
    predicting targets: [Double], from table: FeatureTable, _ options: Options = Options()
  ) {
    precondition(options.treeCount > 0, "a forest of no trees")
    precondition(targets.count == table.rowCount, "\(targets.count) targets")
    self.table = table
    self.targets = targets
    self.options = options
    let seed = options.seed.derived("regression forest")
    trees = inParallel(0..<options.treeCount, by: 1) { range in
      RegressionTree(
        table, targets: targets,
        rows: Self.draw(range.lowerBound, of: targets.count, options, seed),
        options, seed: seed.derived("splits", range.lowerBound))
    }
  }

  /// Of the losses of a landscape from its levels.
  ///
  /// - Parameter weights: How levels count in means over them.
  /// - Precondition: One tree or more.
  package init(
    on landscape: Landscape, weights: LevelWeights = .level, _ options: Options = Options()
  ) {
    self.init(
      predicting: landscape.losses, from: FeatureTable(of: landscape, weights: weights), options)
  }

  private static func draw(_ tree: Int, of count: Int, _ options: Options, _ seed: Seed) -> [Int32]
  {
    guard options.usesBootstrap else { return (0..<Int32(count)).map(\.self) }
    var generator = seed.derived("tree", tree).generator()
    return (0..<min(count, options.largestDraw)).map { _ in
      Int32(generator.integer(below: count))
    }
  }

  /// The nodes that a tree has not drawn, ascending; at most ``Options/largestDraw``.
  func outOfBag(_ tree: Int) -> [Int32] {
    guard options.usesBootstrap else { return [] }
    let seed = options.seed.derived("regression forest")
    var isDrawn = [Bool](repeating: false, count: targets.count)
    for row in Self.draw(tree, of: targets.count, options, seed) { isDrawn[Int(row)] = true }
    let rest = isDrawn.indices.lazy.filter { !isDrawn[$0] }.map { Int32($0) }
    let step = max(1, targets.count / options.largestDraw)
    return rest.filter { step == 1 || Int($0) % step == tree % step }
  }

  /// The mean prediction of the trees for one value of each feature, and its variance.
  ///
  /// The variance is that of a leaf drawn from the trees: the mean of the variances in the leaves,
  /// and the variance of the predictions between trees.
  ///
  /// - Parameter values: Per feature, the place of its value, of a landscape the level.
  /// - Complexity: O(trees · log *n*).
  /// - Source: F. Hutter, L. Xu, H. H. Hoos, K. Leyton-Brown, "Algorithm runtime prediction:
  ///   methods & evaluation", Artif. Intell. 206:79, 2014, §4.3.
  package func prediction(for values: [Int]) -> (mean: Double, variance: Double) {
    let leaves = trees.map { tree in
      (tree, tree.leaf(table) { table.classes[$0][values[$0]] })
    }
    let count = Double(trees.count)
    let mean = leaves.reduce(0) { $0 + $1.0.values[$1.1] } / count
    let second = leaves.reduce(0) { sum, place in
      let deviation = place.0.values[place.1] - mean
      return sum + place.0.variances[place.1] + deviation * deviation
    }
    return (mean, second / count)
  }

  /// The share of the variance of the losses that the forest predicts for configurations that its
  /// trees have not seen: 1 − (mean squared error out of bag) / Var *f*.
  ///
  /// At most 1; 0 or below where the forest knows no more than the mean. `nil` where losses are
  /// equal or nothing is out of bag.
  package func outOfBagFit() -> Double? {
    let variance = Moments(of: targets).variance
    guard variance > 0 else { return nil }
    let parts = inParallel(0..<trees.count, by: 1) { range in
      let rows = outOfBag(range.lowerBound)
      return (
        rows,
        rows.map { row in
          trees[range.lowerBound].prediction(table) { table.columns[$0][Int(row)] }
        }
      )
    }
    var sums = [Double](repeating: 0, count: targets.count)
    var counts = [Int](repeating: 0, count: targets.count)
    for (rows, predictions) in parts {
      for (row, prediction) in zip(rows, predictions) {
        sums[Int(row)] += prediction
        counts[Int(row)] += 1
      }
    }
    let seen = counts.indices.filter { counts[$0] > 0 }
    guard !seen.isEmpty else { return nil }
    let error = seen.reduce(0.0) { sum, node in
      let difference = sums[node] / Double(counts[node]) - targets[node]
      return sum + difference * difference
    }
    return 1 - error / Double(seen.count) / variance
  }
}
