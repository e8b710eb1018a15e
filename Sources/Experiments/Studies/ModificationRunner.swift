package import Foundation
import Learning
package import Networks

/// Runs the trainings of a study of landscape modification that a folder lacks, several at once.
///
/// Each is written as it ends, so that running again trains nothing twice; results do not depend on
/// the number of workers.
package struct ModificationRunner: Sendable {
  package let study: ModificationStudy
  /// Holds `runs/`, and at the end the tables.
  package let folder: URL
  /// Cases at once; the arms of a case follow one another.
  package let workerCount: Int

  package init(_ study: ModificationStudy, folder: URL, workerCount: Int) {
    precondition(workerCount > 0, "\(workerCount) workers")
    self.study = study
    self.folder = folder
    self.workerCount = workerCount
  }

  /// A finished training.
  package struct Run: Sendable {
    package let one: ModificationCase
    package let arm: ModificationArm
    package let record: TrainingRecord
    package let result: TrainingResult
    /// Whether an earlier call had trained it.
    package let wasStored: Bool

    package init(
      one: ModificationCase, arm: ModificationArm, record: TrainingRecord, result: TrainingResult,
      wasStored: Bool
    ) {
      self.one = one
      self.arm = arm
      self.record = record
      self.result = result
      self.wasStored = wasStored
    }
  }

  /// All trainings, in the order of the study; fewer where it was stopped.
  ///
  /// - Parameters:
  ///   - isStopped: Asked before each training.
  ///   - report: Called with the number of trainings that are there, after each case.
  /// - Throws: ``ImportError`` for a file of another study, and what Foundation says of a folder
  ///   that cannot be written.
  package func run(
    isStopped: @escaping @Sendable () -> Bool, report: (_ done: Int) -> Void
  ) async throws -> [Run] {
    let files = folder.appending(path: "runs")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    let cases = study.cases
    var runs = [[Run]](repeating: [], count: cases.count)
    var done = 0
    try await withThrowingTaskGroup(of: (Int, [Run]).self) { group in
      var next = 0
      func start() {
        guard next < cases.count, !isStopped() else { return }
        let place = next
        next += 1
        group.addTask { (place, try arms(of: cases[place], in: files, isStopped)) }
      }
      for _ in 0..<workerCount { start() }
      while let (place, arms) = try await group.next() {
        start()
        runs[place] = arms
        done += arms.count
        report(done)
      }
    }
    return runs.flatMap(\.self)
  }

  private func arms(
    of one: ModificationCase, in files: URL, _ isStopped: () -> Bool
  ) throws -> [Run] {
    var runs: [Run] = []
    var scales: [Double] = []
    for arm in ModificationArm.allCases {
      let url = files.appending(path: "\(one.fileName(arm)).json")
      let label = "\(one.fileName(arm)), \(study.protocolLabel)"
      if let file = try ModificationRunFile.read(url, label: label) {
        runs.append(
          Run(one: one, arm: arm, record: file.record, result: file.result, wasStored: true))
      } else {
        guard !isStopped() else { break }
        let (record, result) = try study.train(one, arm, scales: scales)
        try ModificationRunFile(label: label, record: record, result: result).write(to: url)
        runs.append(Run(one: one, arm: arm, record: record, result: result, wasStored: false))
      }
      if arm == .modified {
        scales = runs[runs.count - 1].record.telemetry(.scale)
      }
    }
    return runs
  }
}

extension ModificationRunner.Run {
  /// The run as the five tables show it.
  package func tableRun(of study: ModificationStudy) -> TrainingTables.Run {
    let sizes = one.configuration.values.sorted { $0.key < $1.key }
    return TrainingTables.Run(
      labels: [
        ("model", one.model), ("rule", one.rule), ("objective", one.loss.rawValue),
        ("arm", arm.rawValue), ("seed", "\(one.seed)"),
        ("dataset", study.data.dataset.name),
        ("learning_rate", "\(record.steps.first?.learningRate ?? one.learningRate)"),
        ("momentum", "\(one.momentum)"), ("batch_size", "\(study.options.batchSize)"),
      ] + sizes.map { ($0.key, "\($0.value)") }, record: record, result: result)
  }

  /// The labels that tell the runs of a study apart.
  package static let keys = ["model", "rule", "objective", "arm", "seed"]
}
