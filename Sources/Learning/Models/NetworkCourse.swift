import Networks
import Numerical

/// The whole course of a network's training for a learner: epochs with a validation after each,
/// then the final scores on all three parts.
struct NetworkCourse {
  let session: TrainingSession

  /// - Parameter training: At its first step.
  /// - Throws: ``LearningError``: a checkpoint of another training, or the session stopped this
  ///   one.
  func observed(
    _ training: consuming NetworkTraining
  ) throws(LearningError) -> ObservedTraining {
    var record = TrainingRecord()
    if let bytes = session.checkpoint {
      do throws(NetworkError) {
        let checkpoint = try TrainingCheckpoint<Float>(bytes: bytes, label: session.label)
        try training.run.resume(from: checkpoint)
        record = checkpoint.record
      } catch { throw .network(error) }
    }
    record.telemetryColumns = training.run.optimizer.telemetryColumns
    var steps = record.steps
    while let epoch = training.run.nextEpoch(afterStep: {
      if session.isRecorded { steps.append(.init($1)) }
    }) {
      let scores = training.scores(of: training.run.parameters, on: training.validation)
      guard scores.isFinite else {
        training.run.stopAsDiverged()
        break
      }
      record.epochs.append(
        .init(
          number: epoch.number, step: training.run.step, trainingLoss: epoch.meanLoss,
          trainingScore: epoch.accuracy, validation: scores))
      let next = session.afterEpoch(
        .init(
          epoch: record.epochs[record.epochs.count - 1], total: training.run.trainer.epochs,
          samples: training.run.samples.count))
      guard next != .goOn else { continue }
      record.steps = steps
      session.save(training.run.checkpoint(label: session.label, record: record).bytes)
      if next == .stop { throw .interrupted }
    }
    record.steps = steps
    return finish(&training, record)
  }

  /// The result of a training at its end; test rows are read of one that finished.
  private func finish(
    _ training: inout NetworkTraining, _ record: TrainingRecord
  ) -> ObservedTraining {
    let rows = training.run.samples
    let validation = training.validation
    var measured = record.epochs.count * validation.count
    var outcome = TrainingResult.Outcome.diverged(step: training.run.step)
    var isCollapsed = false
    var predictions: [Double] = []
    if !training.run.isDiverged, let last = record.epochs.last {
      let model = training.run.model()
      var validated = last.validation
      if training.run.averaging.count > 0 {
        validated = training.scores(of: model.parameters, buffers: model.buffers, on: validation)
        measured += validation.count
      }
      let test = training.test()
      let trained = training.scores(of: model.parameters, buffers: model.buffers, on: rows)
      let tested = training.scores(of: model.parameters, buffers: model.buffers, on: test)
      measured += rows.count + test.count
      if trained.isFinite, validated.isFinite, tested.isFinite {
        outcome = .finished(training: trained, validation: validated, test: tested)
        isCollapsed = trained.areCollapsed(on: rows, classCount: training.network.outputCount)
        if session.isRecorded {
          predictions = training.predictions(of: model.parameters, buffers: model.buffers, on: test)
        }
      }
    }
    let forward = training.run.samplesForward + measured
    return ObservedTraining(
      result: TrainingResult(
        outcome: outcome,
        curve: record.epochs.map {
          CurvePoint(step: $0.number, training: $0.trainingLoss, validation: $0.validation)
        }, firstEpochLosses: training.run.firstEpochLosses, isCollapsed: isCollapsed,
        cost: ComputeCost(
          trainingSamples: rows.count, samplesForward: forward, measuredSamples: measured,
          samplesBackward: training.run.samplesBackward, steps: training.run.step,
          parameters: training.network.parameterCount,
          floatingPointOperations: training.network.floatingPointOperations(
            forward: forward, backward: training.run.samplesBackward))),
      record: record, testPredictions: predictions)
  }
}

extension TrainingRecord.Step {
  /// What an optimiser saw.
  init(_ seen: Optimizer<Float>.Step) {
    self.init(
      loss: seen.loss, gradientNorm: seen.squaredGradientNorm.squareRoot(),
      learningRate: seen.learningRate, telemetry: seen.telemetry)
  }
}

extension Scores {
  /// Whether no loss or score is infinite or undefined.
  var isFinite: Bool { first.isFinite && second.isFinite && score.isFinite }
}
