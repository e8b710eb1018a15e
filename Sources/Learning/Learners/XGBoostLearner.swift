package import Networks
package import Numerical
package import SearchSpaces

/// The installed XGBoost as a learner, loaded at run time; one thread per training.
///
/// Hyperparameters carry the names of its scikit-learn interface. Features are rounded to 32 bits,
/// as the library holds them; missing ones stay missing.
package struct XGBoostLearner: Learner {
  package init() {}

  package var name: String { "xgboost" }
  package var budget: TrainingBudget? { .trees }

  package var summary: String {
    implementation.map { "the installed \($0), classes or values" }
      ?? "XGBoost, not installed: make setup-boosting"
  }

  package var implementation: String? {
    (try? XGBoostLibrary.installed.get()).map { "XGBoost \($0.version)" }
  }

  private static let parameters = BoosterParameters(
    of: "xgboost",
    [
      BoosterParameter(
        "learning_rate", .number(BoosterParameter.share, default: 0.3), "factor of every leaf"),
      BoosterParameter(
        "max_depth", .optionalInteger(BoosterParameter.fromOne, default: 6, none: 0),
        "splits from the root to the deepest leaf; null for no limit"),
      BoosterParameter(
        "min_child_weight", .number(BoosterParameter.fromZero, default: 1),
        "least sum of second derivatives of a leaf"),
      BoosterParameter(
        "subsample", .number(BoosterParameter.share, default: 1), "share of the rows per tree"),
      BoosterParameter(
        "colsample_bytree", .number(BoosterParameter.share, default: 1),
        "share of the features per tree"),
      BoosterParameter(
        "reg_lambda", .number(BoosterParameter.fromZero, default: 1),
        "added to the sum of second derivatives of a leaf"),
      BoosterParameter(
        "reg_alpha", .number(BoosterParameter.fromZero, default: 0),
        "penalty on the size of leaf values"),
      BoosterParameter(
        "gamma", .number(BoosterParameter.fromZero, default: 0), "least gain of a split"),
      BoosterParameter(
        "max_bin", .integer(2...65_535, default: 256), "bins of a feature"),
    ])

  package var hyperparameters: [HyperparameterDeclaration] { Self.parameters.declarations }

  /// 4 · 5 · 4 · 3 · 3 · 2 = 1,440 configurations, for classes and values.
  package var searchSpace: SearchSpace {
    // A literal, which a test builds: it cannot be wrong at run time.
    try! SearchSpace([
      Hyperparameter("n_estimators", .ordinal([25, 50, 100, 200])),
      Hyperparameter("learning_rate", .ordinal([0.01, 0.03, 0.1, 0.3, 1])),
      Hyperparameter("max_depth", .ordinal([2, 4, 6, 8])),
      Hyperparameter("min_child_weight", .ordinal([1, 4, 16])),
      Hyperparameter("subsample", .ordinal([0.5, 0.75, 1])),
      Hyperparameter("colsample_bytree", .ordinal([0.5, 1])),
    ])
  }

  /// - Throws: Also where the library is not installed.
  package func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    _ = try Self.parameters.roundCount(in: configuration)
    _ = try Self.parameters.settings(configuration)
    _ = try XGBoostLibrary.installed.get()
  }

  package let memoryHyperparameters = ["n_estimators", "max_depth"]

  /// The library keeps about 100 bytes per node.
  package func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    let memory = TreeMemory(dataset: dataset, rows: rows)
    return memory.boostedTrees(
      try Self.parameters.roundCount(in: configuration),
      nodes: memory.nodeCount(
        depth: try configuration.optionalInteger(
          "max_depth", in: 0...Int.max, default: 6),
        leaves: nil),
      nodeBytes: 100)
  }

  /// Trains `n_estimators` rounds, or `budget` where that is less.
  ///
  /// - Precondition: `budget` is positive or `nil`.
  package func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    let roundCount = try Self.parameters.roundCount(in: configuration)
    let training = try InstalledBoosterTraining(data, learner: name)
    return try training.observed(
      booster(configuration, training, seed: seed),
      roundCount: min(roundCount, budget ?? roundCount), session)
  }

  /// The booster of a configuration before its first round.
  func booster(
    _ configuration: HyperparameterValues, _ training: InstalledBoosterTraining, seed: Seed
  ) throws(LearningError) -> XGBoostBooster {
    let classCount = training.data.dataset.classCount
    var settings = try Self.parameters.settings(configuration)
    settings += [
      ("nthread", "1"), ("verbosity", "0"), ("tree_method", "hist"),
      ("seed", "\(seed.value & 0x7FFF_FFFF)"),
      (
        "objective",
        training.data.dataset.task == .regression
          ? "reg:squarederror" : classCount == 2 ? "binary:logistic" : "multi:softprob"
      ),
    ]
    if classCount > 2 { settings.append(("num_class", "\(classCount)")) }
    return try XGBoostBooster(
      XGBoostLibrary.installed.get(), training, parameters: settings)
  }
}
