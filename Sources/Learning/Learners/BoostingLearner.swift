public import Networks
public import Numerical
import SearchSpaces

/// Gradient boosting of histogram trees, for classes or values. See `GradientBoosting`.
///
/// Missing features go where the split says. With one seed, fewer rounds are the beginning of more.
public struct BoostingLearner: Learner {
  public init() {}

  public var name: String { "boosting" }
  public var summary: String { "gradient boosting of histogram trees, classes or values" }
  public var budget: TrainingBudget? { .trees }

  private static let roundCount = Parameter<Int>(
    "n_estimators", .from(1, to: 1e6), default: 100,
    "rounds, before a budget cuts them; each adds a tree, or one per class of more than two")
  private static let learningRate = Parameter<Double>(
    "learning_rate", .above(0, to: 1), default: 0.1, "factor of every leaf")
  private static let maximumDepth = Parameter<Int?>(
    "max_depth", .from(1), default: 6,
    "splits from the root to the deepest leaf; null for no limit")
  private static let maximumLeafCount = Parameter<Int?>(
    "num_leaves", .from(2), default: nil,
    "most leaves of a tree, the best split first; null for no limit")
  private static let minimumChildWeight = Parameter<Double>(
    "min_child_weight", .from(0), default: 1,
    "least sum of second derivatives on either side of a split; rows, for values")
  private static let rowShare = Parameter<Double>(
    "subsample", .above(0, to: 1), default: 1, "share of the rows per round")
  private static let featureShare = Parameter<Double>(
    "colsample_bytree", .above(0, to: 1), default: 1, "share of the features per tree")
  private static let squaredPenalty = Parameter<Double>(
    "reg_lambda", .from(0), default: 1, "added to the sum of second derivatives of a leaf")
  private static let absolutePenalty = Parameter<Double>(
    "reg_alpha", .from(0), default: 0,
    "by how much the sum of first derivatives of a leaf is drawn to 0")
  private static let binLimit = Parameter<Int>(
    "max_bin", .from(2, to: 255), default: 255, "bins of a feature")
  private static let patience = Parameter<Int?>(
    "early_stopping_rounds", .from(1), default: nil,
    "rounds without a better loss on a held-out tenth of the training rows that end it")

  public let hyperparameters = [
    roundCount.declaration, learningRate.declaration, maximumDepth.declaration,
    maximumLeafCount.declaration, minimumChildWeight.declaration, rowShare.declaration,
    featureShare.declaration, squaredPenalty.declaration, absolutePenalty.declaration,
    binLimit.declaration, patience.declaration,
  ]

  public func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    _ = try options(configuration, for: dataset.task)
  }

  public let memoryHyperparameters = ["n_estimators", "max_depth", "num_leaves"]

  public func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    let options = try options(configuration, for: dataset.task).0
    let memory = TreeMemory(dataset: dataset, rows: rows)
    return memory.boostedTrees(
      options.roundCount,
      nodes: memory.nodeCount(depth: options.maximumDepth, leaves: options.maximumLeafCount),
      nodeBytes: MemoryLayout<BoostedTree.Node>.stride)
  }

  /// Trains `n_estimators` rounds, or `budget` where that is less.
  ///
  /// - Precondition: `budget` is positive or `nil`.
  public func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    var (options, binLimit) = try options(configuration, for: data.dataset.task)
    options.roundCount = min(options.roundCount, budget ?? options.roundCount)
    let parts = try data.partsOfSeveralClasses(for: name)
    if options.patience != nil, data.training.count < max(10, 2 * data.dataset.classCount) {
      throw .invalidData(
        "data set '\(data.dataset.name)': \(data.training.count) training rows are too few to hold "
          + "a tenth out; set 'early_stopping_rounds' to null")
    }
    let boosting = GradientBoosting(
      data.dataset, rows: data.training, options: options, binLimit: binLimit, seed: seed)
    let tables = parts.map { data.table(of: $0) }
    var scores = parts.map { boosting.initialScores(rowCount: $0.count) }
    var course = TreeCourse(session, total: boosting.roundCount, samples: data.training.count)
    func measured(_ part: Int) -> Scores {
      Scores.of(boosting.predictions(ofScores: scores[part]), rows: parts[part], in: data.dataset)
    }
    for round in 0..<boosting.roundCount {
      for part in parts.indices {
        boosting.addRound(round, for: tables[part], to: &scores[part])
      }
      if course.isMeasured(after: round + 1) {
        try course.add(
          round + 1, training: session.isRecorded ? measured(0) : nil, validation: measured(1))
      }
    }
    return ObservedTraining(
      result: TrainingResult(
        outcome: .finished(training: measured(0), validation: measured(1), test: measured(2)),
        curve: course.curve,
        cost: ComputeCost(
          trainingSamples: data.training.count,
          samplesForward: parts.reduce(0) { $0 + $1.count }, samplesBackward: 0,
          steps: boosting.roundCount, parameters: boosting.nodeCount)),
      record: course.record,
      testPredictions: session.isRecorded ? boosting.predictions(ofScores: scores[2]) : [])
  }

  private func options(
    _ values: HyperparameterValues, for task: LearningTask
  ) throws(LearningError) -> (BoostingOptions, binLimit: Int) {
    try values.validate(against: hyperparameters, of: "learner '\(name)'", for: task)
    var options = BoostingOptions()
    options.roundCount = try Self.roundCount.value(in: values)
    options.learningRate = try Self.learningRate.value(in: values)
    options.maximumDepth = try Self.maximumDepth.value(in: values)
    options.maximumLeafCount = try Self.maximumLeafCount.value(in: values)
    options.minimumChildWeight = try Self.minimumChildWeight.value(in: values)
    options.rowShare = try Self.rowShare.value(in: values)
    options.featureShare = try Self.featureShare.value(in: values)
    options.squaredPenalty = try Self.squaredPenalty.value(in: values)
    options.absolutePenalty = try Self.absolutePenalty.value(in: values)
    options.patience = try Self.patience.value(in: values)
    return (options, try Self.binLimit.value(in: values))
  }
}
