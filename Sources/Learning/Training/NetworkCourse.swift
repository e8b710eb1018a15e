import Foundation
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
        isCollapsed = self.isCollapsed(trained, training)
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

  /// See ``TrainingResult/isCollapsed``; never of a regression, nor where there is one class.
  private func isCollapsed(_ scores: Scores, _ samples: Samples<Float>) -> Bool {
    guard case .classes(let classes) = samples.targets else { return false }
    var counts = [Int](repeating: 0, count: network.outputCount)
    for label in classes { counts[Int(label)] += 1 }
    let share = Double(counts.max() ?? 0) / Double(classes.count)
    guard share < 1 else { return false }
    let error = (share * (1 - share) / Double(classes.count)).squareRoot()
    return scores.first >= log(Double(network.outputCount)) - 0.01
      || scores.score <= share + 2 * error
  }
}

extension Scores {
  /// Whether no loss or score is infinite or undefined.
  var isFinite: Bool { first.isFinite && second.isFinite && score.isFinite }
}
