/// How a ``GradientBoosting`` is grown. Meanings follow XGBoost.
public struct BoostingOptions: Sendable, Hashable {
  /// Rounds; each adds a tree, or one per class where there are more than two.
  public var roundCount = 100
  /// Factor of every leaf. Smaller needs more rounds.
  public var learningRate = 0.1
  /// Splits from the root to the deepest leaf; `nil` for no limit.
  public var maximumDepth: Int? = 6
  /// Most leaves of a tree; the split that gains most is made first. `nil` for no limit.
  public var maximumLeafCount: Int?
  /// Least sum of second derivatives on either side of a split; rows, for the squared error.
  public var minimumChildWeight = 1.0
  /// Added to the sum of second derivatives of a leaf.
  public var squaredPenalty = 1.0
  /// By how much the sum of first derivatives of a leaf is drawn to 0.
  public var absolutePenalty = 0.0
  /// Share of the rows that a round sees, drawn without replacement.
  public var rowShare = 1.0
  /// Share of the features that a tree sees, drawn without replacement.
  public var featureShare = 1.0
  /// Rounds without a better loss on a held-out tenth of the training rows after which growth ends;
  /// `nil` never ends early and holds nothing out.
  public var patience: Int?

  public init() {}
}
