import ArgumentParser
import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

struct FeaturesCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors, .thresholds]

  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "Writes what each configuration sees around it, for another program's search.",
    discussion: """
      One row per configuration: its hyperparameters, loss and loss rank, the mean and the lowest
      loss of its neighbours, its basin, moves of steepest descent, distance to the optimum,
      and from folds or seeds the standard error of its loss.
        llp-fla features results.csv --format csv -o features.csv
      A sampled study is cut into levels, or its samples joined to their nearest:
        llp-fla features study.db --levels lr:log:8 --format csv -o features.csv
        llp-fla features samples.csv --neighborhood knn:8 --format json
      JSON also holds the metrics of the landscape.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let landscapes = try roles.collection(source, output, for: Self.self)
    if let other = landscapes.first(where: { $0.space != landscapes[0].space }) {
      throw CommandError(
        "\(source): '\(landscapes[0].id)' and '\(other.id)' are over different spaces, "
          + "which do not fit one table; choose with --learner or --landscape")
    }
    let measured = landscapes.map {
      MeasuredLandscape(Topography(LandscapeGraph($0)))
    }
    let records = FeatureRecords(measured)
    try output.write(
      records.table.shown, exact: records.table.exact,
      json: .document("features", [("landscapes", records.json)]))
    let neighborhoods = Set(measured.map(\.topography.graph.neighborhoodName))
    output.note(neighborhoods: neighborhoods)
  }
}
