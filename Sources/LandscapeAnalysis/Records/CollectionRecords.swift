package import Documents
package import Landscapes

/// What a source holds: one row per landscape, with what came of the trainings behind it.
package struct CollectionRecords {
  package typealias Row = (landscape: Landscape, outcomes: OutcomeCounts?)
  private let rows: [Row]

  package init(_ collection: LandscapeCollection) {
    rows = collection.landscapes.map { ($0, collection.outcomes[$0.scenario]) }
  }

  /// People are shown what went wrong where something did.
  package var table: RecordTable<Row> {
    let hasDiverged = rows.contains { $0.outcomes?.diverged ?? 0 > 0 }
    let hasCollapsed = rows.contains { $0.outcomes?.collapsed ?? 0 > 0 }
    return RecordTable(
      rows,
      [
        .text("id", \.landscape.id), .count("configurations", \.landscape.count),
        .number("coverage") { $0.landscape.isOffGrid ? nil : $0.landscape.coverage },
        .count("failed", \.landscape.failedCount),
      ] + (hasDiverged ? [.count("diverged", for: .people, \.outcomes?.diverged)] : [])
        + (hasCollapsed ? [.count("collapsed", for: .people, \.outcomes?.collapsed)] : [])
        + [
          .number("best") { $0.landscape.losses[$0.landscape.bestNode] },
          .count("trainings", for: .csv, \.outcomes?.trainings),
          .count("diverged_trainings", for: .csv, \.outcomes?.diverged),
          .count("failed_trainings", for: .csv, \.outcomes?.failed),
          .count("collapsed_trainings", for: .csv, \.outcomes?.collapsed),
        ])
  }

  /// The trainings are `null` where the source does not say what came of them.
  package var json: JSONValue {
    .array(
      rows.map { landscape, outcomes in
        let trainings = outcomes.map { outcomes in
          JSONValue.object([
            ("count", .integer(outcomes.trainings)), ("diverged", .integer(outcomes.diverged)),
            ("failed", .integer(outcomes.failed)), ("collapsed", .integer(outcomes.collapsed)),
          ])
        }
        return .object(landscape.jsonKeys + [("trainings", trainings ?? .null)])
      })
  }
}
