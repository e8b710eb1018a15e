import ArgumentParser
import Experiments
import Landscapes
import SearchSpaces

/// What the columns of a source are, and which of its landscapes are meant.
struct SourceOptions: ParsableArguments {
  static let help: ArgumentHelp =
    "A results database, or a CSV or TSV file, plain or .gz; - is standard input."

  @Option(help: "The column of losses, lower is better (default: 'loss').")
  var loss: String?

  @Option(help: "The column of scores, higher is better, instead of a loss.")
  var score: String?

  @Option(
    help: """
      Of a table, the column with the share of the data (default: 'fidelity'); of a database, only \
      that fidelity: full, data=0.25, …
      """)
  var fidelity: String?

  @Option(help: "The column of repetitions, which are averaged (default: 'fold' or 'seed').")
  var fold: String?

  @Option(parsing: .upToNextOption, help: "Columns to leave out.")
  var ignore: [String] = []

  @Option(parsing: .upToNextOption, help: "Columns whose levels are ordered by value.")
  var ordinal: [String] = []

  @Option(parsing: .upToNextOption, help: "Columns whose levels are names.")
  var categorical: [String] = []

  @Option(help: "Only the landscape of that id ('llp-fla landscapes SOURCE').")
  var landscape: String?

  @Option(help: "Of a database, only that learner.")
  var learner: String?

  @Option(help: "Of a database, only that data set.")
  var dataset: String?

  @Option(help: "Of a database, only train, validation or test losses.")
  var measure: MeasureName?

  @Option(help: "Failed and diverged configurations of a database: exclude, or the worst loss.")
  var diverged: DivergencePolicyName = .exclude

  func validate() throws {
    if loss != nil, score != nil {
      throw ValidationError("--loss and --score name one column each; give only one of them")
    }
  }

  /// The landscapes meant, of a source.
  func collection(_ path: String, _ output: OutputOptions) throws -> [Landscape] {
    var roles = ColumnRoles()
    (roles.loss, roles.score, roles.fidelity, roles.fold) = (loss, score, fidelity, fold)
    (roles.ignored, roles.ordinal, roles.categorical) = (ignore, ordinal, categorical)
    let isDatabase = EvaluationStore.isDatabase(path)
    if isDatabase, let option = givenForTables.first {
      throw CommandError("\(path): a database has no columns; leave out \(option)")
    }
    let collection = try LandscapeCollection(
      reading: path, roles: roles, policy: diverged.policy)
    for note in collection.notes { output.note(note) }
    let chosen = collection.landscapes.filter { landscape in
      let scenario = landscape.scenario
      return (self.landscape.map { $0 == landscape.id } ?? true)
        && (learner.map { $0 == scenario.learner } ?? true)
        && (dataset.map { $0 == scenario.dataset } ?? true)
        && (measure.map { $0.rawValue == landscape.measure.rawValue } ?? true)
        && (!isDatabase || fidelity.map { $0 == scenario.fidelity.label } ?? true)
    }
    guard !chosen.isEmpty else {
      let wanted = landscape.map { "landscape '\($0)'" } ?? "landscape with these filters"
      throw CommandError(
        "\(path): there is no \(wanted); it holds \(several(collection.landscapes.map(\.id)))")
    }
    return chosen
  }

  /// The options given that only tables have.
  private var givenForTables: [String] {
    let given: [(String, Bool)] = [
      ("--loss", loss != nil), ("--score", score != nil), ("--fold", fold != nil),
      ("--ignore", !ignore.isEmpty), ("--ordinal", !ordinal.isEmpty),
      ("--categorical", !categorical.isEmpty),
    ]
    return given.filter(\.1).map(\.0)
  }
}

/// The first names of a list, and how many more there are.
func several(_ names: [String]) -> String {
  let shown = names.prefix(8).joined(separator: ", ")
  return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
}

/// ``Measure`` on the command line.
enum MeasureName: String, ExpressibleByArgument, CaseIterable {
  case train, validation, test
}

/// ``DivergencePolicy`` on the command line.
enum DivergencePolicyName: String, ExpressibleByArgument, CaseIterable {
  case exclude, worst

  var policy: DivergencePolicy { self == .worst ? .worst : .exclude }
}
