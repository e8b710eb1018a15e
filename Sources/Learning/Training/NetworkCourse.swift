import Numerical

/// The whole course of a network's training for a learner: epochs with a validation after each, then
/// the final scores on all three parts.
struct NetworkCourse {
  let network: Network<Float>
  let options: OptimizationOptions
  let seed: Seed
  var threads = 1
  /// Rows that are measured at a time.
  var scoredRows = 512

  /// - Parameter test: Asked for once, at the end, and only of a training that finished.
  /// - Precondition: No part is empty; all fit the network.
  func result(
    training: Samples<Float>, validation: Samples<Float>, test: () -> Samples<Float>
  ) -> TrainingResult {
    let scorer = NetworkScorer(network, capacity: scoredRows, threads: threads)
    var run = TrainingRun(
      options.trainer(network, seed: seed, threads: threads), options.optimizer(for: network),
      on: training, monitor: monitor(training))
    var curve: [CurvePoint] = []
    var measured = 0
    while let epoch = run.nextEpoch() {
      let scores = scorer.scores(of: run.parameters, buffers: run.buffers, on: validation)
      measured += validation.count
      guard scores.isFinite else {
        run.stopAsDiverged()
        break
      }
      curve.append(
        CurvePoint(step: epoch.number, training: epoch.meanLoss, validation: scores))
    }
    var outcome = TrainingResult.Outcome.diverged(step: run.step)
    var isCollapsed = false
    if !run.isDiverged, let last = curve.last {
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
      }
    }
    let forward = run.samplesForward + measured
    return TrainingResult(
      outcome: outcome, curve: curve, firstEpochLosses: run.firstEpochLosses,
      isCollapsed: isCollapsed,
      cost: ComputeCost(
        trainingSamples: training.count, samplesForward: forward, measuredSamples: measured,
        samplesBackward: run.samplesBackward, steps: run.step, parameters: network.parameterCount,
        floatingPointOperations: network.floatingPointOperations(
          forward: forward, backward: run.samplesBackward)))
  }

  private func monitor(_ samples: Samples<Float>) -> DivergenceMonitor {
    switch samples.targets {
    case .classes: .classification(classCount: network.outputCount)
    case .values: .regression
    }
  }
}

extension Scores {
  /// Whether no loss or score is infinite or undefined.
  var isFinite: Bool { first.isFinite && second.isFinite && score.isFinite }
}
