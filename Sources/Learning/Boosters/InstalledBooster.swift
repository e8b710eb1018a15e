import Foundation
import Networks

/// A booster of an installed library during one training.
protocol InstalledBooster: ~Copyable {
  /// Adds a round; false where the library finds nothing more to add.
  mutating func update() throws(LearningError) -> Bool
  /// What the library predicts: class probabilities (of two classes, that of the second), or
  /// values. Of a part, by its index among training, validation and test.
  func predictions(of part: Int) throws(LearningError) -> [Double]
}

/// Trains and measures the boosters of installed libraries.
struct InstalledBoosterTraining {
  let data: TrainingData
  let parts: [[Int]]

  init(_ data: TrainingData, learner: String) throws(LearningError) {
    self.data = data
    parts = try data.partsOfSeveralClasses(for: learner)
  }

  /// The target of the training rows.
  var labels: [Float] {
    switch data.dataset.target {
    case .classes(let classes, _): data.training.map { Float(classes[$0]) }
    case .values(let values): data.training.map { Float(values[$0]) }
    }
  }

  /// Trains `roundCount` rounds, or until the library finds nothing more to add.
  func observed(
    _ booster: consuming some InstalledBooster & ~Copyable, roundCount: Int,
    _ session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    var course = TreeCourse(session, total: roundCount, samples: data.training.count)
    var step = 0
    while step < roundCount, try booster.update() {
      step += 1
      guard course.isMeasured(after: step) else { continue }
      try course.add(
        step, training: session.isRecorded ? scores(0, of: booster) : nil,
        validation: scores(1, of: booster))
    }
    var measured: [Scores] = []
    for part in 0..<3 { measured.append(try scores(part, of: booster)) }
    var curve = course.curve
    if curve.last?.step != step {
      curve.append(CurvePoint(step: step, training: nil, validation: measured[1]))
    }
    let isFinite = measured.allSatisfy(\.isFinite)
    return ObservedTraining(
      result: TrainingResult(
        outcome: isFinite
          ? .finished(training: measured[0], validation: measured[1], test: measured[2])
          : .diverged(step: step),
        curve: curve,
        cost: ComputeCost(
          trainingSamples: data.training.count,
          samplesForward: parts.reduce(0) { $0 + $1.count }, samplesBackward: 0, steps: step,
          parameters: 0)),
      record: course.record,
      testPredictions: session.isRecorded && isFinite ? try predictions(2, of: booster) : [])
  }

  private func scores(
    _ part: Int, of booster: borrowing some InstalledBooster & ~Copyable
  ) throws(LearningError) -> Scores {
    Scores.of(try predictions(part, of: booster), rows: parts[part], in: data.dataset)
  }

  private func predictions(
    _ part: Int, of booster: borrowing some InstalledBooster & ~Copyable
  ) throws(LearningError) -> [Double] {
    var predictions = try booster.predictions(of: part)
    // Of two classes the libraries give the probability of the second.
    if data.dataset.classCount == 2 { predictions = predictions.flatMap { [1 - $0, $0] } }
    return predictions
  }
}
