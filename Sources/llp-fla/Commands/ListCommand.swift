import ArgumentParser
import Documents

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
    try output.write(CatalogList().table(of: kind), schema: "list", key: kind.rawValue)
  }
}
