import Foundation
import Learning
import Numerical
import TestSupport

/// A data set of these columns with a class per row.
func table(_ columns: [[Double]], classes: [Int32]) -> Dataset {
  let count = Int((classes.max() ?? 0) + 1)
  return table(columns, .classes(classes, names: (0..<count).map { "class \($0)" }))
}

/// A data set of these columns with a value per row.
func table(_ columns: [[Double]], values: [Double]) -> Dataset {
  table(columns, .values(values))
}

private func table(_ columns: [[Double]], _ target: Dataset.Target) -> Dataset {
  let rows = columns[0].indices
  return Dataset(
    name: "table", featureNames: columns.indices.map { "x\($0)" },
    features: rows.flatMap { row in columns.map { $0[row] } }, target: target)
}

extension DecisionTree {
  /// A tree on all rows of `dataset`.
  init(_ dataset: Dataset, _ change: (inout TreeOptions) -> Void = { _ in }) {
    var options = TreeOptions()
    change(&options)
    let data = TreeData(dataset, rows: Array(0..<dataset.rowCount))
    self.init(data, options: options, seed: Seed(7))
  }

  /// What the tree predicts for the rows of `table`.
  func predictions(for table: [Double], featureCount: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: table.count / featureCount * outputCount)
    addPredictions(for: table, featureCount: featureCount, to: &sums)
    return sums
  }
}

/// A file of `fixtures/reference/sklearn-trees`.
struct TreeReference: Decodable {
  struct Settings: Decodable {
    let criterion: String?
    let maxDepth: Int?
    let minSamplesSplit: Int?
    let minSamplesLeaf: Int?
    let minImpurityDecrease: Double?
    let maxFeatures: Int?
    let nEstimators: Int?
  }

  struct Tree: Decodable {
    let settings: Settings
    let root: [Double?]
    let nodes: Double?
    let predictions: [Double?]
  }

  struct Spread: Decodable {
    let mean: Double
    let deviation: Double
  }

  struct Forest: Decodable {
    let settings: Settings
    let accuracy: Spread?
    let crossEntropy: Spread?
    let r2: Spread?
    let mse: Spread?
  }

  let features: [[Double]]
  let target: [Double]
  let train: [Int]
  let test: [Int]
  let trees: [Tree]
  let forests: [Forest]

  init(_ name: String) throws {
    let data = try Data(contentsOf: fixture("reference/sklearn-trees/\(name).json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(TreeReference.self, from: data)
  }

  /// The data, with features rounded to 32 bits as scikit-learn reads them.
  func dataset(classes: Bool) -> Dataset {
    let columns = features[0].indices.map { column in
      features.map { Double(Float($0[column])) }
    }
    return classes
      ? table(columns, classes: target.map { Int32($0) }) : table(columns, values: target)
  }
}

extension TreeReference.Settings {
  var options: TreeOptions {
    var options = TreeOptions()
    options.criterion = ClassCriterion(rawValue: criterion ?? "gini") ?? .gini
    options.maximumDepth = maxDepth
    options.minimumSplitSize = minSamplesSplit ?? 2
    options.minimumLeafSize = minSamplesLeaf ?? 1
    options.minimumImpurityDecrease = minImpurityDecrease ?? 0
    options.featureLimit = maxFeatures.map(FeatureLimit.count) ?? .all
    return options
  }
}
