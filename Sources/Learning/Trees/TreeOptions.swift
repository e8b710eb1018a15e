/// How a tree is grown. Names and meanings follow scikit-learn.
package struct TreeOptions: Sendable, Hashable {
  /// What a split of classes reduces. Trees of values reduce their variance.
  package var criterion = ClassCriterion.gini
  /// Splits from the root to the deepest leaf; `nil` for no limit.
  package var maximumDepth: Int?
  /// Fewest distinct rows that a node must hold to be split.
  package var minimumSplitSize = 2
  /// Fewest distinct rows on either side of a split.
  package var minimumLeafSize = 1
  /// How many features are looked at per split.
  package var featureLimit = FeatureLimit.all
  /// Least decrease of impurity by a split, weighted by the node's share of the training rows.
  package var minimumImpurityDecrease = 0.0

  package init() {}
}

/// The impurity of a node that holds classes with shares *p*.
package enum ClassCriterion: String, Sendable, Hashable, CaseIterable {
  /// 1 − Σ p².
  case gini
  /// −Σ p log₂ p, bits.
  case entropy
}

/// How many of the features are looked at per split.
package enum FeatureLimit: Sendable, Hashable {
  case all
  /// ⌊√features⌋.
  case squareRoot
  /// ⌊log₂ features⌋.
  case logarithm
  /// That many, or all where there are fewer.
  case count(Int)
  /// ⌊share · features⌋.
  case share(Double)

  /// The number of features looked at out of `featureCount`, at least one.
  package func count(of featureCount: Int) -> Int {
    let count =
      switch self {
      case .all: featureCount
      case .squareRoot: Int(Double(featureCount).squareRoot())
      case .logarithm: featureCount.bitWidth - 1 - featureCount.leadingZeroBitCount
      case .count(let count): min(count, featureCount)
      case .share(let share): Int(share * Double(featureCount))
      }
    return max(1, count)
  }
}
