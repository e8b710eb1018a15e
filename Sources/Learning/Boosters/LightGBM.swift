extension InstalledBoosterLearner {
  /// The installed LightGBM, loaded at run time.
  ///
  /// `subsample` is drawn every round, which the library's scikit-learn interface leaves out unless
  /// `subsample_freq` is set. Missing features stay missing.
  public static let lightGBM = InstalledBoosterLearner(
    BoosterDescription(
      name: "lightgbm", title: "LightGBM",
      parameters: [
        .number("learning_rate", .above(0, to: 1), default: 0.1, "factor of every leaf"),
        .whole(
          "num_leaves", .from(2, to: 131_072), default: 31,
          "most leaves of a tree, best split first"),
        .limit(
          "max_depth", default: nil, none: -1,
          "splits from the root to the deepest leaf; null for no limit"),
        .whole(
          "min_child_samples", as: "min_data_in_leaf", .from(0, to: Double(Int32.max)), default: 20,
          "fewest rows of a leaf"),
        .number(
          "min_child_weight", as: "min_sum_hessian_in_leaf", .from(0), default: 0.001,
          "least sum of second derivatives of a leaf"),
        .number(
          "subsample", as: "bagging_fraction", .above(0, to: 1), default: 1,
          "share of the rows, drawn anew every round"),
        .number(
          "colsample_bytree", as: "feature_fraction", .above(0, to: 1), default: 1,
          "share of the features per tree"),
        .number(
          "reg_lambda", as: "lambda_l2", .from(0), default: 0,
          "added to the sum of second derivatives of a leaf"),
        .number(
          "reg_alpha", as: "lambda_l1", .from(0), default: 0,
          "penalty on the size of leaf values"),
        .number(
          "min_split_gain", as: "min_gain_to_split", .from(0), default: 0,
          "least gain of a split"),
        .whole("max_bin", .from(2, to: 65_535), default: 255, "bins of a feature"),
      ],
      sizes: ["max_depth", "num_leaves"],
      settings: [
        ("num_threads", "1"), ("verbosity", "-1"), ("deterministic", "true"),
        ("force_row_wise", "true"), ("bagging_freq", "1"),
      ],
      objectives: ("regression", "binary", "multiclass"),
      version: { () throws(LearningError) in try LightGBMLibrary.installed.get().version },
      observed: { training, settings, roundCount, session throws(LearningError) in
        try training.observed(
          LightGBMBooster(LightGBMLibrary.installed.get(), training, parameters: settings),
          roundCount: roundCount, session)
      }))
}
