public import SearchSpaces

/// What the columns of a flat file are; what is not said is inferred.
public struct ColumnRoles: Sendable {
  /// The loss, lower is better.
  public var loss: String?
  /// A score, higher is better; it is negated.
  public var score: String?
  /// The share of the data, in (0, 1].
  public var fidelity: String?
  /// Repetitions of one configuration, which are averaged.
  public var fold: String?
  /// Columns that are nothing of this.
  public var ignored: [String] = []
  /// Hyperparameters whose levels are ordered by value.
  public var ordinal: [String] = []
  /// Hyperparameters whose levels are names.
  public var categorical: [String] = []
  /// Continuous hyperparameters that are cut into ordinal levels; rows that fall on one
  /// configuration are averaged.
  public var levels: [Discretization] = []

  /// How an error that is passed over is put into words: that of a study among others.
  public var wording: @Sendable (any Error) -> String = { "\($0)" }

  public init() {}
}
