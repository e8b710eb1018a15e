import Foundation
import SearchSpaces

/// One column of a table: texts that repeat, each stored once, or a number per row.
package struct TableColumn: Sendable {
  /// A cell as it is stored.
  enum Cell: Hashable {
    case text(String)
    case number(Double)

    /// As it is written, or as short as the number can be written.
    var text: String {
      switch self {
      case .text(let text): text
      case .number(let value): Level.number(value).description
      }
    }

    /// The number that the cell writes; not finite where a text says so.
    var number: Double? {
      switch self {
      case .text(let text): Double(text)
      case .number(let value): value
      }
    }

    /// What the cell is as a level.
    var level: Level {
      switch self {
      case .text(let text): Level(parsing: text)
      case .number(let value): .number(value)
      }
    }
  }

  enum Storage: Sendable {
    /// Texts in order of first sight, and which of them each row holds.
    case texts([String], codes: [UInt16])
    case manyTexts([String], codes: [Int32])
    /// A number per row, and the texts of rows that hold none.
    case numbers([Double], others: [Int: String])
  }

  package let name: String
  let storage: Storage

  /// The text of a row.
  package subscript(row: Int) -> String { cell(row).text }

  func cell(_ row: Int) -> Cell {
    switch storage {
    case .texts(let texts, let codes): .text(texts[Int(codes[row])])
    case .manyTexts(let texts, let codes): .text(texts[Int(codes[row])])
    case .numbers(let numbers, let others): others[row].map { .text($0) } ?? .number(numbers[row])
    }
  }

  /// The distinct cells, in order of first sight where they are texts.
  var distinct: [Cell] {
    switch storage {
    case .texts(let texts, _), .manyTexts(let texts, _):
      // Texts that differ in the spaces around them alone are stored apart.
      texts.reduce(into: (seen: Set<String>(), cells: [Cell]())) {
        if $0.seen.insert($1).inserted { $0.cells.append(.text($1)) }
      }.cells
    case .numbers(let numbers, let others):
      Set(numbers.indices.lazy.filter { others[$0] == nil }.map { numbers[$0] }).sorted()
        .map { .number($0) } + Set(others.values).sorted().map { .text($0) }
    }
  }

  /// Calls `body` with each row and what its cell means, which is asked once per distinct text.
  @inline(__always)
  func forEach<Value>(_ meaning: (Cell) -> Value, _ body: (Int, Value) -> Void) {
    switch storage {
    case .texts(let texts, let codes):
      let values = texts.map { meaning(.text($0)) }
      for (row, code) in codes.enumerated() { body(row, values[Int(code)]) }
    case .manyTexts(let texts, let codes):
      let values = texts.map { meaning(.text($0)) }
      for (row, code) in codes.enumerated() { body(row, values[Int(code)]) }
    case .numbers(let numbers, let others):
      for (row, number) in numbers.enumerated() {
        let text = others.isEmpty ? nil : others[row]
        body(row, meaning(text.map { .text($0) } ?? .number(number)))
      }
    }
  }

  /// What the cell of each row means.
  func values<Value>(_ meaning: (Cell) -> Value) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(rowCount)
    forEach(meaning) { values.append($1) }
    return values
  }

  /// The first row whose cell is as said.
  func firstRow(where isMeant: (Cell) -> Bool) -> Int? {
    var first: Int?
    forEach(isMeant) { row, isMet in if isMet, first == nil { first = row } }
    return first
  }

  var rowCount: Int {
    switch storage {
    case .texts(_, let codes): codes.count
    case .manyTexts(_, let codes): codes.count
    case .numbers(let numbers, _): numbers.count
    }
  }

  /// Why a column without a name is no data: it is empty, as behind a delimiter that ends every
  /// line, or counts the rows from 0 or 1, as the index that pandas and R write; `nil` where it may
  /// be.
  var reasonToLeaveOut: String? {
    let cells = values { (text: $0.text, number: $0.number) }
    if cells.allSatisfy(\.text.isEmpty) { return "is empty" }
    guard let first = cells.first?.number, first == 0 || first == 1 else { return nil }
    let counts = cells.enumerated().allSatisfy { $1.number == first + Double($0) }
    return counts ? "numbers the rows" : nil
  }
}
