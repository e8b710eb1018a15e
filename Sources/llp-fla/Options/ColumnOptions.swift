import ArgumentParser
import Experiments

/// What the columns of a table are.
struct ColumnOptions: ParsableArguments {
  @Option(help: "The column of losses, lower is better (default: 'loss').")
  var loss: String?

  @Option(help: "The column of scores, higher is better, instead of a loss.")
  var score: String?

  @Option(
    help: """
      Of a table, the column with the share of the data (default: 'fidelity'); of a database or \
      study, only that fidelity: full, data=0.25, …
      """)
  var fidelity: String?

  @Option(help: "The column of repetitions, which are averaged (default: 'fold' or 'seed').")
  var fold: String?

  @Option(parsing: .upToNextOption, help: "Columns, or parameters of a study, to leave out.")
  var ignore: [String] = []

  @Option(parsing: .upToNextOption, help: "Those whose levels are ordered by value.")
  var ordinal: [String] = []

  @Option(parsing: .upToNextOption, help: "Those whose levels are names.")
  var categorical: [String] = []

  func validate() throws {
    if loss != nil, score != nil {
      throw ValidationError("--loss and --score name one column each; give only one of them")
    }
  }

  var roles: ColumnRoles {
    var roles = ColumnRoles()
    (roles.loss, roles.score, roles.fidelity, roles.fold) = (loss, score, fidelity, fold)
    (roles.ignored, roles.ordinal, roles.categorical) = (ignore, ordinal, categorical)
    return roles
  }

  /// The options given that sources of a kind lack.
  func given(thatLack kind: SourceKind) -> [String] {
    let columns: [(String, Bool)] = [
      ("--loss", loss != nil), ("--score", score != nil), ("--fold", fold != nil),
    ]
    let hyperparameters: [(String, Bool)] = [
      ("--ignore", !ignore.isEmpty), ("--ordinal", !ordinal.isEmpty),
      ("--categorical", !categorical.isEmpty),
    ]
    switch kind {
    case .table: return []
    case .optunaDatabase, .optunaJournal: return columns.filter(\.1).map(\.0)
    case .results: return (columns + hyperparameters).filter(\.1).map(\.0)
    }
  }
}
