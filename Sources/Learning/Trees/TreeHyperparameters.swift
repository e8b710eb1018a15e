import SearchSpaces

/// The hyperparameters that trees and forests share, under the names of scikit-learn.
enum TreeHyperparameters {
  static func declarations(featureLimit: HyperparameterDeclaration) -> [HyperparameterDeclaration] {
    [
      HyperparameterDeclaration(
        "criterion",
        accepts: "gini or entropy for classes (default gini), squared_error for values (default)",
        default: "gini", "what a split reduces"),
      HyperparameterDeclaration(
        "max_depth", accepts: "a whole number from 1, or null", default: nil,
        "splits from the root to the deepest leaf; null for no limit"),
      HyperparameterDeclaration(
        "min_samples_split", accepts: "a whole number from 2", default: 2,
        "fewest rows of a node that is split"),
      HyperparameterDeclaration(
        "min_samples_leaf", accepts: "a whole number from 1", default: 1,
        "fewest rows on either side of a split"),
      featureLimit,
      HyperparameterDeclaration(
        "min_impurity_decrease", accepts: "a number from 0", default: 0,
        "least decrease of impurity by a split, weighted by its share of the rows"),
    ]
  }

  static let featureLimitValues =
    "sqrt, log2, a whole number from 1 (a count), a number below 1 (a share), or null (all)"

  /// Reads the options of one tree.
  static func options(
    _ values: HyperparameterValues, target: Dataset.Target, defaultLimit: FeatureLimit
  ) throws(LearningError) -> TreeOptions {
    var options = TreeOptions()
    switch target {
    case .classes:
      let name = try values.choice(
        "criterion", of: ClassCriterion.allCases.map(\.rawValue), default: "gini")
      options.criterion = ClassCriterion(rawValue: name) ?? .gini
    case .values:
      _ = try values.choice("criterion", of: ["squared_error"], default: "squared_error")
    }
    options.maximumDepth = try values.optionalInteger(
      "max_depth", in: 1...Int.max, default: nil)
    options.minimumSplitSize = try values.integer("min_samples_split", in: 2...Int.max, default: 2)
    options.minimumLeafSize = try values.integer("min_samples_leaf", in: 1...Int.max, default: 1)
    options.featureLimit = try featureLimit(values["max_features"], default: defaultLimit)
    options.minimumImpurityDecrease = try values.number(
      "min_impurity_decrease", in: 0...Double.greatestFiniteMagnitude, default: 0)
    return options
  }

  private static func featureLimit(
    _ level: Level?, default defaultLimit: FeatureLimit
  ) throws(LearningError) -> FeatureLimit {
    switch level {
    case nil: return defaultLimit
    case .null?: return .all
    case .text("sqrt")?: return .squareRoot
    case .text("log2")?: return .logarithm
    case .number(let number)? where number > 0 && number < 1: return .share(number)
    case .number(let number)? where number >= 1:
      if let count = Int(exactly: number) { return .count(count) }
    default: break
    }
    throw .invalidValue(
      hyperparameter: "max_features", value: level ?? .null, expected: featureLimitValues)
  }
}
