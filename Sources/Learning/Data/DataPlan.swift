public import Numerical

/// Which rows each training of a study sees.
///
/// Everything derives from the seed and the fold alone: configurations, learners and fidelities of
/// one study see the same folds, validation and test rows, and the training rows of a smaller
/// fraction are among those of a larger one.
public struct DataPlan: Sendable {
  public let dataset: Dataset
  public let split: TrainTestSplit
  /// The share of the rows that was asked for as test part, or that the published one has.
  public let testShare: Double
  /// Validation rows per fold.
  public let validation: [[Int]]
  private let seed: Seed

  /// Cross-validation over what the test part leaves; a single fold holds out a tenth of it.
  ///
  /// - Parameters:
  ///   - foldCount: From 1.
  ///   - testShare: Of the rows, in (0, 1); `nil` is the published test part, or a fifth.
  /// - Throws: ``LearningError/invalidData(_:)`` when the rows are too few for the folds, or leave
  ///   one of them a single class to train on, or when a share is asked for of data with a
  ///   published test part.
  public init(
    _ dataset: Dataset, foldCount: Int, testShare: Double? = nil, seed: Seed
  ) throws(LearningError) {
    guard foldCount >= 1 else {
      throw .invalidData("\(foldCount) folds; use at least 1")
    }
    self.dataset = dataset
    self.seed = seed
    if let published = dataset.officialTest {
      guard testShare == nil else {
        throw .invalidData(
          "data set '\(dataset.name)' has a published test part of \(published.count) rows; "
            + "leave out 'test'")
      }
      self.testShare = Double(published.count) / Double(dataset.rowCount)
    } else {
      self.testShare = testShare ?? 0.2
    }
    split = TrainTestSplit(
      of: dataset, testShare: self.testShare, seed: seed.derived("test split"))
    let cut = try CrossValidation(
      of: split.development, in: dataset, foldCount: foldCount == 1 ? 10 : foldCount,
      seed: seed.derived("folds"))
    validation = Array(cut.folds.prefix(foldCount))
    for fold in validation.indices { try checkClasses(ofFold: fold) }
  }

  /// Folds where none are asked for: one for images, of which there are enough, else five.
  public static func defaultFoldCount(for dataset: Dataset) -> Int {
    dataset.imageShape == nil ? 5 : 1
  }

  /// Refuses a fold whose training part is of one class.
  private func checkClasses(ofFold fold: Int) throws(LearningError) {
    guard case .classes(let classes, let names) = dataset.target else { return }
    let held = Set(validation[fold])
    var seen: Int32?
    for row in split.development where !held.contains(row) {
      if let seen, classes[row] != seen { return }
      seen = classes[row]
    }
    throw .invalidData(
      "data set '\(dataset.name)': fold \(fold + 1) of \(foldCount) trains on class "
        + "'\(seen.map { names[Int($0)] } ?? "")' alone; add rows of other classes or use other folds"
    )
  }

  /// The number of folds.
  public var foldCount: Int { validation.count }

  /// The three parts of one training.
  ///
  /// The training part is the beginning of one fixed stratified order of the fold's rows:
  /// ⌈fraction · *n*⌉ of them, and at least one of each class.
  ///
  /// - Precondition: `fold` is one of the folds, `sampleFraction` in (0, 1].
  public func data(fold: Int, sampleFraction: Double) -> TrainingData {
    precondition(sampleFraction > 0 && sampleFraction <= 1, "a fraction of \(sampleFraction)")
    let held = Set(validation[fold])
    let rows = split.development.filter { !held.contains($0) }
    guard sampleFraction < 1 else {
      return TrainingData(
        dataset: dataset, training: rows, validation: validation[fold], test: split.test)
    }
    let order = StratifiedOrder(of: rows, in: dataset, seed: seed.derived("fractions", fold))
    // 0.1 · 30 is a little above 3 in binary: the subtrahend keeps it from counting as 4.
    let share = (sampleFraction * Double(rows.count) - 1e-9).rounded(.up)
    let count = max(order.classCount, 1, Int(share))
    return TrainingData(
      dataset: dataset,
      training: order.startingWithEveryClass(in: dataset).prefix(count).sorted(),
      validation: validation[fold], test: split.test)
  }
}
