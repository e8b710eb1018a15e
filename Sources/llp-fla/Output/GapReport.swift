import Documents

/// What `overfitting` prints of gaps side by side: of fidelities, or of data sets.
protocol GapReport {
  /// The name of the list of these in JSON.
  static var key: String { get }
  /// Why there is none.
  static var absence: String { get }

  var text: String { get }
  var json: JSONValue { get }

  /// Names of what a row is of, then of its numbers.
  static var columns: (keys: [String], values: [String]) { get }
  /// The words and numbers of each row, without those of the title.
  var rows: [(keys: [String], values: [GapCell])] { get }
  /// Words that tell this report from others in one table.
  var titles: [String] { get }
  static var titleColumns: [String] { get }
}

/// A number in a table of gaps.
enum GapCell {
  case count(Int)
  case number(Double?)

  func text(isExact: Bool) -> String {
    switch self {
    case .count(let count): "\(count)"
    case .number(nil): isExact ? "" : "–"
    case .number(let value?): isExact ? "\(value)" : tabulated(value)
    }
  }
}

extension GapReport {
  /// The rows of several reports; the title is left out where there is one alone under it.
  static func table(_ reports: [Self], isExact: Bool, withTitle: Bool = true) -> Table {
    let keys = (withTitle ? titleColumns : []) + columns.keys
    let values = columns.values.map {
      isExact ? $0.replacing(" ", with: "_").replacing("-", with: "_") : $0
    }
    var table = Table(
      (keys + values).enumerated().map { Table.Header(title: $1, isNumeric: $0 >= keys.count) },
      keyCount: keys.count)
    for report in reports {
      for row in report.rows {
        table.rows.append(
          (withTitle ? report.titles : []) + row.keys
            + row.values.map { $0.text(isExact: isExact) })
      }
    }
    return table
  }
}
