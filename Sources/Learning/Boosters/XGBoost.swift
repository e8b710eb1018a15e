extension InstalledBoosterLearner {
  /// The installed XGBoost, loaded at run time.
  ///
  /// Features are rounded to 32 bits, as the library holds them; missing ones stay missing.
  public static let xgboost = InstalledBoosterLearner(
    BoosterDescription(
      name: "xgboost", title: "XGBoost",
      parameters: [
        .number("learning_rate", .above(0, to: 1), default: 0.3, "factor of every leaf"),
        .limit(
          "max_depth", default: 6, none: 0,
          "splits from the root to the deepest leaf; null for no limit"),
        .number(
          "min_child_weight", .from(0), default: 1,
          "least sum of second derivatives of a leaf"),
        .number("subsample", .above(0, to: 1), default: 1, "share of the rows per tree"),
        .number(
          "colsample_bytree", .above(0, to: 1), default: 1, "share of the features per tree"),
        .number(
          "reg_lambda", .from(0), default: 1, "added to the sum of second derivatives of a leaf"),
        .number("reg_alpha", .from(0), default: 0, "penalty on the size of leaf values"),
        .number("gamma", .from(0), default: 0, "least gain of a split"),
        .whole("max_bin", .from(2, to: 65_535), default: 256, "bins of a feature"),
      ],
      sizes: ["max_depth"],
      settings: [("nthread", "1"), ("verbosity", "0"), ("tree_method", "hist")],
      objectives: ("reg:squarederror", "binary:logistic", "multi:softprob"),
      version: { () throws(LearningError) in try XGBoostLibrary.installed.get().version },
      observed: { training, settings, roundCount, session throws(LearningError) in
        try training.observed(
          XGBoostBooster(XGBoostLibrary.installed.get(), training, parameters: settings),
          roundCount: roundCount, session)
      }))
}
