package import Numerical

/// Trees grown on bootstrap samples of the rows and random choices of the features; their
/// predictions are averaged.
///
/// Tree *i* depends on the seed and on *i* alone: a larger forest begins with the smaller one.
///
/// - Source: L. Breiman, "Random forests", Machine Learning 45, 2001. As in scikit-learn the leaf
///   shares of the classes are averaged, where Breiman lets the trees vote.
package struct RandomForest: Sendable, Hashable {
  package let trees: [DecisionTree]

  /// Grows a forest on the rows of `data`.
  ///
  /// - Parameter bootstrap: Whether each tree sees as many rows drawn with replacement, or all.
  /// - Precondition: `treeCount > 0`.
  package init(
    _ data: TreeData, treeCount: Int, options: TreeOptions, bootstrap: Bool = true, seed: Seed
  ) {
    precondition(treeCount > 0, "a forest of \(treeCount) trees predicts nothing")
    let seeds = (0..<treeCount).map { seed.derived("tree", $0) }
    trees = growTrees(data, options, seeds: seeds, bootstrap: bootstrap)
  }

  /// The nodes of all trees.
  package var nodeCount: Int { trees.reduce(0) { $0 + $1.nodes.count } }

  /// The mean of the trees' predictions for each row of `table`.
  ///
  /// - Parameter table: Shape [rows, features], without missing values.
  /// - Returns: Shape [rows, outputs].
  package func predictions(for table: [Double], rowCount: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: rowCount * trees[0].outputCount)
    for tree in trees {
      tree.addPredictions(for: table, featureCount: table.count / max(rowCount, 1), to: &sums)
    }
    return sums.map { $0 / Double(trees.count) }
  }
}
