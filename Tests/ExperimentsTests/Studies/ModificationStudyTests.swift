import Experiments
import Formats
import Foundation
import Learning
import Networks
import TestSupport
import Testing

struct ModificationStudyTests {
  /// Six cases on iris, 7 steps an epoch.
  static let options: ModificationStudy.Options = {
    var options = ModificationStudy.Options()
    options.rules = ["momentum", "adam"]
    options.seedCount = 3
    options.epochs = 4
    options.batchSize = 16
    return options
  }()

  static func study(
    _ options: ModificationStudy.Options = options, on dataset: String = "iris"
  ) throws -> ModificationStudy {
    try ModificationStudy(options, on: DatasetReader().dataset(dataset))
  }

  static func run(
    _ study: ModificationStudy, in folder: URL, workers: Int = 2
  ) async throws -> [ModificationRunner.Run] {
    try await ModificationRunner(study, folder: folder, workerCount: workers).run(
      isStopped: { false }, report: { _ in })
  }

  /// Every file of the runs by name.
  static func files(_ folder: URL) throws -> [String: Data] {
    let runs = folder.appending(path: "runs")
    let names = try FileManager.default.contentsOfDirectory(atPath: runs.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: runs.appending(path: $0))) })
  }

  @Test func armsBeginAlikeAndPartByTheirScales() async throws {
    try await withTemporaryFolder { folder in
      let runs = try await Self.run(Self.study(), in: folder)
      #expect(runs.count == 2 * 3 * 4)
      // The accuracy of the batches of each epoch: whole rows of the 108 that train.
      for epoch in runs.flatMap(\.record.epochs) {
        let right = try #require(epoch.trainingScore) * 108
        #expect(abs(right - right.rounded()) < 1e-9 && right >= 0 && right <= 108)
      }
      for case_ in Set(runs.map(\.one)) {
        let arms = runs.filter { $0.one == case_ }
        #expect(arms.map(\.arm) == ModificationArm.allCases)
        let losses = arms.map { $0.record.steps.map(\.loss) }
        #expect(losses.allSatisfy { $0.count == 28 && $0[0] == losses[0][0] })
        let modified = arms[1].record.steps
        var lowest = 1e5
        for step in modified {
          lowest = min(lowest, step.loss)
          #expect(step.telemetry.count == 2 && step.telemetry[0] == lowest)
          // s = 1/((U − c) + 1), f = x and ε = 1.
          expectClose(step.telemetry[1], 1 / (step.loss - lowest + 1), within: 1e-15)
        }
        let scales = arms[1].record.telemetry(.scale)
        #expect(scales.contains { $0 < 1 })
        let rate = arms[0].record.steps[0].learningRate
        expectClose(
          arms[2].record.steps[0].learningRate, rate * scales.reduce(0, +) / Double(scales.count),
          within: 1e-15)
        #expect(arms[3].record.steps[0].learningRate == rate)
        #expect(Set(losses.map { $0[27] }).count == 4)
      }
    }
  }

  @Test func rulesOfOneSeedStartAlikeAndSeedsDoNot() async throws {
    try await withTemporaryFolder { folder in
      let base = try await Self.run(Self.study(), in: folder).filter { $0.arm == .base }
      let first = base.map { $0.record.steps[0].loss }
      #expect(Set(first).count == 3)
      #expect(first.prefix(3) == first.suffix(3))
    }
  }

  @Test func workersChangeNoByte() async throws {
    try await withTemporaryFolder { folder in
      let study = try Self.study()
      let contents = try await [1, 2, 5].asyncMap { workers in
        let place = folder.appending(path: "\(workers)")
        let runs = try await Self.run(study, in: place, workers: workers)
        return (try Self.files(place), ModificationContrast.all(of: runs))
      }
      #expect(contents[0].0.count == 24)
      #expect(contents.allSatisfy { $0.0 == contents[0].0 && $0.1 == contents[0].1 })
    }
  }

  @Test func nothingIsTrainedTwice() async throws {
    try await withTemporaryFolder { folder in
      let study = try Self.study()
      let first = try await Self.run(study, in: folder)
      #expect(first.allSatisfy { !$0.wasStored })
      let files = try Self.files(folder)
      let lost = "mlp-adam-cross_entropy-1-shuffled_scales.json"
      try FileManager.default.removeItem(at: folder.appending(path: "runs/\(lost)"))
      let second = try await Self.run(study, in: folder)
      #expect(second.filter { !$0.wasStored }.map(\.arm) == [.shuffledScales])
      #expect(try Self.files(folder) == files)
      #expect(second.map(\.record) == first.map(\.record))
      #expect(second.map(\.result) == first.map(\.result))
      var more = Self.options
      more.seedCount = 4
      let third = try await Self.run(Self.study(more), in: folder)
      #expect(third.count { !$0.wasStored } == 2 * 4)
    }
  }

  @Test func runsOfAnotherStudyAreRefused() async throws {
    try await withTemporaryFolder { folder in
      _ = try await Self.run(Self.study(), in: folder)
      var longer = Self.options
      longer.epochs = 5
      let other = try Self.study(longer)
      await #expect(throws: ImportError.self) { try await Self.run(other, in: folder) }
      let file = folder.appending(path: "runs/mlp-adam-cross_entropy-0-base.json")
      try Data("{".utf8).write(to: file)
      let same = try Self.study()
      await #expect(throws: ImportError.self) { try await Self.run(same, in: folder) }
    }
  }

  @Test func aRegressionIsTrainedByBothErrors() async throws {
    try await withTemporaryFolder { folder in
      var options = Self.options
      options.rules = ["adam"]
      options.seedCount = 2
      options.sampleCount = 60
      let study = try Self.study(options, on: "diabetes")
      #expect(study.data.training.count == 60)
      let runs = try await Self.run(study, in: folder)
      #expect(Set(runs.map(\.one.loss)) == [.meanSquaredError, .meanAbsoluteError])
      #expect(runs.count == 2 * 2 * 4)
      let names = Set(ModificationContrast.all(of: runs).map(\.measureName))
      #expect(names == ["test_mse", "test_mae", "last_averaged_loss"])
    }
  }

  @Test func namesAndSizesAreChecked() throws {
    var options = Self.options
    options.models = ["simple_cnn"]
    #expect(throws: LearningError.self) { try Self.study(options) }
    options.models = ["mlp"]
    options.rules = ["newton"]
    #expect(throws: (any Error).self) { try Self.study(options) }
    options = Self.options
    options.sampleCount = 109
    // By hand: of 150 rows 30 are test, of 120 a tenth is validation: 108 are left.
    #expect(throws: LearningError.self) { try Self.study(options) }
  }
}

extension Sequence {
  /// The results one after the other.
  fileprivate func asyncMap<Result>(
    _ body: (Element) async throws -> Result
  ) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await body(element)) }
    return results
  }
}
