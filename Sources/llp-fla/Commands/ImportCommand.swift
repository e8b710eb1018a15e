import ArgumentParser
import Catalogs
import Experiments
import Formats

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Adds evaluations from elsewhere to a results database.",
    discussion: """
      Examples:
        llp-fla import csv results.csv --score accuracy -o results.db
        llp-fla import csv results.csv --learner forest --dataset digits -o results.db
        llp-fla import optuna study.db -o results.db
      Evaluations that the database has already stay as they are.
      """)

  @Argument(help: "The format ('llp-fla list importers').")
  var format: String

  @Argument(help: "The file; - is standard input.")
  var path: String

  @Option(name: .shortAndLong, help: "The results database; it is created or added to.")
  var output: String

  @Option(help: "What was trained, where the file does not say.")
  var learner: String = ""

  @Option(
    help: "What it was trained on, where the file does not say (default: its name, or the study's)."
  )
  var dataset: String?

  @OptionGroup var columns: ColumnOptions

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() throws {
    let importer = try ImporterCatalog.all.entry(named: format)
    let scenarios = try importer.evaluations(
      in: path, roles: columns.roles, learner: learner, dataset: dataset)
    let store = try EvaluationStore(opening: output, for: .writing)
    defer { store.close() }
    let added = try store.add(scenarios)
    guard !quiet else { return }
    for note in scenarios.first?.notes ?? [] { noteOnStandardError(note) }
    let found = scenarios.reduce(0) { $0 + $1.evaluations.count }
    noteOnStandardError(
      "\(added) evaluations added to \(output)"
        + (added < found ? ", \(found - added) were there already" : ""))
  }
}
