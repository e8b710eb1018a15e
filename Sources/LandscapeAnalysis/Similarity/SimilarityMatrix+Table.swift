package import Documents
import Landscapes

extension SimilarityMatrix {
  /// One row per pair with all digits: both landscapes, their common configurations, each measure.
  ///
  /// - Parameter hasIntervals: Whether two columns follow each measure.
  package func table(hasIntervals: Bool = false) -> Table {
    let hasProjection = entries.contains { $0.shared != nil }
    let titles = measures.flatMap { measure in
      [measure.name]
        + (hasIntervals ? ["\(measure.name)_low", "\(measure.name)_high"] : [])
    }
    var table = Table(
      [.init(title: "a"), .init(title: "b")]
        + (["shared"] + titles).map { .init(title: $0, isNumeric: true) }
        + (hasProjection ? [.init(title: "on")] : []), keyCount: 2)
    for entry in entries {
      let values = measures.indices.flatMap { place -> [Double?] in
        let interval = entry.intervals[place]
        return [entry.values[place]] + (hasIntervals ? [interval?.low, interval?.high] : [])
      }
      table.rows.append(
        [
          landscapes[entry.first].id, landscapes[entry.second].id, String(entry.pair.count),
        ] + values.map { $0.map { "\($0)" } ?? "" }
          + (hasProjection ? [entry.shared?.joined(separator: " ") ?? ""] : []))
    }
    return table
  }
}
