package import Documents

/// The metrics of several landscapes side by side.
package struct AnalysisTable {
  private let records: [AnalysisRecords]
  /// What is shown of an estimate, beside the value.
  private let parts: [Part]

  package enum Part: String {
    case corrected, low, high

    fileprivate func value(of row: AnalysisRecords.Row) -> Double? {
      switch self {
      case .corrected: row.estimate?.source == .noise ? row.estimate?.value : nil
      case .low: row.estimate?.low
      case .high: row.estimate?.high
      }
    }
  }

  package init(_ records: [AnalysisRecords], showing parts: [Part] = []) {
    self.records = records
    self.parts = parts
  }

  /// One row per metric, and per landscape its value and the parts of its estimate.
  ///
  /// - Parameter isExact: Whether numbers have all their digits, for programs; for people, a value
  ///   of a sample is marked by ≈.
  package func table(titles: [String], isExact: Bool = false) -> Table {
    var table = Table(
      [Table.Header(title: "metric")]
        + titles.flatMap { title in
          ([title] + parts.map { isExact ? "\(title) \($0.rawValue)" : $0.rawValue }).map {
            Table.Header(title: $0, isNumeric: true)
          }
        })
    for index in records[0].rows.indices {
      let cells = records.flatMap { landscape in
        let row = landscape.rows[index]
        let isMarked = !isExact && parts.isEmpty && row.estimate?.source == .sampled
        return ([row.value] + parts.map { $0.value(of: row) }).map { value in
          let cell = RecordValue.number(value)
          return isExact ? cell.exact : (isMarked ? "≈" : "") + cell.text
        }
      }
      let metric = records[0].rows[index].metric
      table.rows.append([isExact ? metric.label : metric.shortLabel] + cells)
    }
    return table
  }
}
