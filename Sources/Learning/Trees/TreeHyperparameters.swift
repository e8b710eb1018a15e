import Networks
import SearchSpaces

/// The hyperparameters that trees and forests share, under the names of scikit-learn.
///
/// Classes and values take other criteria, and a forest looks at other shares of their features.
struct TreeHyperparameters: Sendable {
  /// What a split reduces, where classes are told apart; `nil` for values.
  private let criterion = Parameter<ClassCriterion?>(
    HyperparameterDeclaration(
      "criterion",
      .init(
        .levels(ClassCriterion.allCases.map { .text($0.rawValue) }),
        default: .text(ClassCriterion.gini.rawValue)),
      regression: .init(.levels(["squared_error"]), default: "squared_error"),
      accepts: "gini or entropy for classes (default gini), squared_error for values (default)",
      "what a split reduces")
  ) { .some(ClassCriterion(rawValue: $0.description)) }
  private let maximumDepth = Parameter<Int?>(
    "max_depth", .from(1), default: nil,
    "splits from the root to the deepest leaf; null for no limit")
  private let minimumSplitSize = Parameter<Int>(
    "min_samples_split", .from(2), default: 2, "fewest rows of a node that is split")
  private let minimumLeafSize = Parameter<Int>(
    "min_samples_leaf", .from(1), default: 1, "fewest rows on either side of a split")
  private let featureLimit: Parameter<FeatureLimit>
  private let minimumImpurityDecrease = Parameter<Double>(
    "min_impurity_decrease", .from(0), default: 0,
    "least decrease of impurity by a split, weighted by its share of the rows")

  /// - Parameters:
  ///   - classes: How many features are looked at of classes, where the configuration does not say.
  ///   - values: The same of values.
  init(featuresForClasses classes: Level, forValues values: Level) {
    let domain = HyperparameterDomain(
      [
        .level("sqrt"), .level("log2"), .whole(.from(1)), .numbers(.above(0, below: 1)),
        .level(.null),
      ],
      words:
        "sqrt, log2, a whole number from 1 (a count), a number below 1 (a share), or null (all)")
    featureLimit = Parameter(
      HyperparameterDeclaration(
        "max_features", .init(domain, default: classes),
        regression: .init(domain, default: values),
        accepts: classes == values
          ? nil : "\(domain.words); default \(classes) for classes, \(values) for values",
        "features looked at per split")
    ) { level in
      switch level {
      case "sqrt": .squareRoot
      case "log2": .logarithm
      case .number(let number): Int(exactly: number).map { .count($0) } ?? .share(number)
      default: .all
      }
    }
  }

  var declarations: [HyperparameterDeclaration] {
    [
      criterion.declaration, maximumDepth.declaration, minimumSplitSize.declaration,
      minimumLeafSize.declaration, featureLimit.declaration, minimumImpurityDecrease.declaration,
    ]
  }

  /// Reads the options of one tree.
  func options(
    _ values: HyperparameterValues, for task: LearningTask
  ) throws(LearningError) -> TreeOptions {
    var options = TreeOptions()
    options.criterion = try criterion.value(in: values, for: task) ?? .gini
    options.maximumDepth = try maximumDepth.value(in: values)
    options.minimumSplitSize = try minimumSplitSize.value(in: values)
    options.minimumLeafSize = try minimumLeafSize.value(in: values)
    options.featureLimit = try featureLimit.value(in: values, for: task)
    options.minimumImpurityDecrease = try minimumImpurityDecrease.value(in: values)
    return options
  }
}
