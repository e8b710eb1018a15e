/// Rows as regression trees see them: one class per feature.
package struct FeatureTable: Sendable {
  /// Whether classes of a feature are ordered, so that a cut separates low ones from high ones.
  package let isOrdinal: [Bool]
  /// Per feature, the class of each of its values.
  package let classes: [[Int32]]
  /// Per feature, the weight of each class in means over them; each adds up to 1.
  package let weights: [[Double]]
  /// Per feature, the class of each row.
  package let columns: [[Int32]]

  /// - Precondition: As many of each as features; classes of rows have weights.
  init(isOrdinal: [Bool], classes: [[Int32]], weights: [[Double]], columns: [[Int32]]) {
    self.isOrdinal = isOrdinal
    self.classes = classes
    self.weights = weights
    self.columns = columns
  }

  /// Features whose values are their classes, all of the same weight.
  ///
  /// - Parameters:
  ///   - columns: Shape [features, rows], classes from 0.
  ///   - classCounts: One per feature, above all of its classes.
  package init(columns: [[Int32]], classCounts: [Int], isOrdinal: [Bool]) {
    precondition(
      columns.count == classCounts.count && columns.count == isOrdinal.count,
      "\(columns.count) columns, \(classCounts.count) counts and \(isOrdinal.count) kinds")
    self.init(
      isOrdinal: isOrdinal, classes: classCounts.map { (0..<Int32($0)).map(\.self) },
      weights: classCounts.map { [Double](repeating: 1 / Double($0), count: $0) },
      columns: columns)
  }

  package var featureCount: Int { columns.count }
  package var rowCount: Int { columns.first?.count ?? 0 }
}
