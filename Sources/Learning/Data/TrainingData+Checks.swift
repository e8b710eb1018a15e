extension TrainingData {
  /// The rows of the training, validation and test part.
  ///
  /// - Throws: ``LearningError/invalidData(_:)`` where nothing can be trained on them.
  func checkedParts() throws(LearningError) -> [[Int]] {
    let parts = [training, validation, test]
    for (name, rows) in zip(["training", "validation", "test"], parts) where rows.isEmpty {
      throw .invalidData("data set '\(dataset.name)': the \(name) part holds no rows")
    }
    if dataset.featureCount == 0 {
      throw .invalidData("data set '\(dataset.name)' has no features")
    }
    // Beyond 1e150 squares overflow.
    if case .values(let values) = dataset.target,
      let row = training.first(where: { !(abs(values[$0]) < 1e150) })
    {
      throw .invalidData(
        "data set '\(dataset.name)', row \(row): the target \(values[row]) cannot be squared")
    }
    return parts
  }

  /// The same for boosting, which has nothing to descend where all rows are of one class.
  func partsOfSeveralClasses(for learner: String) throws(LearningError) -> [[Int]] {
    let parts = try checkedParts()
    if case .classes(let classes, let names) = dataset.target, let first = training.first,
      training.allSatisfy({ classes[$0] == classes[first] })
    {
      throw .invalidData(
        "data set '\(dataset.name)': all \(training.count) training rows are of the class "
          + "'\(names[Int(classes[first])])'; \(learner) needs two; use more data or fewer folds")
    }
    return parts
  }

  /// The features of `rows` as they are, missing values NaN. Shape [rows, features].
  func table(of rows: [Int]) -> [Double] {
    let count = dataset.featureCount
    var table: [Double] = []
    table.reserveCapacity(rows.count * count)
    for row in rows { table += dataset.features[row * count..<(row + 1) * count] }
    return table
  }
}
