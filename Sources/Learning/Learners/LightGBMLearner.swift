package import Networks
package import Numerical
package import SearchSpaces

/// The installed LightGBM as a learner, loaded at run time; one thread per training.
///
/// Hyperparameters carry the names of its scikit-learn interface; `subsample` is drawn every round,
/// which that interface leaves out unless `subsample_freq` is set. Missing features stay missing.
package struct LightGBMLearner: Learner {
  package init() {}

  package var name: String { "lightgbm" }
  package var budget: TrainingBudget? { .trees }

  package var summary: String {
    implementation.map { "the installed \($0), classes or values" }
      ?? "LightGBM, not installed: make setup-boosting"
  }

  package var implementation: String? {
    (try? LightGBMLibrary.installed.get()).map { "LightGBM \($0.version)" }
  }

  private static let parameters = BoosterParameters(
    of: "lightgbm",
    [
      BoosterParameter(
        "learning_rate", .number(BoosterParameter.share, default: 0.1), "factor of every leaf"),
      BoosterParameter(
        "num_leaves", .integer(2...131_072, default: 31), "most leaves of a tree, best split first"),
      BoosterParameter(
        "max_depth", .optionalInteger(BoosterParameter.fromOne, default: nil, none: -1),
        "splits from the root to the deepest leaf; null for no limit"),
      BoosterParameter(
        "min_child_samples", as: "min_data_in_leaf",
        .integer(0...Int(Int32.max), default: 20), "fewest rows of a leaf"),
      BoosterParameter(
        "min_child_weight", as: "min_sum_hessian_in_leaf",
        .number(BoosterParameter.fromZero, default: 0.001),
        "least sum of second derivatives of a leaf"),
      BoosterParameter(
        "subsample", as: "bagging_fraction", .number(BoosterParameter.share, default: 1),
        "share of the rows, drawn anew every round"),
      BoosterParameter(
        "colsample_bytree", as: "feature_fraction", .number(BoosterParameter.share, default: 1),
        "share of the features per tree"),
      BoosterParameter(
        "reg_lambda", as: "lambda_l2", .number(BoosterParameter.fromZero, default: 0),
        "added to the sum of second derivatives of a leaf"),
      BoosterParameter(
        "reg_alpha", as: "lambda_l1", .number(BoosterParameter.fromZero, default: 0),
        "penalty on the size of leaf values"),
      BoosterParameter(
        "min_split_gain", as: "min_gain_to_split", .number(BoosterParameter.fromZero, default: 0),
        "least gain of a split"),
      BoosterParameter(
        "max_bin", .integer(2...65_535, default: 255), "bins of a feature"),
    ])

  package var hyperparameters: [HyperparameterDeclaration] { Self.parameters.declarations }

  /// 3 · 5 · 4 · 4 · 3 · 2 = 1,440 configurations, for classes and values.
  package var searchSpace: SearchSpace {
    // A literal, which a test builds: it cannot be wrong at run time.
    try! SearchSpace([
      Hyperparameter("n_estimators", .ordinal([50, 100, 200])),
      Hyperparameter("learning_rate", .ordinal([0.01, 0.03, 0.1, 0.3, 1])),
      Hyperparameter("num_leaves", .ordinal([4, 8, 16, 32])),
      Hyperparameter("min_child_samples", .ordinal([2, 5, 10, 20])),
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
    _ = try LightGBMLibrary.installed.get()
  }

  package let memoryHyperparameters = ["n_estimators", "max_depth", "num_leaves"]

  /// The library keeps about 100 bytes per node.
  package func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    let memory = TreeMemory(dataset: dataset, rows: rows)
    return memory.boostedTrees(
      try Self.parameters.roundCount(in: configuration),
      nodes: memory.nodeCount(
        depth: try configuration.optionalInteger(
          "max_depth", in: 0...Int.max, default: nil),
        leaves: try configuration.integer("num_leaves", in: 2...131_072, default: 31)),
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
  ) throws(LearningError) -> LightGBMBooster {
    let classCount = training.data.dataset.classCount
    var settings = try Self.parameters.settings(configuration)
    settings += [
      ("num_threads", "1"), ("verbosity", "-1"), ("deterministic", "true"),
      ("force_row_wise", "true"), ("bagging_freq", "1"),
      ("seed", "\(seed.value & 0x7FFF_FFFF)"),
      (
        "objective",
        training.data.dataset.task == .regression
          ? "regression" : classCount == 2 ? "binary" : "multiclass"
      ),
    ]
    if classCount > 2 { settings.append(("num_class", "\(classCount)")) }
    return try LightGBMBooster(
      LightGBMLibrary.installed.get(), training, parameters: settings)
  }
}
