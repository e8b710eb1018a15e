import ArgumentParser
import Landscapes
import SearchSpaces

struct LandscapesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "landscapes", abstract: "Lists the landscapes of a source.",
    discussion: "Example: llp-fla landscapes results.csv --score accuracy")

  @Argument(help: SourceOptions.help)
  var source: String

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let landscapes = try roles.collection(source, output)
    let headers: [Table.Header] = [
      .init(title: "id"), .init(title: "configurations", isNumeric: true),
      .init(title: "coverage", isNumeric: true), .init(title: "failed", isNumeric: true),
      .init(title: "best", isNumeric: true),
    ]
    var table = Table(headers)
    var exact = table
    var records: [JSONValue] = []
    for landscape in landscapes {
      let best = landscape.losses[landscape.bestNode]
      let counts = [landscape.id, String(landscape.count)]
      table.rows.append(
        counts + [readable(landscape.coverage), String(landscape.failedCount), readable(best)])
      exact.rows.append(
        counts + ["\(landscape.coverage)", String(landscape.failedCount), "\(best)"])
      records.append(.object(summary(of: landscape)))
    }
    try output.write(
      table, exact: exact,
      json: .object([
        ("schema", .string("llp-fla/landscapes/1")), ("landscapes", .array(records)),
      ]))
  }
}

/// The keys that every command gives for a landscape.
func summary(of landscape: Landscape) -> [(String, JSONValue)] {
  let scenario = landscape.scenario
  let best = landscape.rank(ofNode: landscape.bestNode)
  let values = zip(landscape.space.hyperparameters, landscape.space.values(at: best)).map {
    ($0.name, JSONValue($1))
  }
  return [
    ("id", .string(landscape.id)), ("learner", .string(scenario.learner)),
    ("dataset", .string(scenario.dataset)),
    ("fidelity", JSONValue(scenario.fidelity)),
    ("measure", .string(landscape.measure.rawValue)),
    ("configurations", .integer(landscape.count)),
    ("grid", .integer(landscape.space.configurationCount)),
    ("coverage", .number(landscape.coverage)), ("failed", .integer(landscape.failedCount)),
    (
      "best",
      .object([
        ("rank", .integer(best)), ("loss", .number(landscape.losses[landscape.bestNode])),
        ("configuration", .object(values)),
      ])
    ),
  ]
}
