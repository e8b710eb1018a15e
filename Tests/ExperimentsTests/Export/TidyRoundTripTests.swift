import Catalogs
import Experiments
import Formats
import Foundation
import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

/// What is exported and imported again is the same, whatever evaluations hold.
@Suite struct TidyRoundTripTests {
  static let space: SearchSpace = {
    do {
      return try SearchSpace([
        Hyperparameter("learning_rate", .ordinal([0.001, 0.01, 0.1])),
        Hyperparameter("optimizer", .categorical(["adam", "sgd", "nan", "a, \"b\""])),
      ])
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// A number of any size, at times a whole one.
  static func number(_ generator: inout Xoshiro256) -> Double {
    generator.uniform() < 0.2
      ? Double(generator.next() % 1000)
      : generator.normal() * pow(10, (generator.uniform() * 40 - 20).rounded())
  }

  static func list(_ generator: inout Xoshiro256) -> [Double] {
    (0..<Int(generator.next() % 4)).map { _ in number(&generator) }
  }

  static func count(_ generator: inout Xoshiro256) -> Int { Int(generator.next() % 1_000_000) }

  static func account(_ generator: inout Xoshiro256) -> EvaluationAccount? {
    if generator.uniform() < 0.3 { return nil }
    let isMeasured = generator.uniform() < 0.7
    return EvaluationAccount(
      samplesForward: count(&generator), measuredSamples: count(&generator),
      samplesBackward: count(&generator), parameters: count(&generator),
      floatingPointOperations: isMeasured ? abs(number(&generator)) : nil,
      isCollapsed: generator.uniform() < 0.3,
      earlySignals: list(&generator).enumerated().map {
        EarlySignal(step: $0 + 1, train: isMeasured ? number(&generator) : nil, score: $1)
      }, firstEpochLosses: list(&generator))
  }

  static func outcome(_ generator: inout Xoshiro256) -> Evaluation.Outcome {
    switch generator.next() % 8 {
    case 0: return .diverged(step: count(&generator))
    case 1: return .failed(["no, \"why\"", "two\nlines", "plain"][Int(generator.next() % 3)])
    default:
      var measured: [Measure: Evaluation.Measurement] = [
        .validation: .init(loss: number(&generator), details: ["accuracy": number(&generator)])
      ]
      measured[.train] = .init(loss: number(&generator))
      if generator.uniform() < 0.9 {
        measured[.test] = .init(loss: number(&generator), details: ["mae": number(&generator)])
      }
      return .ok(measured)
    }
  }

  static func evaluations(seed: UInt64) -> [Evaluation] {
    var generator = Seed(seed).derived("evaluations").generator()
    return (0..<space.combinationCount).flatMap { rank in
      (0..<2).map { fold in
        let curve = list(&generator).enumerated().map {
          CurveSample(
            step: 2 * $0 + 1, train: generator.uniform() < 0.5 ? number(&generator) : nil,
            validation: generator.uniform() < 0.8 ? $1 : nil)
        }
        return Evaluation(
          rank: rank, fold: fold, seed: seed, outcome: outcome(&generator),
          seconds: abs(number(&generator)), trainingSamples: count(&generator),
          steps: count(&generator), curve: curve, account: account(&generator))
      }
    }
  }

  @Test(arguments: 0..<12)
  func nothingIsLost(seed: Int) async throws {
    let scenario = Scenario(
      learner: "mlp", dataset: "toy", loss: "cross_entropy",
      fidelity: try Fidelity(sampleFraction: 0.25, budgetFraction: seed % 2 == 0 ? nil : 0.5))
    let evaluations = Self.evaluations(seed: UInt64(seed))
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(
        opening: folder.appending(path: "first.db").path, for: .writing)
      try store.add(
        evaluations, to: store.register(scenario, of: StudyIdentity(space: Self.space)))
      let path = folder.appending(path: "table.csv").path
      try TidyTableWritingTests.bytes { try TidyTable.write(store, to: $0) }
        .write(to: URL(filePath: path))
      try TidyTable.spaces(of: store).write(to: URL(filePath: TidyTable.sideFile(of: path)))
      let imported = try ImporterCatalog.all.entry(named: "csv")
        .evaluations(in: path)
      #expect(imported.map(\.scenario) == [scenario])
      let second = try EvaluationStore(
        opening: folder.appending(path: "second.db").path, for: .writing)
      #expect(try second.add(imported) == evaluations.count)
      let id = try #require(try second.scenarios().first).id
      #expect(try second.evaluations(of: id) == evaluations)
      // Landscapes count the same of the database and of the table.
      let counts = try #require(try LandscapeCollection(of: second).outcomes[scenario])
      #expect(try LandscapeCollection(reading: path).outcomes == [scenario: counts])
      let collapsed = evaluations.count {
        if case .ok = $0.outcome { return $0.account?.isCollapsed == true }
        return false
      }
      #expect(counts.trainings == evaluations.count && counts.collapsed == collapsed)
    }
  }
}
