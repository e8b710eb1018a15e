import ArgumentParser
import LandscapeAnalysis
import LandscapeSearch

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists what there is, one line each.",
    discussion: "Example: llp-fla list metrics")

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case metrics, measures, strategies
  }

  @Argument(help: "metrics, measures (of similarity) or strategies.")
  var kind: Kind

  @OptionGroup var output: OutputOptions

  func run() throws {
    let entries =
      switch kind {
      case .metrics: MetricCatalog.profile.map { ($0.label, $0.aspect.rawValue, $0.summary) }
      case .measures: SimilarityCatalog.all().map { ($0.name, "similarity", $0.summary) }
      case .strategies: StrategyCatalog.all.map { ($0.name, "search", $0.summary) }
      }
    var table = Table([.init(title: "name"), .init(title: "aspect"), .init(title: "meaning")])
    table.rows = entries.map { [$0.0, $0.1, $0.2] }
    let records = entries.map { entry in
      JSONValue.object([
        ("name", .string(entry.0)), ("aspect", .string(entry.1)), ("meaning", .string(entry.2)),
      ])
    }
    try output.write(
      table, exact: table,
      json: .object([
        ("schema", .string("llp-fla/list/1")), (kind.rawValue, .array(records)),
      ]))
  }
}
