import Formats
import Foundation
import Landscapes
import Testing

@Suite struct StoredTrainingTests {
  static let trainings = [
    StoredTraining(
      Evaluation(
        rank: 7, fold: 2, seed: .max,
        outcome: .ok([
          .train: .init(loss: 1.0 / 3, details: ["accuracy": 0.5]),
          .validation: .init(loss: .leastNonzeroMagnitude), .test: .init(loss: .infinity),
        ]), seconds: 0.1 + 0.2, trainingSamples: 90, steps: 30,
        curve: [
          CurveSample(step: 1, train: nil, validation: 0.7),
          CurveSample(step: 2, train: 0.6, validation: nil),
        ],
        account: EvaluationAccount(
          samplesForward: 12, measuredSamples: 3, samplesBackward: 9, parameters: 5,
          floatingPointOperations: 1e12, isCollapsed: true,
          earlySignals: [EarlySignal(step: 1, train: 0.5, score: 0.25)],
          firstEpochLosses: [2, 1])),
      timing: EvaluationTiming(sequence: 3, start: 1.5, end: 2, worker: 1)),
    StoredTraining(
      Evaluation(rank: 0, fold: 0, seed: 0, outcome: .diverged(step: 17), seconds: 0)),
    StoredTraining(
      Evaluation(rank: 1, fold: 0, seed: 1, outcome: .failed("why \"not\",\n"), seconds: 2)),
  ]

  @Test(arguments: trainings) func aLineOfJSONHoldsATrainingToTheBit(
    _ training: StoredTraining
  ) throws {
    let line = try JSONEncoder().encode(training)
    #expect(!line.contains(10))
    #expect(try JSONDecoder().decode(StoredTraining.self, from: line) == training)
    let evaluation = try JSONDecoder().decode(
      Evaluation.self, from: JSONEncoder().encode(training.evaluation))
    #expect(evaluation == training.evaluation)
  }

  @Test func theKeysAreTheColumns() throws {
    let line = try JSONEncoder().encode(Self.trainings[0])
    let keys = try #require(JSONSerialization.jsonObject(with: line) as? [String: Any]).keys
    // All but the reason, which a training that finished lacks.
    #expect(Set(keys) == Set(EvaluationColumns.standard.map(\.name)).subtracting(["reason"]))
  }
}
