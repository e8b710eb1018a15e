public import Numerical

/// Rows cut into folds of equal size, each class spread over all of them.
public struct CrossValidation: Sendable, Hashable {
  /// The rows of each fold, ascending; every row is in one fold.
  public let folds: [[Int]]

  /// Cuts `rows` into `foldCount` folds whose sizes differ by one at most.
  ///
  /// - Throws: ``LearningError/invalidData(_:)`` for fewer than two folds or more folds than rows.
  public init(
    of rows: [Int], in dataset: Dataset, foldCount: Int, seed: Seed
  ) throws(LearningError) {
    guard rows.count >= 2 else {
      throw .invalidData(
        "data set '\(dataset.name)' has \(rows.count) row\(rows.count == 1 ? "" : "s") to train and "
          + "validate on; add rows")
    }
    guard foldCount >= 2, foldCount <= rows.count else {
      throw .invalidData(
        "data set '\(dataset.name)' has \(rows.count) rows to train on, which \(foldCount) folds "
          + "do not divide; use 2 to \(rows.count) folds")
    }
    var classified = Array(rows)
    var generator = seed.generator()
    generator.shuffle(&classified)
    if case .classes(let classes, _) = dataset.target {
      // Stable, so that the order within a class stays random.
      classified = classified.enumerated()
        .sorted { (classes[$0.element], $0.offset) < (classes[$1.element], $1.offset) }
        .map(\.element)
    }
    var folds = [[Int]](repeating: [], count: foldCount)
    for (index, row) in classified.enumerated() { folds[index % foldCount].append(row) }
    self.folds = folds.map { $0.sorted() }
  }
}
