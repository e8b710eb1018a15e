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
    let names = landscapes[0].space.hyperparameters.map(\.name)
    if let other = landscapes.first(where: { $0.space != landscapes[0].space }) {
      throw CommandError(
        "\(source): '\(landscapes[0].id)' and '\(other.id)' are over different spaces, "
          + "which do not fit one table; choose with --learner or --landscape")
    }
    var table = Table(
      [.init(title: "landscape"), .init(title: "rank", isNumeric: true)]
        + names.map { Table.Header(title: $0) }
        + Self.titles.map { Table.Header(title: $0, isNumeric: true) })
    var exact = table
    var records: [JSONValue] = []
    var neighborhoods: Set<String> = []
    for landscape in landscapes {
      let topography = try thresholds.topography(of: landscape, in: source)
      let measured = MeasuredLandscape(topography)
      var configurations: [JSONValue] = []
      for node in 0..<landscape.count {
        let levels = landscape.space.values(at: landscape.rank(ofNode: node))
        let values = values(of: node, measured)
        let start = [landscape.id, String(landscape.rank(ofNode: node))]
        table.rows.append(
          start + levels.map(\.description) + values.map { $0.map(tabulated) ?? "–" })
        exact.rows.append(
          start + levels.map(\.description) + values.map { $0.map { "\($0)" } ?? "" })
        configurations.append(
          .object(
            [("rank", .integer(landscape.rank(ofNode: node)))]
              + [("neighbor_losses", .array(neighborLosses(of: node, topography)))]
              + [("configuration", .object(zip(names, levels).map { ($0, JSONValue($1)) }))]
              + zip(Self.titles, values).map { ($0, $1.map { .number($0) } ?? .null) }))
      }
      neighborhoods.insert(topography.graph.neighborhoodName)
      let metrics = LandscapeProfile(of: topography).entries.map {
        ($0.metric.label, $0.value.map { JSONValue.number($0) } ?? .null)
      }
      records.append(
        .object(
          summary(of: landscape) + [
            ("neighborhood", .string(topography.graph.neighborhoodName)),
            ("metrics", .object(metrics)), ("nodes", .array(configurations)),
          ]))
    }
    try output.write(
      table, exact: exact,
      json: .object([
        ("schema", .string("llp-fla/features/1")), ("landscapes", .array(records)),
      ]))
    output.note(neighborhoods: neighborhoods)
  }

  /// In the order in which the graph lists the neighbours.
  private func neighborLosses(of node: Int, _ topography: Topography) -> [JSONValue] {
    var losses: [JSONValue] = []
    topography.graph.forEachNeighbor(of: node) {
      losses.append(.number(topography.graph.landscape.losses[$0]))
    }
    return losses
  }

  /// In the order of ``titles``; `nil` for what does not exist: neighbours, a path, folds.
  private func values(of node: Int, _ measured: MeasuredLandscape) -> [Double?] {
    let topography = measured.topography
    let losses = topography.graph.landscape.losses
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
