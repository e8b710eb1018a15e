package import Landscapes
package import Learning
package import Networks
import Numerical
package import SearchSpaces

/// A learner as an objective: trains a configuration on a fold at one fidelity.
///
/// Initial parameters derive from (seed, fold, rank), so that all fidelities of a configuration
/// begin alike; nothing depends on what else runs.
package struct LearnerObjective: Objective {
  package let space: SearchSpace
  package let learner: any Learner
  package let data: DataPlan
  package let loss: LossKind
  package let fidelity: Fidelity
  /// The study's seed.
  package let seed: UInt64
  /// Wall seconds are read from it.
  private let seconds: @Sendable () -> Double

  /// - Parameter seconds: A clock, in seconds from any origin.
  package init(
    _ learner: any Learner, space: SearchSpace, data: DataPlan, loss: LossKind,
    fidelity: Fidelity, seed: UInt64, seconds: @escaping @Sendable () -> Double
  ) {
    self.learner = learner
    self.space = space
    self.data = data
    self.loss = loss
    self.fidelity = fidelity
    self.seed = seed
    self.seconds = seconds
  }

  package func evaluate(rank: Int, fold: Int) -> Evaluation {
    let start = seconds()
    let parts = data.data(fold: fold, sampleFraction: fidelity.sampleFraction)
    let values = HyperparameterValues(space, rank: rank)
    do {
      let result = try learner.train(
        values, on: parts, budget: budget(of: values),
        seed: Seed(seed).derived("training", fold, rank))
      return Evaluation(
        rank: rank, fold: fold, seed: seed, outcome: outcome(of: result),
        seconds: seconds() - start, trainingSamples: result.cost.trainingSamples,
        steps: result.cost.steps,
        curve: result.curve.map {
          CurveSample(
            step: $0.step, train: $0.training, validation: $0.validation.loss(loss))
        }, account: EvaluationAccount(result))
    } catch {
      return Evaluation(
        rank: rank, fold: fold, seed: seed, outcome: .failed(error.description),
        seconds: seconds() - start)
    }
  }

  /// The epochs or trees that the fidelity leaves of a configuration; `nil` for all.
  private func budget(of values: HyperparameterValues) -> Int? {
    let count =
      switch learner.budget {
      case .epochs: fidelity.epochs
      case .trees: fidelity.trees
      case nil: Int?.none
      }
    return count ?? learner.fullBudget(of: values).flatMap { fidelity.budget(of: $0) }
  }

  private func outcome(of result: TrainingResult) -> Evaluation.Outcome {
    switch result.outcome {
    case .diverged(let step): .diverged(step: step)
    case .finished(let training, let validation, let test):
      .ok([
        .train: measurement(training), .validation: measurement(validation),
        .test: measurement(test),
      ])
    }
  }

  /// The scenario's loss, and beside it the other loss and the score of the task.
  private func measurement(_ scores: Scores) -> Evaluation.Measurement {
    var details: [String: Double] = [:]
    let task = data.dataset.task
    for kind in task.losses where kind != loss {
      details[kind.rawValue] = scores.loss(kind)
    }
    details[task.scoreName] = scores.score
    return Evaluation.Measurement(loss: scores.loss(loss), details: details)
  }
}

extension EvaluationAccount {
  init(_ result: TrainingResult) {
    let cost = result.cost
    self.init(
      samplesForward: cost.samplesForward, measuredSamples: cost.measuredSamples,
      samplesBackward: cost.samplesBackward, parameters: cost.parameters,
      floatingPointOperations: cost.floatingPointOperations, isCollapsed: result.isCollapsed,
      earlySignals: result.earlySignals.map {
        EarlySignal(step: $0.step, train: $0.training, score: $0.validation.score)
      }, firstEpochLosses: result.firstEpochLosses.filter(\.isFinite))
  }
}
