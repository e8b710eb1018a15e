import Catalogs
import Documents
import Experiments
import Formats
import LandscapeAnalysis
import LandscapeRendering
import LandscapeSearch
import Learning
import Networks

/// What can be chosen by name, kind by kind, as `llp-fla list` prints it.
struct CatalogList {
  var training = OptimizationCatalogs()
  var learners = LearnerCatalog.all
  var metrics = MetricCatalog.all
  var measures = SimilarityCatalog.all()
  var strategies = StrategyCatalog.all
  var figures = FigureCatalog.all
  var importers = ImporterCatalog.all
  var exporters = ExportCommand.formats

  /// One that can be chosen.
  struct Entry {
    let name: String
    var group = ""
    let summary: String
    var details: [JSONValue] = []
  }

  /// All of one kind, in the order of their catalogue.
  func table(of kind: ListCommand.Kind) -> RecordTable<Entry> {
    // Beside the long names of metrics there is room for nothing but their meaning.
    let group = kind.groups.map { title in
      [
        RecordTable<Entry>.Column.text(
          title, for: kind == .metrics ? .csv : .tables, \.group)
      ]
    }
    return RecordTable<Entry>(
      entries(of: kind),
      (group ?? []) + [
        .text("name", \.name),
        .json(kind.groups ?? "") { kind.groups == nil ? nil : .string($0.group) },
        .text("meaning", \.summary),
        .json("hyperparameters") { $0.details.isEmpty ? nil : .array($0.details) },
      ])
  }

  private func entries(of kind: ListCommand.Kind) -> [Entry] {
    switch kind {
    case .learners:
      learners.map { learner in
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
      learners.flatMap { learner in
        learner.hyperparameters.map {
          Entry(
            name: $0.name, group: learner.name,
            summary: "\($0.summary); \($0.accepts)"
              + ($0.accepts.contains("default") ? "" : ", default \($0.defaultValue)"))
        }
      }
    case .optimizers: training.rules.map { Entry(name: $0.name, summary: $0.summary) }
    case .transforms: training.transforms.map { Entry(name: $0.name, summary: $0.summary) }
    case .schedules: training.schedules.map { Entry(name: $0.name, summary: $0.summary) }
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
      metrics.withVariants.map {
        Entry(name: $0.label, group: $0.aspect.rawValue, summary: $0.summary)
      }
    case .measures: measures.map { Entry(name: $0.name, summary: $0.summary) }
    case .strategies: strategies.map { Entry(name: $0.name, summary: $0.summary) }
    case .figures: figures.map { Entry(name: $0.name, summary: $0.summary) }
    case .importers: importers.map { Entry(name: $0.name, summary: $0.summary) }
    case .exporters: exporters.map { Entry(name: $0.name, summary: $0.summary) }
    }
  }
}
