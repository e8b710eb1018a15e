package import Networks
package import Numerical
package import SearchSpaces

/// Gradient boosting of histogram trees, for classes or values. See ``GradientBoosting``.
///
/// Missing features go where the split says. With one seed, fewer rounds are the beginning of more.
package struct BoostingLearner: Learner {
  package init() {}

  package var name: String { "boosting" }
  package var summary: String { "gradient boosting of histogram trees, classes or values" }
  package var budget: TrainingBudget? { .trees }

  package var hyperparameters: [HyperparameterDeclaration] {
    [
      .init(
        "n_estimators", accepts: "a whole number from 1", default: 100,
        "rounds, before a budget cuts them; each adds a tree, or one per class of more than two"),
      .init(
        "learning_rate", accepts: "a number above 0 to 1", default: 0.1, "factor of every leaf"),
      .init(
        "max_depth", accepts: "a whole number from 1, or null", default: 6,
        "splits from the root to the deepest leaf; null for no limit"),
      .init(
        "num_leaves", accepts: "a whole number from 2, or null", default: nil,
        "most leaves of a tree, the best split first; null for no limit"),
      .init(
        "min_child_weight", accepts: "a number from 0", default: 1,
        "least sum of second derivatives on either side of a split; rows, for values"),
      .init(
        "subsample", accepts: "a number above 0 to 1", default: 1, "share of the rows per round"),
      .init(
        "colsample_bytree", accepts: "a number above 0 to 1", default: 1,
        "share of the features per tree"),
      .init(
        "reg_lambda", accepts: "a number from 0", default: 1,
        "added to the sum of second derivatives of a leaf"),
      .init(
        "reg_alpha", accepts: "a number from 0", default: 0,
        "by how much the sum of first derivatives of a leaf is drawn to 0"),
      .init(
        "max_bin", accepts: "a whole number from 2 to 255", default: 255,
        "bins of a feature"),
      .init(
        "early_stopping_rounds", accepts: "a whole number from 1, or null", default: nil,
        "rounds without a better loss on a held-out tenth of the training rows that end it"),
    ]
  }

  /// 4 · 6 · 5 · 3 · 3 = 1,080 configurations, for classes and values.
  package var searchSpace: SearchSpace {
    // A literal, which a test builds: it cannot be wrong at run time.
    try! SearchSpace([
      Hyperparameter("n_estimators", .ordinal([25, 50, 100, 200])),
      Hyperparameter("learning_rate", .ordinal([0.01, 0.02, 0.05, 0.1, 0.2, 0.5])),
      Hyperparameter("max_depth", .ordinal([2, 3, 4, 6, 8])),
      Hyperparameter("min_child_weight", .ordinal([1, 4, 16])),
      Hyperparameter("subsample", .ordinal([0.5, 0.75, 1])),
    ])
  }

  package func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    _ = try options(configuration)
  }

  package let memoryHyperparameters = ["n_estimators", "max_depth", "num_leaves"]

  package func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    let options = try options(configuration).0
    let memory = TreeMemory(dataset: dataset, rows: rows)
    return memory.boostedTrees(
      options.roundCount,
      nodes: memory.nodeCount(depth: options.maximumDepth, leaves: options.maximumLeafCount),
      nodeBytes: MemoryLayout<BoostedTree.Node>.stride)
  }

  /// Trains `n_estimators` rounds, or `budget` where that is less.
  ///
  /// - Precondition: `budget` is positive or `nil`.
  package func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    var (options, binLimit) = try options(configuration)
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
    _ values: HyperparameterValues
  ) throws(LearningError) -> (BoostingOptions, binLimit: Int) {
    try values.validate(against: hyperparameters, of: name)
    let largest = Double.greatestFiniteMagnitude
    let share = Double.leastNormalMagnitude...1
    var options = BoostingOptions()
    options.roundCount = try values.integer("n_estimators", in: 1...1_000_000, default: 100)
    options.learningRate = try values.number("learning_rate", in: share, default: 0.1)
    options.maximumDepth = try values.optionalInteger("max_depth", in: 1...Int.max, default: 6)
    options.maximumLeafCount = try values.optionalInteger(
      "num_leaves", in: 2...Int.max, default: nil)
    options.minimumChildWeight = try values.number(
      "min_child_weight", in: 0...largest, default: 1)
    options.rowShare = try values.number("subsample", in: share, default: 1)
    options.featureShare = try values.number("colsample_bytree", in: share, default: 1)
    options.squaredPenalty = try values.number("reg_lambda", in: 0...largest, default: 1)
    options.absolutePenalty = try values.number("reg_alpha", in: 0...largest, default: 0)
    options.patience = try values.optionalInteger(
      "early_stopping_rounds", in: 1...Int.max, default: nil)
    return (options, try values.integer("max_bin", in: 2...255, default: 255))
  }
}
