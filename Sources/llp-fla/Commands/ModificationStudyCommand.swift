import ArgumentParser
import Documents
import Experiments
import Formats
import Foundation
import Learning
import Networks
import Numerical

struct ModificationStudyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modification",
    abstract: "Compares landscape modification with the plain rules and with its controls.",
    discussion: """
      Each model and rule is trained from the same start over the same batches:
        base                    the rule as it is
        landscape_modification  gradients shortened where the loss is high
        mean_scale              the learning rate times the mean of those scales
        shuffled_scales         those scales in random order
      The folder receives runs/ (one file per training; stopped, the same command goes on), the
      tables summary, loss_per_step, averaged_loss, c_per_step and accuracy_per_epoch, and
      differences.csv: paired over seeds, with bootstrap intervals and sign-flip tests.
      """)

  @Option(help: "A data set: a name (llp-fla list datasets) or a path, of images or a table.")
  var dataset: String

  @Option(help: "classification or regression (default: by the target).")
  var task: LearningTask?

  @Option(name: .shortAndLong, help: "The folder for runs and tables; it is created or added to.")
  var output: String

  @Option(help: "Models, with commas (default: simple_cnn,preresnet,mlp; for tables mlp).")
  var models: String?

  @Option(help: "Update rules, with commas.")
  var rules: String = "momentum,adam,adagrad,rmsprop"

  @Option(help: "Seeds per model and rule, from 1 to 20.")
  var seeds: Int = 10

  @Option(help: "Passes over the training rows.")
  var epochs: Int = 10

  @Option(help: "Rows per step.")
  var batchSize: Int = 128

  @Option(help: "Training rows to use, stratified (default: all).")
  var samples: Int?

  @Option(help: "Cases at once (default: one per core).")
  var workers: Int?

  @Option(help: "The origin of all randomness.")
  var seed: UInt64 = 0

  @OptionGroup var printing: PrintOptions

  func validate() throws {
    if !(1...SignFlipTest.mostDifferences ~= seeds) {
      throw ValidationError(
        "--seeds must be from 1 to \(SignFlipTest.mostDifferences), not \(seeds)")
    }
    for (name, value) in [
      ("epochs", epochs), ("batch-size", batchSize), ("samples", samples ?? 1),
      ("workers", workers ?? 1),
    ] where value < 1 {
      throw ValidationError("--\(name) must be at least 1, not \(value)")
    }
    for (name, list) in [("models", models), ("rules", rules)] {
      guard let names = list.map(Self.names) else { continue }
      if names.isEmpty || Set(names).count < names.count {
        throw ValidationError("--\(name) must be distinct names with commas, not '\(list ?? "")'")
      }
    }
  }

  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private var options: ModificationStudy.Options {
    var options = ModificationStudy.Options()
    options.models = models.map(Self.names) ?? []
    options.rules = Self.names(rules)
    options.seedCount = seeds
    options.epochs = epochs
    options.batchSize = batchSize
    options.sampleCount = samples
    options.seed = seed
    return options
  }

  func run() async throws {
    let data = try DatasetReader(task: task).dataset(dataset)
    let study = try ModificationStudy(options, on: data)
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    let runner = ModificationRunner(
      study, folder: folder, workerCount: workers ?? ProcessInfo.processInfo.activeProcessorCount)
    printing.note(
      "\(data.name): \(study.cases.count) cases × 4 arms = \(study.runCount) trainings of "
        + "\(epochs) epochs on \(study.data.training.count) samples")
    let interruption = Interruption()
    var bar = ProgressLine(unit: "trainings", isShown: !printing.quiet)
    let runs: [ModificationRunner.Run]
    do {
      runs = try await runner.run {
        interruption.hasCome
      } report: {
        bar.show($0, of: study.runCount)
      }
    } catch let error as CocoaError {
      throw CommandError(
        "\(output): cannot be written; check the folder and the space on the disk"
          + " (\(error.localizedDescription))")
    }
    bar.end()
    let stored = runs.count { $0.wasStored }
    if stored > 0 { printing.note("\(stored) of them were there already") }
    guard runs.count == study.runCount else { throw ExitCode(130) }
    try TrainingTables(
      runs.map { $0.tableRun(of: study) }, keys: ModificationRunner.Run.keys
    ).write(into: folder)
    try write(ModificationContrast.all(of: runs, seed: seed), folder)
  }

  /// Prints the contrasts, and writes them beside the tables.
  private func write(_ contrasts: [ModificationContrast], _ folder: URL) throws {
    let records = ModificationContrast.records(of: contrasts)
    try writeFile(
      Data(records.exact.csv.utf8), to: folder.appending(path: "differences.csv").path)
    try printing.write(
      records.shown, exact: records.exact,
      json: .document(
        "study", [("study", .string("modification")), ("contrasts", records.json)]),
      legend: "arm − reference over seeds, 95 % by bootstrap; p by sign flips, Holm-adjusted\n\n")
  }
}
