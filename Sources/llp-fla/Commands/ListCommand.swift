import ArgumentParser
import Documents
import Experiments
import Formats
import LandscapeAnalysis
import LandscapeRendering
import LandscapeSearch
import Learning
import Networks

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists what there is, one line each.",
    discussion: """
      Examples:
        llp-fla list metrics
        llp-fla list hyperparameters      what a space file may tune, learner by learner
        llp-fla list learners --format json
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case learners, hyperparameters, optimizers, transforms, schedules, datasets, spaces, studies
    case metrics, measures, strategies, figures, importers, exporters

    /// What entries of this kind are grouped by.
    var groups: String? {
      switch self {
      case .hyperparameters: "learner"
      case .datasets: "task"
      case .metrics: "aspect"
      default: nil
      }
    }
  }

  @Argument(
    help: """
      learners, hyperparameters, optimizers, transforms, schedules, datasets, spaces, studies, \
      metrics, measures, strategies, figures, importers or exporters.
      """)
  var kind: Kind

  @OptionGroup var output: OutputOptions

  func run() throws {
    // Beside the long names of metrics there is room for nothing but their meaning.
    let group = kind.groups.map { title in
      [
        RecordTable<Entry>.Column.text(
          title, for: kind == .metrics ? .csv : .tables, \.group)
      ]
    }
    try output.write(
      RecordTable<Entry>(
        entries,
        (group ?? []) + [
          .text("name", \.name),
          .json(kind.groups ?? "") { kind.groups == nil ? nil : .string($0.group) },
          .text("meaning", \.summary),
          .json("hyperparameters") { $0.details.isEmpty ? nil : .array($0.details) },
        ]), schema: "list", key: kind.rawValue)
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
    case .hyperparameters:
      LearnerCatalog.all.flatMap { learner in
        learner.hyperparameters.map {
          Entry(
            name: $0.name, group: learner.name,
            summary: "\($0.summary); \($0.accepts)"
              + ($0.accepts.contains("default") ? "" : ", default \($0.defaultValue)"))
        }
      }
    case .optimizers:
      UpdateRuleCatalog.all(of: Float.self).map { Entry(name: $0.name, summary: $0.summary) }
    case .transforms:
      GradientTransformCatalog.all(of: Float.self).map {
        Entry(name: $0.name, summary: $0.summary)
      }
    case .schedules:
      LearningRateScheduleCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    case .datasets:
      DatasetCatalog.all.map { Entry(name: $0.name, group: $0.task.rawValue, summary: $0.summary) }
        + DatasetArchive.all.map {
          Entry(
            name: $0.name, group: LearningTask.classification.rawValue,
            summary: "\($0.summary); llp-fla dataset download \($0.name)")
        }
    case .spaces: SpaceCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    case .studies: StudyCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    case .metrics:
      MetricCatalog.withVariants.map {
        Entry(name: $0.label, group: $0.aspect.rawValue, summary: $0.summary)
      }
    case .measures: SimilarityCatalog.all().map { Entry(name: $0.name, summary: $0.summary) }
    case .strategies: StrategyCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    case .figures: FigureCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    case .importers: ImporterCatalog.all.map { Entry(name: $0.name, summary: $0.summary) }
    case .exporters: ExportCommand.formats.map { Entry(name: $0.name, summary: $0.summary) }
    }
  }
}
