/// A column of a table read as numbers, each distinct text once.
struct NumberColumn: Sendable {
  let column: TableColumn
  /// Of each distinct text; `nil` of an empty one, NaN of one that is no finite number.
  private let values: [Double?]

  init(_ column: TableColumn) {
    self.column = column
    switch column.storage {
    case .texts(let texts, _), .manyTexts(let texts, _): values = texts.map(NumberColumn.value)
    case .numbers: values = []
    }
  }

  private static func value(_ text: String) -> Double? {
    if text.isEmpty { return nil }
    guard let number = Double(text), number.isFinite else { return .nan }
    return number
  }

  /// The number of a row; `nil` where the cell is empty, NaN where it holds no finite number.
  subscript(row: Int) -> Double? {
    switch column.storage {
    case .texts(_, let codes): values[Int(codes[row])]
    case .manyTexts(_, let codes): values[Int(codes[row])]
    case .numbers(let numbers, let others):
      others.isEmpty ? numbers[row] : others[row].map(NumberColumn.value) ?? numbers[row]
    }
  }

  /// The number of a row where it is whole.
  func integer(_ row: Int) -> Int? { self[row].flatMap { Int(exactly: $0) } }

  /// Refuses a cell that is neither empty nor a finite number, or not a whole one.
  ///
  /// - Throws: ``ImportError/badLoss(_:line:column:text:)``.
  func check(_ row: Int, of table: DelimitedText, isWhole: Bool = false) throws(ImportError) {
    guard let value = self[row], value.isNaN || (isWhole && Int(exactly: value) == nil) else {
      return
    }
    throw .badLoss(
      table.path, line: table.line(ofRow: row), column: column.name, text: column[row])
  }
}
