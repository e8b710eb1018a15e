import Foundation
import SearchSpaces

extension DelimitedText {
  /// The table with continuous columns cut into levels: each cell holds the number that stands for
  /// its level. Levels that no row holds stand among the texts of the column.
  ///
  /// - Throws: ``ImportError/unknownColumn(_:column:known:)``,
  ///   ``ImportError/badLevel(_:line:column:text:)`` for a cell that is not a finite number, or
  ///   what `Discretization` throws.
  func cut(into levels: [Discretization]) throws -> DelimitedText {
    var table = self
    for discretization in levels {
      guard
        let index = columns.firstIndex(where: {
          $0.name == discretization.name || $0.name == "hp.\(discretization.name)"
        })
      else {
        throw ImportError.unknownColumn(
          path, column: discretization.name, known: columns.map(\.name))
      }
      table.setColumn(index, try columns[index].cut(discretization, of: self))
    }
    return table
  }
}

extension TableColumn {
  fileprivate func cut(
    _ discretization: Discretization, of table: DelimitedText
  ) throws -> TableColumn {
    if let row = firstRow(where: { $0.level.number == nil }) {
      throw ImportError.badLevel(
        table.path, line: table.line(ofRow: row), column: name, text: self[row])
    }
    // Cut as the rows hold them: a value that comes often weighs as often in a quantile.
    let (levels, positions) = try discretization.cut(values { $0.level.number ?? .nan })
    return TableColumn(
      name: name,
      storage: .manyTexts(
        levels.map { Level.number($0).description }, codes: positions.map { Int32($0) }))
  }
}
