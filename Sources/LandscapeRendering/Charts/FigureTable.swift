/// The numbers that a figure draws, for those who draw their own.
package struct FigureTable: Sendable, Hashable {
  /// A cell: text, a number in full, or nothing.
  package enum Cell: Sendable, Hashable {
    case text(String)
    case number(Double)
    case integer(Int)
    case missing
  }

  package let columns: [String]
  package private(set) var rows: [[Cell]]

  package init(_ columns: [String], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// - Precondition: One cell per column.
  package mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "\(row.count) cells for \(columns.count) columns")
    rows.append(row)
  }
}

extension FigureTable.Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }

  /// A number, or nothing where there is none.
  package init(_ value: Double?) { self = value.map { .number($0) } ?? .missing }
}
