package import Documents
import Landscapes
import SearchSpaces

/// What each configuration sees around it, over one space: one row per configuration and landscape.
package struct FeatureRecords {
  /// The columns of numbers, after the hyperparameters.
  private static let titles = [
    "loss", "loss_rank", "neighbors", "neighbor_mean_loss", "neighbor_min_loss", "basin",
    "descent_moves", "distance_to_optimum", "path_length_to_optimum", "standard_error",
  ]

  /// A configuration of a landscape.
  package struct Row {
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

  private let landscapes: [MeasuredLandscape]

  /// - Precondition: One landscape or more, over one space.
  package init(_ landscapes: [MeasuredLandscape]) {
    self.landscapes = landscapes
  }

  package var table: RecordTable<Row> { table(of: landscapes) }

  private func table(of landscapes: [MeasuredLandscape]) -> RecordTable<Row> {
    let space = landscapes[0].topography.graph.landscape.space
    return RecordTable(
      landscapes.flatMap { measured in
        measured.topography.graph.landscape.losses.indices.map {
          Row(measured: measured, node: $0)
        }
      },
      [.text("landscape", for: .tables, \.landscape.id), .count("rank", \.rank)]
        + RecordTable<Row>.Column.levels(of: space, atRank: \.rank) + [
          .json("neighbor_losses") { JSONValue($0.neighborLosses) },
          .json("configuration") { JSONValue(configuration: $0.rank, in: space) },
        ] + Self.titles.enumerated().map { index, title in .number(title) { $0.values[index] } })
  }

  /// The landscapes with their metrics and nodes.
  package var json: JSONValue {
    .array(
      landscapes.map { measured in
        let topography = measured.topography
        let metrics = LandscapeProfile(of: topography).entries.map {
          ($0.metric.label, JSONValue($0.value))
        }
        return .object(
          topography.graph.landscape.jsonKeys + [
            ("neighborhood", .string(topography.graph.neighborhoodName)),
            ("metrics", .object(metrics)), ("nodes", table(of: [measured]).json),
          ])
      })
  }
}
