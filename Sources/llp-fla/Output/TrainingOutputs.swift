import Documents
import Experiments
import Foundation
import LandscapeRendering
import Learning
import Networks
import SearchSpaces

/// The folder that a training leaves: reports, log, tables, checkpoint.
struct TrainingOutputs {
  let folder: URL
  let training: SingleTraining

  private var checkpointFile: CheckpointFile { CheckpointFile(place("checkpoint")) }

  private func place(_ name: String) -> URL { folder.appending(path: name) }

  /// What is trained on what, in a line.
  var announcement: String {
    let data = training.data
    return
      "\(training.learner.name) on \(data.dataset.name): \(data.training.count) rows to train, "
      + "\(data.validation.count) to validate, \(data.test.count) to test"
  }

  /// Makes the folder; a finished training without a checkpoint stays unless it is to be replaced.
  func prepare(force: Bool) throws {
    let manager = FileManager.default
    do {
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandError("\(folder.relativePath): no folder can be made here; name another place")
    }
    if force {
      for name in ["checkpoint", "training.log", "test.html"] {
        try? manager.removeItem(at: place(name))
      }
    } else if manager.fileExists(atPath: place("training.html").path),
      !manager.fileExists(atPath: checkpointFile.url.path)
    {
      throw CommandError(
        "\(folder.relativePath): holds a training already; name another folder or add --force")
    }
  }

  /// The checkpoint to go on from; `nil` where there is none.
  func checkpoint() throws -> [UInt8]? {
    do { return try checkpointFile.bytes() } catch {
      throw CommandError("\(checkpointFile.url.relativePath): cannot be read; remove it")
    }
  }

  func write(checkpoint bytes: [UInt8]) throws {
    do { try checkpointFile.write(bytes) } catch {
      throw CommandError(
        "\(checkpointFile.url.relativePath): cannot be written; is the disk full?")
    }
  }

  /// Adds a line to the log; a log that cannot be written is no reason to stop a training.
  func log(_ line: String) {
    let path = place("training.log").path
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    guard let file = FileHandle(forWritingAtPath: path) else { return }
    defer { try? file.close() }
    _ = try? file.seekToEnd()
    try? file.write(contentsOf: Data((line + "\n").utf8))
  }

  /// The tables and the reports.
  func write(
    _ observed: ObservedTraining, seconds: (wall: Double, processor: Double)
  ) throws {
    log(
      "\(significant(seconds.wall, digits: 4)) s, of processors "
        + "\(significant(seconds.processor, digits: 4)) s")
    let run = TrainingTables.Run(
      labels: training.labels, record: observed.record, result: observed.result)
    do { try TrainingTables([run]).write(into: folder) } catch {
      throw CommandError("\(folder.relativePath): tables cannot be written; is the disk full?")
    }
    let facts = TrainingFacts(
      name: "\(training.learner.name) on \(training.data.dataset.name)",
      configuration: training.hyperparameters.map { ($0.name, $0.value.description) },
      data: training.data, seed: training.seed, command: Self.command)
    try writeFile(
      Data(TrainingPage(facts, observed, seconds: seconds).html.utf8),
      to: place("training.html").path)
    if let page = TestPage(facts, observed) {
      try writeFile(Data(page.html.utf8), to: place("test.html").path)
    }
  }

  /// What was typed, as a shell takes it.
  private static var command: String {
    (["llp-fla"] + CommandLine.arguments.dropFirst()).map(shellWord).joined(separator: " ")
  }
}
