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
  /// The hyperparameters, as names and patterns; empty where they are what other columns leave.
  public var hyperparameters: [String] = []
  /// Columns that are nothing of this, as names and patterns.
  public var ignored: [String] = []
  /// Hyperparameters whose levels are ordered by value.
  public var ordinal: [String] = []
  /// Hyperparameters whose levels are names.
  public var categorical: [String] = []
  /// Of a source with several studies, those that are meant, as names and patterns; empty for all.
  public var studies: [String] = []
  /// Whether a study of that name is meant by a filter, beside ``studies``.
  package var isWanted: @Sendable (String) -> Bool = { _ in true }

  /// How an error that is passed over is put into words: that of a study among others.
  public var wording: @Sendable (any Error) -> String = { "\($0)" }

  public init() {}
}
