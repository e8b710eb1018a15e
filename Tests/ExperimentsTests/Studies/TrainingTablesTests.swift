import Foundation
import Learning
import Networks
import TestSupport
import Testing

@testable import Experiments

@Suite struct TrainingTablesTests {
  /// 50 steps in two epochs of 25, whose losses are 50, 49, … 1, but for a last one that is infinite.
  static let run: TrainingTables.Run = {
    var steps: [TrainingRecord.Step] = []
    for index in 0..<50 {
      let loss: Double = index == 49 ? .infinity : Double(50 - index)
      steps.append(.init(loss: loss, gradientNorm: 0.5, learningRate: 0.1))
    }
    let scores = Scores(crossEntropy: 0.5, errorRate: 0.25)
    return TrainingTables.Run(
      labels: [("note", "a,b \"c\""), ("seed", "7")],
      record: TrainingRecord(
        steps: steps,
        epochs: [
          .init(number: 1, step: 25, trainingLoss: 38, trainingScore: 0.5, validation: scores),
          .init(number: 2, step: 50, validation: scores),
        ]),
      result: TrainingResult(
        outcome: .finished(training: scores, validation: scores, test: scores), curve: [],
        cost: ComputeCost(
          trainingSamples: 10, samplesForward: 30, measuredSamples: 5, samplesBackward: 15,
          steps: 50, parameters: 3)))
  }()

  private func lines(_ name: TrainingTables.Name, keys: [String] = []) throws -> [String] {
    var data = Data()
    try TrainingTables([Self.run, Self.run], keys: keys).write(name) { data.append($0) }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func blocksOfTwentyAndTheTrueMeanOfTheLastTwenty() throws {
    // By hand: (50 + 31)/2 and (30 + 11)/2; the last 20 hold the infinite one: an empty cell.
    #expect(
      try lines(.averagedLoss).prefix(4) == [
        "step,kind,loss", "20,block,40.5", "40,block,20.5", "50,last,",
      ])
    let finite = TrainingRecord(steps: Array(Self.run.record.steps.dropLast()))
    // 49 steps, the last 20 of them with losses 21 … 2: 11.5, no block of 20 ends there.
    #expect(finite.lastAveragedLoss == 11.5)
    #expect(finite.averagedLosses.map(\.step) == [20, 40])
  }

  @Test func stepsKnowTheirEpoch() throws {
    let rows = try lines(.lossPerStep, keys: ["seed"])
    #expect(rows[0] == "seed,step,epoch,loss,gradient_norm,learning_rate")
    #expect(rows[25] == "7,25,1,26.0,0.5,0.1")
    #expect(rows[26] == "7,26,2,25.0,0.5,0.1")
    #expect(rows[50] == "7,50,2,,0.5,0.1")
    #expect(rows.count == 101)
  }

  @Test func whatTransformsReportHasAColumn() throws {
    func run(_ columns: [TelemetryColumn], _ telemetry: [[Double]]) -> TrainingTables.Run {
      let steps = telemetry.map {
        TrainingRecord.Step(loss: 1, gradientNorm: 1, learningRate: 1, telemetry: $0)
      }
      return TrainingTables.Run(
        labels: [], record: TrainingRecord(steps: steps, telemetryColumns: columns),
        result: Self.run.result)
    }
    func lines(_ runs: [TrainingTables.Run]) throws -> [String] {
      var data = Data()
      try TrainingTables(runs).write(.telemetryPerStep) { data.append($0) }
      return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    let modified = run([.threshold, .scale], [[3, 0.25], [2, 0.5]])
    let other = run([TelemetryColumn("curvature", "largest eigenvalue")], [[7]])
    #expect(try lines([modified, Self.run]) == ["step,c,s", "1,3.0,0.25", "2,2.0,0.5"])
    #expect(
      try lines([modified, other])
        == ["step,c,s,curvature", "1,3.0,0.25,", "2,2.0,0.5,", "1,,,7.0"])
    #expect(try lines([Self.run]) == ["step,c,s"])
  }

  @Test func whatWasNotMeasuredIsEmpty() throws {
    #expect(try lines(.accuracyPerEpoch)[1] == "1,25,38.0,0.5,0.5,0.25,0.75")
    #expect(try lines(.accuracyPerEpoch)[2] == "2,50,,,0.5,0.25,0.75")
  }

  @Test func aSummaryHasEveryLabelInQuotesWhereNeeded() throws {
    let rows = try lines(.summary, keys: ["seed"])
    #expect(rows[0].hasPrefix("seed,note,outcome,collapsed,epochs_done,steps,minimum_loss,"))
    // The lowest finite loss is 2, of step 49; (30 + 2 · 15)/3 = 20 gradient-equivalents.
    #expect(rows[1].hasPrefix("7,\"a,b \"\"c\"\"\",ok,false,2,50,2.0,49,,,0.5,0.25,0.75"))
    #expect(rows[1].hasSuffix(",10,30,5,15,20.0,3,"))
    #expect(rows.count == 3)
  }
}
