package import Landscapes
package import Numerical
import SearchSpaces

/// A random forest that predicts losses from levels: what importance is measured on where the grid
/// is not complete.
///
/// Each tree sees as many configurations as there are, drawn with replacement, and at each split
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
    /// How levels count in means over them.
    package var weights = LevelWeights.level
    package var seed = Seed(0)

    package init() {}
  }

  let landscape: Landscape
  let options: Options
  let table: EncodedLevels
  let trees: [RegressionTree]

  /// - Precondition: One tree or more.
  package init(on landscape: Landscape, _ options: Options = Options()) {
    precondition(options.treeCount > 0, "a forest of no trees")
    self.landscape = landscape
    self.options = options
    let table = EncodedLevels(of: landscape, weights: options.weights)
    self.table = table
    let seed = options.seed.derived("regression forest")
    trees = inParallel(0..<options.treeCount, by: 1) { range in
      RegressionTree(
        table, losses: landscape.losses,
        rows: Self.draw(range.lowerBound, of: landscape.count, options, seed),
        smallestLeaf: options.smallestLeaf)
    }
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
    var isDrawn = [Bool](repeating: false, count: landscape.count)
    for row in Self.draw(tree, of: landscape.count, options, seed) { isDrawn[Int(row)] = true }
    let rest = isDrawn.indices.lazy.filter { !isDrawn[$0] }.map { Int32($0) }
    let step = max(1, landscape.count / options.largestDraw)
    return rest.filter { step == 1 || Int($0) % step == tree % step }
  }

  /// The mean prediction of the trees for the configuration of that rank.
  ///
  /// - Complexity: O(trees · log *n*).
  package func prediction(at rank: Int) -> Double {
    let space = landscape.space
    return trees.reduce(0) { sum, tree in
      sum + tree.prediction(table) { table.classes[$0][space.level(of: $0, at: rank)] }
    } / Double(trees.count)
  }

  /// The share of the variance of the losses that the forest predicts for configurations that its
  /// trees have not seen: 1 − (mean squared error out of bag) / Var *f*.
  ///
  /// At most 1; 0 or below where the forest knows no more than the mean. `nil` where losses are
  /// equal or nothing is out of bag.
  package func outOfBagFit() -> Double? {
    let variance = Moments(of: landscape.losses).variance
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
    var sums = [Double](repeating: 0, count: landscape.count)
    var counts = [Int](repeating: 0, count: landscape.count)
    for (rows, predictions) in parts {
      for (row, prediction) in zip(rows, predictions) {
        sums[Int(row)] += prediction
        counts[Int(row)] += 1
      }
    }
    let seen = counts.indices.filter { counts[$0] > 0 }
    guard !seen.isEmpty else { return nil }
    let error = seen.reduce(0.0) { sum, node in
      let difference = sums[node] / Double(counts[node]) - landscape.losses[node]
      return sum + difference * difference
    }
    return 1 - error / Double(seen.count) / variance
  }
}
