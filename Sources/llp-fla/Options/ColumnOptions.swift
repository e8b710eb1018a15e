import ArgumentParser
import Experiments
import Formats
import SearchSpaces

/// What the columns of a table are, or the parameters of a study.
struct ColumnOptions: ParsableArguments {
  @Option(help: "The column of losses, lower is better (default: one that is called so).")
  var loss: String?

  @Option(help: "The column of scores, higher is better, instead of a loss.")
  var score: String?

  @Option(
    parsing: .upToNextOption,
    help: """
      The columns or parameters that are hyperparameters, as names and patterns with commas: \
      'lr,depth,opt_*' (default: what the others leave).
      """)
  var hyperparameters: [String] = []

  @Option(parsing: .upToNextOption, help: "Columns or parameters to leave out, alike.")
  var ignore: [String] = []

  @Option(parsing: .upToNextOption, help: "Those whose levels are ordered by value, alike.")
  var ordinal: [String] = []

  @Option(parsing: .upToNextOption, help: "Those whose levels are names, alike.")
  var categorical: [String] = []

  @Option(help: "The column of repetitions, which are averaged (default: one that is called so).")
  var fold: String?

  @Option(help: "The column with the share of the data or the budget, or with counts of it.")
  var fidelityColumn: String?

  @Option(help: "Of a storage, only the studies of these names, as patterns with commas.")
  var study: [String] = []

  func validate() throws {
    if loss != nil, score != nil {
      throw ValidationError("--loss and --score name one column each; give only one of them")
    }
    let lists = [
      ("--hyperparameters", hyperparameters), ("--ignore", ignore), ("--ordinal", ordinal),
      ("--categorical", categorical),
    ]
    for (name, list) in lists where Self.names(list).contains("") {
      throw ValidationError("\(name) holds an empty name; give names with commas between them")
    }
    let both = Set(Self.names(ordinal)).intersection(Self.names(categorical))
    if let name = both.min() {
      throw ValidationError(
        "--ordinal and --categorical both name '\(name)'; give only one of them")
    }
  }

  /// The names of a list with commas.
  private static func names(_ list: [String]) -> [String] {
    list.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map {
      String($0).trimmingPrefix { $0 == " " }.description
    }
  }

  var roles: ColumnRoles {
    var roles = ColumnRoles()
    (roles.loss, roles.score, roles.fidelity, roles.fold) = (loss, score, fidelityColumn, fold)
    roles.hyperparameters = Self.names(hyperparameters)
    (roles.ignored, roles.ordinal) = (Self.names(ignore), Self.names(ordinal))
    roles.categorical = Self.names(categorical)
    roles.studies = Self.names(study)
    roles.wording = { ($0 as? any CommandFailure)?.line ?? "\($0)" }
    return roles
  }

  /// What was given, as words of a command.
  var words: [String] {
    let single = [
      ("--loss", loss), ("--score", score), ("--fold", fold),
      ("--fidelity-column", fidelityColumn),
    ]
    let several = [
      ("--hyperparameters", hyperparameters), ("--ignore", ignore), ("--ordinal", ordinal),
      ("--categorical", categorical), ("--study", study),
    ]
    return single.flatMap { name, value in value.map { [name, $0] } ?? [] }
      + several.flatMap { name, values in
        values.isEmpty ? [] : [name, Self.names(values).joined(separator: ",")]
      }
  }

  /// The options given that sources which take `roles` lack.
  func given(beside roles: Importer.Roles) -> [String] {
    let all: [(name: String, isGiven: Bool, role: Importer.Roles)] = [
      ("--loss", loss != nil, .columns), ("--score", score != nil, .columns),
      ("--fold", fold != nil, .columns), ("--fidelity-column", fidelityColumn != nil, .columns),
      ("--hyperparameters", !hyperparameters.isEmpty, .hyperparameters),
      ("--ignore", !ignore.isEmpty, .hyperparameters),
      ("--ordinal", !ordinal.isEmpty, .hyperparameters),
      ("--categorical", !categorical.isEmpty, .hyperparameters),
      ("--study", !study.isEmpty, .studies),
    ]
    return all.filter { $0.isGiven && !roles.contains($0.role) }.map(\.name)
  }
}
