import Learning
import Networks
import Numerical

/// One training of the study of landscape modification, with everything that its tables hold.
struct ModificationCourse {
  let trainer: Trainer<Float>
  let optimizer: Optimizer<Float>
  /// η, which stays as it is.
  let learningRate: Double

  /// Trains, with a validation after each epoch and all parts measured at the end.
  func run(
    training: Samples<Float>, validation: Samples<Float>, test: Samples<Float>
  ) -> (record: TrainingRecord, result: TrainingResult) {
    let network = trainer.network
    let scorer = NetworkScorer(network, capacity: 64)
    var run = TrainingRun(
      trainer, optimizer, on: training,
      monitor: .of(training, outputCount: network.outputCount))
    var record = TrainingRecord(telemetryColumns: optimizer.telemetryColumns)
    var measured = 0
    while let epoch = run.nextEpoch(afterStep: { _, seen in
      record.steps.append(
        TrainingRecord.Step(
          loss: seen.loss, gradientNorm: seen.squaredGradientNorm.squareRoot(),
          learningRate: learningRate, telemetry: seen.telemetry))
    }) {
      let scores = scorer.scores(of: run.parameters, buffers: run.buffers, on: validation)
      measured += validation.count
      guard scores.first.isFinite else {
        run.stopAsDiverged()
        break
      }
      record.epochs.append(
        TrainingRecord.Epoch(
          number: epoch.number, step: run.step, trainingLoss: epoch.meanLoss,
          trainingScore: epoch.accuracy, validation: scores))
    }
    var outcome = TrainingResult.Outcome.diverged(step: run.step)
    var isCollapsed = false
    if !run.isDiverged, let last = record.epochs.last {
      let trained = scorer.scores(of: run.parameters, buffers: run.buffers, on: training)
      let tested = scorer.scores(of: run.parameters, buffers: run.buffers, on: test)
      measured += training.count + test.count
      if trained.first.isFinite, tested.first.isFinite {
        outcome = .finished(training: trained, validation: last.validation, test: tested)
        isCollapsed = trained.areCollapsed(on: training, classCount: network.outputCount)
      }
    }
    let forward = run.samplesForward + measured
    let cost = ComputeCost(
      trainingSamples: training.count, samplesForward: forward, measuredSamples: measured,
      samplesBackward: run.samplesBackward, steps: run.step, parameters: network.parameterCount,
      floatingPointOperations: network.floatingPointOperations(
        forward: forward, backward: run.samplesBackward))
    return (
      record,
      TrainingResult(outcome: outcome, curve: [], isCollapsed: isCollapsed, cost: cost)
    )
  }
}
