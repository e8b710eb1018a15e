import ArgumentParser
import Catalogs
import LandscapeSearch
import Landscapes
import Numerical
import SearchSpaces

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Runs a search strategy on a table, which answers for free.",
    discussion: """
      Shows what a strategy would have found, and how soon:
        llp-fla search results.csv --strategy local_search --budget 60
      Configurations that the table lacks count as failed evaluations.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @Option(help: "The strategy ('llp-fla list strategies').")
  var strategy: String = "local_search"

  @Option(help: "Evaluations to make.")
  var budget: Int = 100

  @Option(help: "The origin of all randomness.")
  var seed: UInt64 = 0

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if budget < 1 { throw ValidationError("--budget must be at least 1, not \(budget)") }
  }

  func run() throws {
    let entry = try StrategyCatalog.all.entry(named: strategy)
    let landscapes = try roles.collection(source, output)
    guard let landscape = landscapes.first, landscapes.count == 1 else {
      let ids = landscapes.map(\.id).joined(separator: ", ")
      throw CommandError("\(source): holds several landscapes; choose one of \(ids) by --landscape")
    }
    let trajectory = SearchTrajectory(
      entry.make(landscape.space, Seed(seed)), budget: budget
    ) { rank in landscape.node(ofRank: rank).map { landscape.losses[$0] } }
    try write(trajectory, landscape)
  }

  private func write(_ trajectory: SearchTrajectory, _ landscape: Landscape) throws {
    let names = landscape.space.hyperparameters.map(\.name)
    let numeric = ["evaluation", "rank", "loss", "best"]
    let headers = numeric.map { Table.Header(title: $0, isNumeric: true) }
    var table = Table(headers + names.map { Table.Header(title: $0) })
    var exact = table
    var records: [JSONValue] = []
    var best: Double?
    for (index, step) in trajectory.steps.enumerated() {
      let values = landscape.space.values(at: step.rank)
      let start = [String(index + 1), String(step.rank)]
      let levels = values.map(\.description)
      if step.best != best || index == trajectory.steps.count - 1 {
        table.rows.append(
          start + [step.loss, step.best].map { $0.map(readable) ?? "–" } + levels)
      }
      best = step.best
      exact.rows.append(start + [step.loss, step.best].map { $0.map { "\($0)" } ?? "" } + levels)
      records.append(
        .object([
          ("evaluation", .integer(index + 1)), ("rank", .integer(step.rank)),
          ("loss", step.loss.map { .number($0) } ?? .null),
          ("best", step.best.map { .number($0) } ?? .null),
          ("configuration", .object(zip(names, values).map { ($0, JSONValue($1)) })),
        ]))
    }
    output.note("improvements only, and the last evaluation; --format csv gives every one")
    try output.write(
      table, exact: exact,
      json: .object([
        ("schema", .string("llp-fla/search/1")), ("landscape", .string(landscape.id)),
        ("strategy", .string(strategy)), ("seed", .integer(Int(seed))),
        ("evaluations", .array(records)),
      ]))
  }
}
