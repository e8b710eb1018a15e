import ArgumentParser
import Experiments
import LandscapeAnalysis
import LandscapeRendering
import LandscapeSearch
import Learning

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists what there is, one line each.",
    discussion: """
      Examples:
        llp-fla list metrics
        llp-fla list learners --format json
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case learners, datasets, metrics, measures, strategies, figures, importers, exporters
  }

  @Argument(
    help: "learners, datasets, metrics, measures, strategies, figures, importers or exporters.")
  var kind: Kind

  @OptionGroup var output: OutputOptions

  func run() throws {
    let entries = entries
    let hasGroups = entries.contains { !$0.group.isEmpty }
    var table = Table(
      [.init(title: "name")] + (hasGroups ? [.init(title: "aspect")] : [])
        + [.init(title: "meaning")])
    table.rows = entries.map { [$0.name] + (hasGroups ? [$0.group] : []) + [$0.summary] }
    let records = entries.map { entry in
      JSONValue.object(
        [("name", .string(entry.name))]
          + (entry.group.isEmpty ? [] : [("aspect", .string(entry.group))])
          + [("meaning", .string(entry.summary))]
          + (entry.details.isEmpty ? [] : [("hyperparameters", .array(entry.details))]))
    }
    try output.write(
      table, exact: table,
      json: .object([
        ("schema", .string("llp-fla/list/1")), (kind.rawValue, .array(records)),
      ]))
  }

  private struct Entry {
    let name: String
    var group = ""
    let summary: String
    var details: [JSONValue] = []
  }

  private var entries: [Entry] {
    switch kind {
    case .learners:
      LearnerCatalog.all.map { learner in
        Entry(
          name: learner.name, summary: learner.summary,
          details: learner.hyperparameters.map { declaration in
            .object([
              ("name", .string(declaration.name)), ("accepts", .string(declaration.accepts)),
              ("default", JSONValue(declaration.defaultValue)),
              ("meaning", .string(declaration.summary)),
            ])
          })
      }
    case .datasets:
      DatasetCatalog.all.map { Entry(name: $0.name, group: $0.task, summary: $0.summary) }
    case .metrics:
      MetricCatalog.profile.map {
        Entry(name: $0.label, group: $0.aspect.rawValue, summary: $0.summary)
      }
    case .measures: SimilarityCatalog.all().map { Entry(name: $0.name, summary: $0.summary) }
    case .strategies: StrategyCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    case .figures: FigureCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    case .importers: ImporterCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    case .exporters: ExporterCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    }
  }
}
