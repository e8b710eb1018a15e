package import Foundation
package import Landscapes

/// A training while it is read, column by column.
package struct EvaluationDraft: Sendable {
  /// What came of a training, as columns name it.
  package enum Status: String, Sendable {
    case ok, diverged, failed
  }

  package var rank = 0
  package var fold = 0
  package var seed: UInt64 = 0
  package var status = Status.ok
  /// Of a failure; the step of a divergence.
  package var reason: String?
  /// They count where the training finished.
  package var losses: [Measure: Double] = [:]
  /// Other losses and scores, by part and name.
  package var details: [Measure: [String: Double]] = [:]
  package var seconds = 0.0
  package var trainingSamples = 0
  package var steps = 0
  package var curve: [CurveSample] = []
  /// The first of its columns that has a value makes it.
  package var account: EvaluationAccount?
  package var timing = EvaluationTiming()
  /// Of lists; making one takes longer than reading a row.
  package let decoder: JSONDecoder

  package init() { decoder = JSONDecoder() }

  package var evaluation: Evaluation {
    let outcome: Evaluation.Outcome
    switch status {
    case .diverged: outcome = .diverged(step: reason.flatMap { Int($0) } ?? 0)
    case .failed: outcome = .failed(reason ?? "")
    case .ok:
      var measurements: [Measure: Evaluation.Measurement] = [:]
      for (measure, loss) in losses {
        measurements[measure] = .init(loss: loss, details: details[measure] ?? [:])
      }
      outcome = .ok(measurements)
    }
    return Evaluation(
      rank: rank, fold: fold, seed: seed, outcome: outcome, seconds: seconds,
      trainingSamples: trainingSamples, steps: steps, curve: curve, account: account)
  }

  package var training: StoredTraining { StoredTraining(evaluation, timing: timing) }
}

extension Evaluation {
  /// What was measured; empty where the training did not finish.
  var measurements: [Measure: Measurement] {
    if case .ok(let measurements) = outcome { measurements } else { [:] }
  }
}
