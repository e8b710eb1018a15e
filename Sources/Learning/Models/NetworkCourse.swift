import Networks
import Numerical

/// The whole course of a network's training for a learner: epochs with a validation after each, then
/// the final scores on all three parts.
struct NetworkCourse {
  let network: Network<Float>
  let options: OptimizationOptions
  let seed: Seed
  /// Rows that are measured at a time.
  var scoredRows = 512
  var session = TrainingSession()

  /// - Parameter test: Asked for once, at the end, and only of a training that finished.
  /// - Precondition: No part is empty; all fit the network.
  /// - Throws: ``LearningError``: a checkpoint of another training, or the session stopped this one.
  func observed(
    training: Samples<Float>, validation: Samples<Float>, test: () -> Samples<Float>
  ) throws(LearningError) -> ObservedTraining {
    let scorer = NetworkScorer(network, capacity: scoredRows, threads: session.threads)
    var run = TrainingRun(
      options.trainer(network, seed: seed, threads: session.threads),
      try options.optimizer(for: network), on: training, monitor: monitor(training))
    var record = TrainingRecord()
    if let bytes = session.checkpoint {
      do throws(NetworkError) {
        let checkpoint = try TrainingCheckpoint<Float>(bytes: bytes, label: session.label)
        try run.resume(from: checkpoint)
        record = checkpoint.record
      } catch { throw .network(error) }
    }
    var steps = record.steps
    while let epoch = run.nextEpoch(afterStep: { if session.isRecorded { steps.append(.init($1)) } }
    ) {
      let scores = scorer.scores(of: run.parameters, buffers: run.buffers, on: validation)
      guard scores.isFinite else {
        run.stopAsDiverged()
        break
      }
      record.epochs.append(
        .init(
          number: epoch.number, step: run.step, trainingLoss: epoch.meanLoss,
          trainingScore: epoch.accuracy, validation: scores))
      let next = session.afterEpoch(
        .init(
          epoch: record.epochs[record.epochs.count - 1], total: options.epochs,
          samples: training.count))
      guard next != .goOn else { continue }
      record.steps = steps
      session.save(run.checkpoint(label: session.label, record: record).bytes)
      if next == .stop { throw .interrupted }
    }
    record.steps = steps
    return finish(&run, record, scorer, training, validation, test)
  }

  /// The result of a training at its end.
  private func finish(
    _ run: inout TrainingRun<Float>, _ record: TrainingRecord,
    _ scorer: borrowing NetworkScorer<Float>, _ training: Samples<Float>,
    _ validation: Samples<Float>, _ test: () -> Samples<Float>
  ) -> ObservedTraining {
    var measured = record.epochs.count * validation.count
    var outcome = TrainingResult.Outcome.diverged(step: run.step)
    var isCollapsed = false
    var predictions: [Double] = []
    if !run.isDiverged, let last = record.epochs.last {
      let model = run.model()
      var validated = last.validation
      if run.averaging.count > 0 {
        validated = scorer.scores(of: model.parameters, buffers: model.buffers, on: validation)
        measured += validation.count
      }
      let test = test()
      let trained = scorer.scores(of: model.parameters, buffers: model.buffers, on: training)
      let tested = scorer.scores(of: model.parameters, buffers: model.buffers, on: test)
      measured += training.count + test.count
      if trained.isFinite, validated.isFinite, tested.isFinite {
        outcome = .finished(training: trained, validation: validated, test: tested)
        isCollapsed = trained.areCollapsed(on: training, classCount: network.outputCount)
        if session.isRecorded {
          predictions = scorer.predictions(
            of: model.parameters, buffers: model.buffers, on: test)
        }
      }
    }
    let forward = run.samplesForward + measured
    return ObservedTraining(
      result: TrainingResult(
        outcome: outcome,
        curve: record.epochs.map {
          CurvePoint(step: $0.number, training: $0.trainingLoss, validation: $0.validation)
        }, firstEpochLosses: run.firstEpochLosses, isCollapsed: isCollapsed,
        cost: ComputeCost(
          trainingSamples: training.count, samplesForward: forward, measuredSamples: measured,
          samplesBackward: run.samplesBackward, steps: run.step,
          parameters: network.parameterCount,
          floatingPointOperations: network.floatingPointOperations(
            forward: forward, backward: run.samplesBackward))),
      record: record, testPredictions: predictions)
  }

  private func monitor(_ samples: Samples<Float>) -> DivergenceMonitor {
    switch samples.targets {
    case .classes: .classification(classCount: network.outputCount)
    case .values: .regression
    }
  }
}

extension TrainingRecord.Step {
  /// What an optimiser saw.
  init(_ seen: Optimizer<Float>.Step) {
    self.init(
      loss: seen.loss, gradientNorm: seen.squaredGradientNorm.squareRoot(),
      learningRate: seen.learningRate, modification: seen.modification)
  }
}

extension Scores {
  /// Whether no loss or score is infinite or undefined.
  var isFinite: Bool { first.isFinite && second.isFinite && score.isFinite }
}
