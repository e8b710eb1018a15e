/// The numbers that a figure draws, for those who draw their own.
public struct FigureTable: Sendable, Hashable {
  /// A cell: text, a number in full, or nothing.
  public enum Cell: Sendable, Hashable {
    case text(String)
    case number(Double)
    case integer(Int)
    case missing
  }

  public let columns: [String]
  public private(set) var rows: [[Cell]]

  public init(_ columns: [String], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// - Precondition: One cell per column.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "\(row.count) cells for \(columns.count) columns")
    rows.append(row)
  }
}

extension FigureTable.Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// A number, or nothing where there is none.
  public init(_ value: Double?) { self = value.map { .number($0) } ?? .missing }
}
