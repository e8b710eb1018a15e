import ArgumentParser
import Documents
import Experiments
import Landscapes
import SearchSpaces

struct LandscapesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "landscapes", abstract: "Lists the landscapes of a source.",
    discussion: """
      failed counts configurations without a loss; diverged and collapsed count trainings. A collapsed
      one finished without having learnt more than the largest class.
      Example: llp-fla landscapes results.csv --score accuracy
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let collection = try roles.timedCollection(source, output)
    let landscapes = collection.landscapes
    let outcomes = landscapes.map { collection.outcomes[$0.scenario] }
    // People are shown what went wrong where something did.
    let hasDiverged = outcomes.contains { $0?.diverged ?? 0 > 0 }
    let hasCollapsed = outcomes.contains { $0?.collapsed ?? 0 > 0 }
    var table = Self.table(
      ["configurations", "coverage", "failed"] + (hasDiverged ? ["diverged"] : [])
        + (hasCollapsed ? ["collapsed"] : []) + ["best"])
    var exact = Self.table(
      ["configurations", "coverage", "failed", "best", "trainings"]
        + ["diverged_trainings", "failed_trainings", "collapsed_trainings"])
    var records: [JSONValue] = []
    for (landscape, outcomes) in zip(landscapes, outcomes) {
      let best = landscape.losses[landscape.bestNode]
      let start = [landscape.id, String(landscape.count)]
      let failed = String(landscape.failedCount)
      func count(_ value: Int?) -> String { value.map { String($0) } ?? "–" }
      table.rows.append(
        start + [tabulated(landscape.coverage), failed]
          + (hasDiverged ? [count(outcomes?.diverged)] : [])
          + (hasCollapsed ? [count(outcomes?.collapsed)] : []) + [tabulated(best)])
      let counts = [
        outcomes?.trainings, outcomes?.diverged, outcomes?.failed, outcomes?.collapsed,
      ]
      exact.rows.append(
        start + ["\(landscape.coverage)", failed, "\(best)"]
          + counts.map { $0.map { String($0) } ?? "" })
      records.append(.object(summary(of: landscape) + [("trainings", json(outcomes))]))
    }
    try output.write(
      table, exact: exact,
      json: .object([
        ("schema", .string("llp-fla/landscapes/1")), ("landscapes", .array(records)),
      ]))
  }

  /// An empty table of an id and numbers.
  private static func table(_ titles: [String]) -> Table {
    Table([.init(title: "id")] + titles.map { .init(title: $0, isNumeric: true) })
  }

  /// What came of the trainings behind a landscape; `null` where the source does not say.
  private func json(_ outcomes: OutcomeCounts?) -> JSONValue {
    guard let outcomes else { return .null }
    return .object([
      ("count", .integer(outcomes.trainings)), ("diverged", .integer(outcomes.diverged)),
      ("failed", .integer(outcomes.failed)), ("collapsed", .integer(outcomes.collapsed)),
    ])
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
