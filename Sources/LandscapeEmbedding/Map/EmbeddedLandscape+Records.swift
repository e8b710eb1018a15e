public import Documents
import Landscapes
import Numerical

extension EmbeddedLandscape {
  /// What a reader of the map should know.
  package var notes: [String] {
    var notes: [String] = []
    if let quality = map.quality {
      let agreement = quality.rankAgreement.map { significant($0, digits: 3) } ?? "undefined: flat"
      let sample =
        quality.sampleSize < landscape.count
        ? " (on \(quality.sampleSize) sampled configurations)" : ""
      notes.append(
        "\(landscape.id): trustworthiness \(significant(quality.trustworthiness, digits: 3)), "
          + "continuity \(significant(quality.continuity, digits: 3))\(sample); rank agreement of "
          + "the \(quality.neighborCount) nearest \(agreement)")
    } else {
      notes.append("\(landscape.id): too few configurations to say how far the map may be believed")
    }
    let linked = landscape.count - map.isolatedCount
    if map.landmarkCount < linked {
      notes.append(
        "\(landscape.id): \(map.landmarkCount) of \(linked) configurations are laid out, the "
          + "others lie among their nearest of these")
    }
    if map.isolatedCount > 0 {
      notes.append(
        "\(landscape.id): \(map.isolatedCount) configurations have no neighbour; they lie in a "
          + "row below the map")
    }
    if let agreement {
      notes.append(
        "\(landscape.id): laid over the first map, R² \(significant(agreement, digits: 3))")
    }
    return notes
  }

  /// What the map was made of, how far it may be believed, and where each configuration lies.
  public var json: JSONValue {
    let quality = map.quality
    func value(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }
    let nodes = points.enumerated().map { node, point -> JSONValue in
      let rank = landscape.rank(ofNode: node)
      return .object([
        ("rank", .integer(rank)), ("x", .number(point.x)), ("y", .number(point.y)),
        ("loss", .number(landscape.losses[node])), ("loss_rank", .number(lossRanks[node])),
        ("configuration", JSONValue(configuration: rank, in: landscape.space)),
      ])
    }
    return .object([
      ("id", .string(landscape.id)), ("links", .string(map.hope.links.rawValue)),
      ("proximity", .string(map.hope.proximity.rawValue)),
      ("dimensions", .integer(map.hope.rank)), ("neighbors", .integer(map.umap.neighborCount)),
      ("minimum_distance", .number(map.umap.minimumDistance)),
      ("seed", .whole(map.seed.value)),
      ("trustworthiness", value(quality?.trustworthiness)),
      ("continuity", value(quality?.continuity)),
      ("rank_agreement", value(quality?.rankAgreement)),
      ("quality_neighbors", quality.map { .integer($0.neighborCount) } ?? .null),
      ("landmarks", .integer(map.landmarkCount)), ("isolated", .integer(map.isolatedCount)),
      ("alignment", value(agreement)), ("nodes", .array(nodes)),
    ])
  }

  /// One row per configuration; which landscape, where there are several.
  ///
  /// - Precondition: One map or more, of landscapes over one space.
  package static func table(
    of maps: [EmbeddedLandscape]
  ) -> RecordTable<(map: EmbeddedLandscape, node: Int)> {
    RecordTable(
      maps.flatMap { map in map.points.indices.map { (map: map, node: $0) } },
      (maps.count > 1 ? [.text("landscape", \.map.landscape.id)] : []) + [
        .count("rank") { $0.map.landscape.rank(ofNode: $0.node) },
        .number("x") { $0.map.points[$0.node].x }, .number("y") { $0.map.points[$0.node].y },
        .number("loss") { $0.map.landscape.losses[$0.node] },
        .number("loss_rank") { $0.map.lossRanks[$0.node] },
      ]
        + RecordTable.Column.levels(of: maps[0].landscape.space) {
          $0.map.landscape.rank(ofNode: $0.node)
        })
  }
}
