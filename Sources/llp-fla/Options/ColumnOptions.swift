import ArgumentParser
import Experiments
import Formats
import SearchSpaces

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

  @Option(
    help: """
      A continuous column cut into ordered levels, as NAME:linear:N, NAME:log:N or \
      NAME:quantile:N; repeatable. Rows on the same levels are averaged.
      """)
  var levels: [String] = []

  func validate() throws {
    let cut = try levels.map { text in
      do {
        return try Discretization(parsing: text).name
      } catch { throw ValidationError("--levels: \(error)") }
    }
    for (index, name) in cut.enumerated() {
      if cut[..<index].contains(name) {
        throw ValidationError("--levels names '\(name)' twice; give only one of them")
      }
      if categorical.contains(name) || ignore.contains(name) {
        throw ValidationError(
          "--levels and --\(ignore.contains(name) ? "ignore" : "categorical") both name "
            + "'\(name)'; give only one of them")
      }
    }
    if loss != nil, score != nil {
      throw ValidationError("--loss and --score name one column each; give only one of them")
    }
  }

  var roles: ColumnRoles {
    var roles = ColumnRoles()
    (roles.loss, roles.score, roles.fidelity, roles.fold) = (loss, score, fidelity, fold)
    (roles.ignored, roles.ordinal, roles.categorical) = (ignore, ordinal, categorical)
    roles.levels = levels.compactMap { try? Discretization(parsing: $0) }
    roles.wording = { ($0 as? any CommandFailure)?.line ?? "\($0)" }
    return roles
  }

  /// What was given, as words of a command.
  var words: [String] {
    let single = [("--loss", loss), ("--score", score), ("--fidelity", fidelity), ("--fold", fold)]
    let several = [("--ignore", ignore), ("--ordinal", ordinal), ("--categorical", categorical)]
    return single.flatMap { name, value in value.map { [name, $0] } ?? [] }
      + several.flatMap { name, values in values.isEmpty ? [] : [name] + values }
      + levels.flatMap { ["--levels", $0] }
  }

  /// The options given that sources which take `roles` lack.
  func given(beside roles: Importer.Roles) -> [String] {
    let columns: [(String, Bool)] = [
      ("--loss", loss != nil), ("--score", score != nil), ("--fold", fold != nil),
    ]
    let hyperparameters: [(String, Bool)] = [
      ("--ignore", !ignore.isEmpty), ("--ordinal", !ordinal.isEmpty),
      ("--categorical", !categorical.isEmpty), ("--levels", !levels.isEmpty),
    ]
    return
      ((roles.contains(.columns) ? [] : columns)
      + (roles.contains(.hyperparameters) ? [] : hyperparameters)).filter(\.1).map(\.0)
  }
}
