import ArgumentParser
import Experiments
import Landscapes

/// What the columns of a source are, and which of its landscapes are meant.
struct SourceOptions: ParsableArguments {
  @Option(help: "The column of losses, lower is better (default: 'loss').")
  var loss: String?

  @Option(help: "The column of scores, higher is better, instead of a loss.")
  var score: String?

  @Option(help: "The column with the share of the data (default: 'fidelity').")
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
    let collection = try LandscapeCollection(reading: path, roles: roles)
    for note in collection.notes { output.note(note) }
    guard let id = landscape else { return collection.landscapes }
    let chosen = collection.landscapes.filter { $0.id == id }
    guard !chosen.isEmpty else {
      let known = collection.landscapes.map(\.id).joined(separator: ", ")
      throw CommandError("\(path): there is no landscape '\(id)'; it holds \(known)")
    }
    return chosen
  }
}
