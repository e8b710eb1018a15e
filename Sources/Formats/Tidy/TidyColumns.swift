import Landscapes

/// The columns of a tidy table, by name.
struct TidyColumns: Sendable {
  /// A loss or score beside the scenario's own.
  struct Metric: Sendable {
    let measure: Measure
    let name: String
    let numbers: NumberColumn
    /// The loss of the same part.
    let loss: NumberColumn?
  }

  private let columns: [String: TableColumn]
  private let status: TableColumn?
  let metrics: [Metric]
  /// By part, those that the table has.
  let losses: [(measure: Measure, numbers: NumberColumn)]

  init(_ table: DelimitedText) {
    let columns = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0) })
    let losses = Measure.allCases.compactMap { measure in
      columns[TidyTable.lossColumn(measure)].map { (measure, NumberColumn($0)) }
    }
    self.columns = columns
    self.losses = losses
    status = columns[TidyTable.statusColumn]
    metrics = table.columns.compactMap { column in
      let parts = column.name.split(separator: ".", maxSplits: 2).map(String.init)
      guard parts.count == 3, parts[0] == "metric", let measure = Measure(rawValue: parts[1]) else {
        return nil
      }
      return Metric(
        measure: measure, name: parts[2], numbers: NumberColumn(column),
        loss: losses.first { $0.0 == measure }?.1)
    }
  }

  subscript(name: String) -> TableColumn? { columns[name] }

  /// Whether the training of a row finished, so that it has losses.
  func isFinished(_ row: Int) -> Bool {
    guard let status = status?[row] else { return true }
    return status != "failed" && status != "diverged"
  }

  /// Refuses a row of a finished training without any loss.
  func checkLosses(_ row: Int, of table: DelimitedText) throws(ImportError) {
    guard isFinished(row), !losses.contains(where: { $0.numbers[row] != nil }) else { return }
    let column = losses.first?.numbers.column.name ?? TidyTable.lossColumn(.validation)
    throw .badLoss(table.path, line: table.line(ofRow: row), column: column, text: "")
  }
}
