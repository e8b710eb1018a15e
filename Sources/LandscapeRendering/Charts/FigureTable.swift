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

  /// Columns of figures that hold losses.
  private static let lossColumns: Set = [
    "loss", "best", "lowest", "mean", "median", "lower_quartile", "upper_quartile", "first_loss",
    "second_loss", "from_loss", "to_loss", "train", "other",
  ]

  /// The same with another column behind each of losses, in the unit that is shown: `value` behind
  /// `loss`, `mean_value` behind `mean`.
  func adding(_ values: ShownValues) -> FigureTable {
    let names = columns.flatMap { name in
      Self.lossColumns.contains(name)
        ? [name, name == "loss" ? "value" : name + "_value"] : [name]
    }
    let rows = rows.map { row in
      zip(columns, row).flatMap { name, cell -> [Cell] in
        guard Self.lossColumns.contains(name) else { return [cell] }
        if case .number(let loss) = cell { return [cell, .number(values(loss))] }
        return [cell, cell]
      }
    }
    return Set(names).count == names.count ? FigureTable(names, rows: rows) : self
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
