import Networks
import Numerical

/// A forest, or a single tree, measured on the three parts of a training.
struct TreeEvaluation {
  private let data: TrainingData
  private let prepared: TreeData
  private let parts: [[Int]]

  init(_ data: TrainingData) throws(LearningError) {
    parts = try data.checkedParts()
    self.data = data
    prepared = TreeData(data.dataset, rows: data.training)
  }

  /// What comes of the trees that `grow` makes of the training part.
  ///
  /// - Parameter hasCourse: Whether validation scores after 1, 2, 4, … trees are kept.
  /// - Throws: ``LearningError/interrupted``.
  func observed(
    hasCourse: Bool, _ session: TrainingSession, grow: (TreeData) -> [DecisionTree]
  ) throws(LearningError) -> ObservedTraining {
    let trees = grow(prepared)
    var sums = parts.map { [Double](repeating: 0, count: $0.count * prepared.outputCount) }
    let tables: [[Double]] =
      switch data.dataset.features {
      case .numbers: parts.map { prepared.table(of: $0, in: data.dataset) }
      case .pixels: []
      }
    var course = TreeCourse(session, total: trees.count, samples: data.training.count)
    for (index, tree) in trees.enumerated() {
      for part in parts.indices {
        switch data.dataset.features {
        case .numbers:
          tree.addPredictions(
            for: tables[part], featureCount: prepared.featureCount, to: &sums[part])
        case .pixels(let pixels):
          tree.addPredictions(
            for: parts[part], of: pixels, featureCount: prepared.featureCount, to: &sums[part])
        }
      }
      let step = index + 1
      if course.isMeasured(after: step) {
        try course.add(
          step,
          training: session.isRecorded
            ? scores(of: 0, sums: sums[0], treeCount: step) : nil,
          validation: scores(of: 1, sums: sums[1], treeCount: step))
      }
    }
    let measured = parts.indices.map { scores(of: $0, sums: sums[$0], treeCount: trees.count) }
    return ObservedTraining(
      result: TrainingResult(
        outcome: .finished(training: measured[0], validation: measured[1], test: measured[2]),
        curve: hasCourse ? course.curve : [],
        cost: ComputeCost(
          trainingSamples: data.training.count,
          samplesForward: parts.reduce(0) { $0 + $1.count }, samplesBackward: 0,
          steps: trees.count, parameters: trees.reduce(0) { $0 + $1.nodes.count })),
      record: course.record,
      testPredictions: session.isRecorded ? sums[2].map { $0 / Double(trees.count) } : [])
  }

  private func scores(of part: Int, sums: [Double], treeCount: Int) -> Scores {
    let means = sums.map { $0 / Double(treeCount) }
    return Scores.of(means, rows: parts[part], in: data.dataset)
  }
}
