import Networks

/// The scores along the trees of a training: after 1, 2, 4, … and the last, or where the session
/// records after each.
struct TreeCourse {
  private let session: TrainingSession
  /// Trees in all.
  private let total: Int
  /// Rows that each is grown on.
  private let samples: Int
  private(set) var record = TrainingRecord()
  /// The validation scores after 1, 2, 4, … trees and the last.
  private(set) var curve: [CurvePoint] = []

  init(_ session: TrainingSession, total: Int, samples: Int) {
    self.session = session
    self.total = total
    self.samples = samples
  }

  /// Whether the scores after `step` trees are asked for.
  func isMeasured(after step: Int) -> Bool {
    session.isRecorded || step.nonzeroBitCount == 1 || step == total
  }

  /// Takes the scores after `step` trees.
  ///
  /// - Parameter training: Where the session records.
  /// - Throws: ``LearningError/interrupted``.
  mutating func add(
    _ step: Int, training: Scores?, validation: Scores
  ) throws(LearningError) {
    if step.nonzeroBitCount == 1 || step == total {
      curve.append(CurvePoint(step: step, training: nil, validation: validation))
    }
    guard let training else { return }
    let epoch = TrainingRecord.Epoch(
      number: step, step: step, trainingLoss: training.first, trainingScore: training.score,
      validation: validation)
    record.epochs.append(epoch)
    let progress = TrainingSession.Progress(epoch: epoch, total: total, samples: samples)
    if session.afterEpoch(progress) == .stop { throw .interrupted }
  }
}
