public import Numerical

/// Which rows each training of a study sees.
///
/// Everything derives from the seed and the fold alone: configurations, learners and fidelities of
/// one study see the same folds, validation and test rows, and the training rows of a smaller
/// fraction are among those of a larger one.
public struct DataPlan: Sendable {
  public let dataset: Dataset
  public let split: TrainTestSplit
  /// The share of the rows that was asked for as test part.
  public let testShare: Double
  /// Validation rows per fold.
  public let validation: [[Int]]
  private let seed: Seed

  /// Cross-validation over what the test part leaves; a single fold holds out a tenth of it.
  ///
  /// - Parameters:
  ///   - foldCount: From 1.
  ///   - testShare: Of the rows, in (0, 1).
  /// - Throws: ``LearningError/invalidData(_:)`` when the rows are too few for the folds.
  public init(
    _ dataset: Dataset, foldCount: Int, testShare: Double = 0.2, seed: Seed
  ) throws(LearningError) {
    guard foldCount >= 1 else {
      throw .invalidData("\(foldCount) folds; use at least 1")
    }
    self.dataset = dataset
    self.seed = seed
    self.testShare = testShare
    split = TrainTestSplit(of: dataset, testShare: testShare, seed: seed.derived("test split"))
    let cut = try CrossValidation(
      of: split.development, in: dataset, foldCount: foldCount == 1 ? 10 : foldCount,
      seed: seed.derived("folds"))
    validation = Array(cut.folds.prefix(foldCount))
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
