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
    let landscapes = collection.landscapes.map {
      (landscape: $0, outcomes: collection.outcomes[$0.scenario])
    }
    // People are shown what went wrong where something did.
    let hasDiverged = landscapes.contains { $0.outcomes?.diverged ?? 0 > 0 }
    let hasCollapsed = landscapes.contains { $0.outcomes?.collapsed ?? 0 > 0 }
    let records = RecordTable<(landscape: Landscape, outcomes: OutcomeCounts?)>(
      landscapes,
      [
        .text("id", \.landscape.id), .count("configurations", \.landscape.count),
        .number("coverage", \.landscape.coverage), .count("failed", \.landscape.failedCount),
      ] + (hasDiverged ? [.count("diverged", for: .people, \.outcomes?.diverged)] : [])
        + (hasCollapsed ? [.count("collapsed", for: .people, \.outcomes?.collapsed)] : [])
        + [
          .number("best") { $0.landscape.losses[$0.landscape.bestNode] },
          .count("trainings", for: .csv, \.outcomes?.trainings),
          .count("diverged_trainings", for: .csv, \.outcomes?.diverged),
          .count("failed_trainings", for: .csv, \.outcomes?.failed),
          .count("collapsed_trainings", for: .csv, \.outcomes?.collapsed),
        ])
    let objects = landscapes.map { landscape, outcomes in
      JSONValue.object(summary(of: landscape) + [("trainings", json(outcomes))])
    }
    try output.write(
      records.shown, exact: records.exact,
      json: .document("landscapes", [("landscapes", .array(objects))]))
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
  return [
    ("id", .string(landscape.id)), ("learner", .string(scenario.learner)),
    ("dataset", .string(scenario.dataset)), ("fidelity", JSONValue(scenario.fidelity)),
    ("measure", .string(landscape.measure.rawValue)),
    ("configurations", .integer(landscape.count)),
    ("grid", .integer(landscape.space.configurationCount)),
    ("coverage", .number(landscape.coverage)), ("failed", .integer(landscape.failedCount)),
    ("best", .best(rank: best, loss: landscape.losses[landscape.bestNode], in: landscape.space)),
  ]
}

extension JSONValue {
  /// A best configuration: where it is, its loss, its levels.
  static func best(rank: Int, loss: Double, in space: SearchSpace) -> JSONValue {
    .object([
      ("rank", .integer(rank)), ("loss", .number(loss)),
      ("configuration", JSONValue(configuration: rank, in: space)),
    ])
  }
}
