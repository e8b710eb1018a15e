import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

extension ReportPage {
  /// The best 200 and all local optima, of those at most 300.
  var configurations: [ReportSection.Block] {
    perGroup { index in
      let landscape = groups[index].main
      let topography = groups[index].placed.topography
      let optima = topography.localOptima
      let best = topography.lossOrder.prefix(200).map { Int($0) }
      let shown = Set(best + optima.nodes.prefix(300)).sorted {
        (landscape.losses[$0], $0) < (landscape.losses[$1], $1)
      }
      let optimumOf = Dictionary(
        uniqueKeysWithValues: optima.nodes.enumerated().map { ($1, $0) })
      let ranks = groups[index].placed.measured.lossRanks
      let hyperparameters = landscape.space.hyperparameters
      var table = ReportTable(
        "The best \(grouped(best.count)) of \(grouped(landscape.count)) configurations of "
          + "\(landscape.id), and its local optima",
        [
          .init(title: "place", isNumeric: true), .init(title: "loss", isNumeric: true),
          .init(title: "basin", isNumeric: true),
        ]
          + hyperparameters.map {
            .init(title: $0.name, isNumeric: $0.domain.levels[0].number != nil)
          })
      for node in shown {
        let rank = landscape.rank(ofNode: node)
        let basin = optimumOf[node].map { Double(topography.basins.sizes[$0]) }
        table.append(
          [
            .init(ranks[node]), .init(landscape.losses[node]),
            .init(basin, reason: "not a local optimum"),
          ]
            + cells(of: rank, in: landscape.space), rank: rank)
      }
      return [.table(table, space: index)]
    }
  }

  /// One per hyperparameter; a dash for those without effect.
  private func cells(of rank: Int, in space: SearchSpace) -> [ReportTable.Cell] {
    space.hyperparameters.indices.map { index in
      guard let level = space.activeLevel(of: index, atRank: rank) else {
        return ReportTable.Cell(nil, reason: "has no effect here")
      }
      var cell = ReportTable.Cell(level.description)
      cell.number = level.number
      return cell
    }
  }
}
