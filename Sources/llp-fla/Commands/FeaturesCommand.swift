import ArgumentParser
import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

struct FeaturesCommand: ParsableCommand {
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
      \(ThresholdOptions.discussion)
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @OptionGroup var thresholds: ThresholdOptions
  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  /// The columns after the hyperparameters.
  private static let titles = [
    "loss", "loss_rank", "neighbors", "neighbor_mean_loss", "neighbor_min_loss", "basin",
    "descent_moves", "distance_to_optimum", "path_length_to_optimum", "standard_error",
  ]

  func run() throws {
    let landscapes = try roles.collection(source, output)
    if let other = landscapes.first(where: { $0.space != landscapes[0].space }) {
      throw CommandError(
        "\(source): '\(landscapes[0].id)' and '\(other.id)' are over different spaces, "
          + "which do not fit one table; choose with --learner or --landscape")
    }
    let measured = try landscapes.map {
      MeasuredLandscape(try thresholds.topography(of: $0, in: source))
    }
    let records = records(
      measured.flatMap { measured in
        measured.topography.graph.landscape.losses.indices.map {
          Row(measured: measured, node: $0)
        }
      })
    try output.write(
      records.shown, exact: records.exact,
      json: .document(
        "features",
        [
          ("landscapes", .array(measured.map { json($0, records) }))
        ]))
    let neighborhoods = Set(measured.map(\.topography.graph.neighborhoodName))
    output.note(neighborhoods: neighborhoods)
  }

  /// A configuration of a landscape.
  private struct Row {
    let measured: MeasuredLandscape
    let node: Int

    var landscape: Landscape { measured.topography.graph.landscape }
    var rank: Int { landscape.rank(ofNode: node) }
    /// In the order in which the graph lists the neighbours.
    var neighborLosses: [Double] {
      var losses: [Double] = []
      measured.topography.graph.forEachNeighbor(of: node) { losses.append(landscape.losses[$0]) }
      return losses
    }

    /// In the order of ``titles``; `nil` for what does not exist: neighbours, a path, folds.
    var values: [Double?] {
      let topography = measured.topography
      let losses = landscape.losses
      let scan = topography.scan
      let degree = Double(scan.degrees[node])
      let best = Int(scan.bestNeighbors[node])
      let path = topography.pathLengthToOptimum[node]
      return [
        losses[node], Double(measured.doubledLossRanks[node]) / 2, degree,
        degree > 0 ? scan.lossSums[node] / degree : nil, best >= 0 ? losses[best] : nil,
        Double(topography.basins.basinOf[node]), Double(topography.basins.moves[node]),
        measured.distances[node], path >= 0 ? Double(path) : nil,
        measured.noise?.standardErrors[node],
      ]
    }
  }

  private func records(_ rows: [Row]) -> RecordTable<Row> {
    RecordTable(
      rows,
      [.text("landscape", for: .tables, \.landscape.id), .count("rank", \.rank)]
        + rows[0].landscape.space.hyperparameters.enumerated().map { index, hyperparameter in
          .text(hyperparameter.name, key: hyperparameter.name, for: .tables) {
            $0.landscape.space.values(at: $0.rank)[index].description
          }
        } + [
          .json("neighbor_losses") { JSONValue($0.neighborLosses) },
          .json("configuration") { JSONValue(configuration: $0.rank, in: $0.landscape.space) },
        ] + Self.titles.enumerated().map { index, title in .number(title) { $0.values[index] } })
  }

  private func json(_ measured: MeasuredLandscape, _ records: RecordTable<Row>) -> JSONValue {
    let topography = measured.topography
    let rows = topography.graph.landscape.losses.indices.map { Row(measured: measured, node: $0) }
    let metrics = LandscapeProfile(of: topography).entries.map {
      ($0.metric.label, JSONValue($0.value))
    }
    return .object(
      summary(of: topography.graph.landscape) + [
        ("neighborhood", .string(topography.graph.neighborhoodName)),
        ("metrics", .object(metrics)),
        ("nodes", .array(rows.map { .object(records.pairs(of: $0)) })),
      ])
  }
}
