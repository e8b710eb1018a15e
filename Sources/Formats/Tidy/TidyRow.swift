import Documents
package import Foundation
import SearchSpaces

/// Rows of comma-separated cells, handed on in pieces.
package struct TidyRow {
  private let pieceSize: Int
  private var bytes: [UInt8] = []
  private var isFirst = true

  /// - Parameter pieceSize: The bytes to collect before they are handed on.
  package init(pieceSize: Int) {
    self.pieceSize = pieceSize
    bytes.reserveCapacity(2 * pieceSize)
  }

  /// Adds a cell, in quotes where it holds what would end it.
  package mutating func add(_ cell: String) {
    separate()
    bytes.append(contentsOf: CSVText.cell(cell).utf8)
  }

  package mutating func add(_ number: some BinaryInteger) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Adds a number with all its digits; empty for `nil`.
  package mutating func add(_ number: Double?) {
    separate()
    if let number { bytes.append(contentsOf: number.description.utf8) }
  }

  /// Adds a list of numbers with spaces between them; an empty one where no number is known, and
  /// `nan` for those that are not where others are.
  package mutating func add(_ numbers: [Double?]) {
    separate()
    if numbers.allSatisfy({ $0 == nil }) { return }
    for (place, number) in numbers.enumerated() {
      if place > 0 { bytes.append(0x20) }
      bytes.append(contentsOf: Level.number(number ?? .nan).description.utf8)
    }
  }

  private mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
  }

  /// Ends the row, and hands a full piece to `write`.
  package mutating func end(_ write: (Data) throws -> Void) throws {
    bytes.append(0x0A)
    isFirst = true
    if bytes.count >= pieceSize { try flush(write) }
  }

  /// Hands what is left to `write`.
  package mutating func flush(_ write: (Data) throws -> Void) throws {
    try write(Data(bytes))
    bytes.removeAll(keepingCapacity: true)
  }
}
