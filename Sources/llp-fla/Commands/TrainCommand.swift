import ArgumentParser
import Documents
import Experiments
import Foundation
import Learning
import Networks
import Numerical
import SearchSpaces

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains one configuration in full, and reports it.",
    discussion: """
      Of a learner by name, a space that comes with the program, or a space file:
        llp-fla train mlp --dataset digits --config '{"width": 64, "epochs": 30}' -o run
        llp-fla train space.yaml --best results.db -o run
      A space file of a single configuration needs no --config; values that are given nowhere are the
      learner's own (llp-fla list hyperparameters).

      The folder gets training.html, test.html, training.log, five tables (summary, loss_per_step,
      averaged_loss, c_per_step, accuracy_per_epoch) and, of a network, a checkpoint. Ctrl-C ends
      after the epoch; the same command goes on from there, and arrives at the same bits.
      A tenth of the rows outside the test part are held out for validation; test rows are looked at
      once, at the end.
      """)

  @Argument(help: "A learner, the name of a space that comes with the program, or a space file.")
  var space: String

  @Option(help: "The values of the configuration, as a JSON object.")
  var config: String?

  @Option(help: "A results database, whose best configuration by validation is trained.")
  var best: String?

  @Option(help: "The data set, instead of that of the file: a name or a path.")
  var dataset: String?

  @OptionGroup var prediction: TargetOptions

  @Option(help: "How networks see images: \(DataRecipe.all.map(\.name).joined(separator: ", ")).")
  var recipe: String?

  @Option(help: "The origin of all randomness.")
  var seed: UInt64 = 0

  @Option(help: "Threads of a network's steps (default: one per core); they change no bit.")
  var threads: Int?

  @Option(
    help: "Refuse a training that would take more: 500M, 4G (default: what is available).")
  var maxMemory: MemorySize?

  @Option(name: .shortAndLong, help: "The folder for what comes of it.")
  var output: String

  @Flag(help: "Train anew where the folder holds a training already.")
  var force = false

  @OptionGroup var printing: PrintOptions

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
    if let recipe, DataRecipe(named: recipe) == nil {
      throw ValidationError(
        "--recipe must be \(DataRecipe.all.map(\.name).joined(separator: ", ")), not '\(recipe)'")
    }
    if config != nil, best != nil {
      throw ValidationError("--config and --best both give a configuration; leave out one")
    }
  }

  func run() throws {
    let training = try TrainingChoice(
      space: space, dataset: dataset, prediction: prediction, recipe: recipe, config: config,
      best: best, seed: seed
    ).training { printing.note($0) }
    try training.requireMemory(limit: maxMemory?.bytes ?? MachineMemory.available)
    let outputs = TrainingOutputs(
      folder: URL(filePath: output, directoryHint: .isDirectory), training: training)
    try outputs.prepare(force: force)
    var session = TrainingSession()
    session.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    session.isRecorded = true
    session.label = training.label
    session.checkpoint = try outputs.checkpoint()
    let interruption = Interruption()
    let data = training.data
    var line = TrainingLine(
      isShown: !printing.quiet, isClassifier: data.dataset.task == .classification,
      unit: training.learner.budget == .trees ? "tree" : "epoch")
    var saved = ContinuousClock.now
    var failure: (any Error)?
    session.afterEpoch = { progress in
      outputs.log(line.show(progress))
      if interruption.hasCome || failure != nil { return .stop }
      guard progress.epoch.number == progress.total || ContinuousClock.now - saved > .seconds(10)
      else { return .goOn }
      saved = .now
      return .save
    }
    session.save = { bytes in
      do { try outputs.write(checkpoint: bytes) } catch { failure = error }
    }
    printing.note(outputs.announcement)
    outputs.log("\(outputs.announcement); seed \(seed)")
    let start = (ContinuousClock.now, clock())
    guard let observed = try finished(training, in: session) else {
      line.end()
      if let failure { throw failure }
      printing.note(
        training.learner.budget == .epochs
          ? "interrupted; the same command goes on from \(output)/checkpoint"
          : "interrupted; trees are grown anew by the same command")
      throw ExitCode(130)
    }
    line.end()
    if let failure { throw failure }
    let seconds = (
      wall: (ContinuousClock.now - start.0) / .seconds(1),
      processor: Double(clock() - start.1) / Double(CLOCKS_PER_SEC)
    )
    try outputs.write(observed, seconds: seconds)
    let report = TrainingSummary(training, observed)
    try printing.write(report.records.shown, exact: report.records.exact, json: report.json)
    if case .diverged(let step) = observed.result.outcome {
      printing.note(
        "diverged at step \(step): no test report; a smaller 'learning_rate' may help")
      throw ExitCode(3)
    }
    if observed.result.isCollapsed {
      printing.note("collapsed: it has learnt no more than the largest class")
    }
    printing.note("see \(output)/training.html and \(output)/test.html")
  }

  /// What came of the training; `nil` where the session stopped it.
  private func finished(
    _ training: SingleTraining, in session: TrainingSession
  ) throws -> ObservedTraining? {
    do {
      return try training.observed(in: session)
    } catch {
      if error == .interrupted { return nil }
      throw error
    }
  }
}
