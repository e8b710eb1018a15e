/// Reads one cell of each row of a tidy table as a value.
struct TidyCell: Sendable {
  private let column: TableColumn
  private let kind: EvaluationColumn.Kind
  /// Of kinds that are numbers.
  private let numbers: NumberColumn?

  init(_ column: TableColumn, _ kind: EvaluationColumn.Kind) {
    self.column = column
    self.kind = kind
    switch kind {
    case .integer, .real: numbers = NumberColumn(column)
    case .text, .flag, .bits: numbers = nil
    }
  }

  /// The value of a row that ``check(_:of:)`` does not refuse.
  subscript(row: Int) -> StoredValue {
    switch kind {
    case .integer: return StoredValue(numbers?.integer(row))
    case .real: return StoredValue(numbers?[row])
    case .bits: return UInt64(column[row]).map { .integer(Int64(bitPattern: $0)) } ?? .null
    case .flag: return column[row].isEmpty ? .null : .integer(column[row] == "true" ? 1 : 0)
    case .text:
      let text = column[row]
      return text.isEmpty ? .null : .text(text)
    }
  }

  /// Refuses a cell that says nothing.
  func check(_ row: Int, of table: DelimitedText) throws(ImportError) {
    try numbers?.check(row, of: table, isWhole: kind == .integer)
    if kind == .flag, !["", "true", "false"].contains(column[row]) {
      throw .badList(
        table.path, line: table.line(ofRow: row), column: column.name,
        problem: "'\(column[row])' is not true or false")
    }
  }
}
