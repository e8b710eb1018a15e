/// Reads cells that hold lists of numbers with spaces between them, of one length in a row.
///
/// The first holds whole numbers and says how many there are; another is empty where none of its
/// numbers is known, and has `nan` for those that are not where others are.
struct TidyLists: Sendable {
  private let columns: [TableColumn?]

  /// - Parameter columns: `nil` for those that a table lacks.
  init(_ columns: [TableColumn?]) { self.columns = columns }

  /// The numbers of a list; `nil` where a word is none.
  static func numbers(_ text: String) -> [Double]? {
    var numbers: [Double] = []
    for word in text.split(separator: " ") {
      guard let number = Double(word), !number.isInfinite else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The numbers of a list that holds nothing else.
  static func checked(
    _ column: TableColumn, _ row: Int, of table: DelimitedText
  ) throws(ImportError) -> [Double] {
    guard let numbers = numbers(column[row]) else {
      throw .badList(
        table.path, line: table.line(ofRow: row), column: column.name,
        problem: "not a list of finite numbers")
    }
    return numbers
  }

  /// The fields of each sample of a row that ``check(_:of:)`` does not refuse, `nil` for those that
  /// are not known.
  func samples(_ row: Int) -> [[Double?]] {
    let lists = columns.map { column in column.flatMap { Self.numbers($0[row]) } ?? [] }
    return (lists.first ?? []).indices.map { place in
      lists.map { $0.isEmpty || $0[place].isNaN ? nil : $0[place] }
    }
  }

  /// Refuses lists of other lengths than the first, which holds whole numbers.
  func check(_ row: Int, of table: DelimitedText) throws(ImportError) {
    var count = 0
    for (place, column) in columns.enumerated() {
      guard let column else { continue }
      let numbers = try Self.checked(column, row, of: table)
      if place == 0 {
        count = numbers.count
        if !numbers.allSatisfy({ Int(exactly: $0) != nil }) {
          throw .badList(
            table.path, line: table.line(ofRow: row), column: column.name,
            problem: "steps are whole numbers")
        }
      } else if !numbers.isEmpty, numbers.count != count {
        throw .badList(
          table.path, line: table.line(ofRow: row), column: column.name,
          problem: "\(numbers.count) numbers for \(count) steps")
      }
    }
  }
}
