import Networks

/// An installed boosting library: what it is called, what it is told, and how it trains.
struct BoosterDescription: Sendable {
  /// On the command line: `xgboost`.
  let name: String
  /// `XGBoost`.
  let title: String
  let parameters: [BoosterParameter]
  /// Those of the hyperparameters that limit the leaves of a tree.
  let sizes: [String]
  /// What the library is always told, besides the seed.
  let settings: [(name: String, value: String)]
  /// The library's names of the loss for values, for two classes and for more.
  let objectives: (values: String, twoClasses: String, classes: String)
  /// The version that is installed.
  let version: @Sendable () throws(LearningError) -> String
  /// Trains some rounds of a booster that was told `settings`.
  let observed:
    @Sendable (
      _ training: InstalledBoosterTraining, _ settings: [(String, String)], _ roundCount: Int,
      TrainingSession
    ) throws(LearningError) -> ObservedTraining
}
