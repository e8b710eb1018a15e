package import SearchSpaces

/// What the columns of a flat file are; what is not said is inferred.
package struct ColumnRoles: Sendable {
  /// The loss, lower is better.
  package var loss: String?
  /// A score, higher is better; it is negated.
  package var score: String?
  /// The share of the data, in (0, 1].
  package var fidelity: String?
  /// Repetitions of one configuration, which are averaged.
  package var fold: String?
  /// Columns that are nothing of this.
  package var ignored: [String] = []
  /// Hyperparameters whose levels are ordered by value.
  package var ordinal: [String] = []
  /// Hyperparameters whose levels are names.
  package var categorical: [String] = []
  /// Continuous hyperparameters that are cut into ordinal levels; rows that fall on one
  /// configuration are averaged.
  package var levels: [Discretization] = []

  /// How an error that is passed over is put into words: that of a study among others.
  package var wording: @Sendable (any Error) -> String = { "\($0)" }

  package init() {}
}
