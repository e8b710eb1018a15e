/// How a ``GradientBoosting`` is grown. Meanings follow XGBoost.
package struct BoostingOptions: Sendable, Hashable {
  /// Rounds; each adds a tree, or one per class where there are more than two.
  package var roundCount = 100
  /// Factor of every leaf. Smaller needs more rounds.
  package var learningRate = 0.1
  /// Splits from the root to the deepest leaf; `nil` for no limit.
  package var maximumDepth: Int? = 6
  /// Most leaves of a tree; the split that gains most is made first. `nil` for no limit.
  package var maximumLeafCount: Int?
  /// Least sum of second derivatives on either side of a split; rows, for the squared error.
  package var minimumChildWeight = 1.0
  /// Added to the sum of second derivatives of a leaf.
  package var squaredPenalty = 1.0
  /// By how much the sum of first derivatives of a leaf is drawn to 0.
  package var absolutePenalty = 0.0
  /// Share of the rows that a round sees, drawn without replacement.
  package var rowShare = 1.0
  /// Share of the features that a tree sees, drawn without replacement.
  package var featureShare = 1.0
  /// Rounds without a better loss on a held-out tenth of the training rows after which growth ends;
  /// `nil` never ends early and holds nothing out.
  package var patience: Int?

  package init() {}
}
