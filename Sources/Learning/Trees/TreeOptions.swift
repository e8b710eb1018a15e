/// How a tree is grown. Names and meanings follow scikit-learn.
public struct TreeOptions: Sendable, Hashable {
  /// What a split of classes reduces. Trees of values reduce their variance.
  public var criterion = ClassCriterion.gini
  /// Splits from the root to the deepest leaf; `nil` for no limit.
  public var maximumDepth: Int?
  /// Fewest distinct rows that a node must hold to be split.
  public var minimumSplitSize = 2
  /// Fewest distinct rows on either side of a split.
  public var minimumLeafSize = 1
  /// How many features are looked at per split.
  public var featureLimit = FeatureLimit.all
  /// Least decrease of impurity by a split, weighted by the node's share of the training rows.
  public var minimumImpurityDecrease = 0.0

  public init() {}
}

/// The impurity of a node that holds classes with shares *p*.
public enum ClassCriterion: String, Sendable, Hashable, CaseIterable {
  /// 1 − Σ p².
  case gini
  /// −Σ p log₂ p, bits.
  case entropy
}

/// How many of the features are looked at per split.
public enum FeatureLimit: Sendable, Hashable {
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
  public func count(of featureCount: Int) -> Int {
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
