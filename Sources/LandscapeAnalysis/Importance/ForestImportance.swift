import Landscapes
import Numerical

extension RegressionForest {
  /// Impurity importance: the share of the decrease of squared errors that splits on each
  /// hyperparameter bring, averaged over trees; adds up to 1, 0 for a forest of leaves.
  ///
  /// It counts interactions in full, to whichever hyperparameter is split last, and favours those
  /// of many levels, which offer more cuts.
  ///
  /// - Source: L. Breiman et al., "Classification and regression trees", 1984.
  package var impurityImportances: [Double] {
    var sums = [Double](repeating: 0, count: table.featureCount)
    for tree in trees {
      let total = tree.decreases.reduce(0, +)
      guard total > 0 else { continue }
      for index in sums.indices { sums[index] += tree.decreases[index] / total }
    }
    let total = sums.reduce(0, +)
    return total > 0 ? sums.map { $0 / total } : sums
  }

  /// Permutation importance: by how much the error on unseen configurations grows when the levels
  /// of one hyperparameter are exchanged among them, over 2 Var *f*; averaged over trees.
  ///
  /// Of a perfect forest over independent hyperparameters it is the total effect, since
  /// E (*f*(x) − *f*(x′))² = 2 E Var(*f* | all others) for *x*′ with one part drawn anew. Slightly
  /// below 0 where a hyperparameter does not matter. Empty where losses are equal or nothing is out
  /// of bag.
  ///
  /// - Complexity: O(trees · *n* · *d* · log *n*), on all cores.
  /// - Source: L. Breiman, "Random forests", Mach. Learn. 45:5, 2001; the factor: B. Gregorutti,
  ///   B. Michel, P. Saint-Pierre, Stat. Comput. 27:659, 2017.
  package var permutationImportances: [Double] {
    let variance = Moments(of: targets).variance
    guard variance > 0 else { return [] }
    let count = table.featureCount
    let seed = options.seed.derived("permutation importance")
    let parts = inParallel(0..<trees.count, by: 1) { range -> [Double]? in
      let tree = trees[range.lowerBound]
      let rows = outOfBag(range.lowerBound)
      guard rows.count > 1 else { return nil }
      let usual = meanSquaredError(tree, rows) { table.columns[$1][Int(rows[$0])] }
      return (0..<count).map { index in
        var generator = seed.derived("tree", range.lowerBound, index).generator()
        let exchanged = rows.shuffled(using: &generator)
        let error = meanSquaredError(tree, rows) { place, other in
          table.columns[other][Int(other == index ? exchanged[place] : rows[place])]
        }
        return (error - usual) / (2 * variance)
      }
    }.compactMap(\.self)
    guard !parts.isEmpty else { return [] }
    return (0..<count).map { index in
      parts.reduce(0) { $0 + $1[index] } / Double(parts.count)
    }
  }

  /// - Parameter classOf: The class at a place among `rows`, of a hyperparameter.
  private func meanSquaredError(
    _ tree: RegressionTree, _ rows: [Int32], _ classOf: (Int, Int) -> Int32
  ) -> Double {
    var sum = 0.0
    for (place, row) in rows.enumerated() {
      let prediction = tree.prediction(table) { classOf(place, $0) }
      let difference = prediction - targets[Int(row)]
      sum += difference * difference
    }
    return sum / Double(rows.count)
  }
}
